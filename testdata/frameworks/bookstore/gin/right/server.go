package main

import (
	"io/fs"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"example.com/frameworks/bookstore/shelf"
)

type server struct {
	cfg      config
	shelf    *shelf.Shelf
	files    fs.FS
	client   *http.Client
	sessions *sessions
	notes    *notebook
}

func newServer(cfg config, books *shelf.Shelf, files fs.FS) *server {
	return &server{
		cfg: cfg, shelf: books, files: files,
		client:   &http.Client{Timeout: 5 * time.Second},
		sessions: &sessions{open: map[string]session{}},
		notes:    &notebook{byBook: map[int][]string{}},
	}
}

func (s *server) engine() *gin.Engine {
	e := gin.New()
	// Without this, a wrong method would be a 404.
	e.HandleMethodNotAllowed = true
	e.Use(gin.Recovery(), s.sameOrigin)

	e.GET("/books", wrap(s.listBooks))
	e.GET("/books/:id", wrap(s.getBook))
	e.GET("/books/:id/cover", s.cover)
	e.GET("/books/:id/price", s.price)
	e.GET("/books/:id/notes", s.listNotes)
	e.POST("/check", s.checkBook)
	e.GET("/export", s.export)

	e.POST("/session", s.login)
	e.DELETE("/session", wrap(s.logout))
	e.GET("/account", wrap(s.account))
	e.GET("/me", s.me)

	e.GET("/book/:id", s.oldBook)
	e.GET("/catalogue", s.oldCatalogue)
	e.GET("/newest", s.newest)
	e.GET("/v1/books/:id", s.oldGet)
	e.GET("/v1/count", s.oldCount)

	e.GET("/about", wrap(s.about))
	e.GET("/status", s.status)

	desk := e.Group("/desk", byDay)
	desk.POST("/loans", counted, lend)

	user := e.Group("/", s.requireUser)
	user.POST("/books/:id/notes", s.addNote)
	user.POST("/introspect", s.introspect)

	editor := user.Group("/", requireEditor)
	editor.POST("/books", wrap(s.addBook))
	editor.POST("/import", wrap(s.importBooks))
	editor.DELETE("/books/:id", wrap(s.removeBook))
	editor.DELETE("/books/:id/notes", s.clearNotes)
	return e
}
