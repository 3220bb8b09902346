package main

import (
	"html/template"
	"io"
	"io/fs"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"

	"example.com/frameworks/bookstore/shelf"
)

type config struct {
	catalogue string // address of the server that knows all books
	password  string // of the person at the desk
	hookKey   string // signs the messages of the catalogue
}

type server struct {
	cfg    config
	shelf  *shelf.Shelf
	files  fs.FS
	client *http.Client
	loans  *loans
	log    *changes
	closed atomic.Bool
}

func newServer(cfg config, books *shelf.Shelf, files fs.FS) *server {
	return &server{
		cfg: cfg, shelf: books, files: files,
		client: &http.Client{Timeout: 5 * time.Second},
		loans:  &loans{holders: map[int]string{}},
		log:    &changes{},
	}
}

// pages renders the templates of the server.
type pages struct{ *template.Template }

func (p pages) Render(w io.Writer, name string, data any, _ echo.Context) error {
	return p.ExecuteTemplate(w, name, data)
}

func (s *server) echo() *echo.Echo {
	e := echo.New()
	e.HTTPErrorHandler = handleError
	e.Renderer = pages{template.Must(template.New("suggest").Parse(suggestPage))}
	e.Use(limit)

	e.GET("/books", s.listBooks)
	e.GET("/books/:id", s.getBook)
	e.GET("/isbn/:isbn", s.findBook)
	e.GET("/export", s.export)
	e.GET("/feed", s.feed)
	e.GET("/suggest", s.suggest)
	e.POST("/suggest", s.suggest)

	e.POST("/login", s.login)
	e.GET("/account", s.account)
	e.GET("/changes", s.listChanges)
	e.POST("/closed", s.toggle)
	e.POST("/hooks/stock", s.stock, s.signed)

	e.GET("/old/books/:id", s.oldBook)
	e.GET("/old/list", s.oldList)
	e.GET("/catalogue", s.oldCatalogue)
	e.GET("/lookup/:isbn", s.lookup)
	e.GET("/scan/:isbn", s.scan)

	api := e.Group("/api", s.openOnly, s.requireUser)
	api.POST("/rpc", s.rpc)
	api.GET("/books/:id/loan", visiting(s.getLoan))
	api.PUT("/books/:id/loan", visiting(s.lend))
	api.DELETE("/books/:id/loan", visiting(s.giveBack))

	editors := api.Group("", editorsOnly)
	editors.POST("/books", s.addBook)
	editors.POST("/bulk", s.addBooks)
	editors.DELETE("/books/:id", s.removeBook)
	editors.DELETE("/changes", s.forgetChanges)
	return e
}
