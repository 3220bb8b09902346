package main

import (
	"net/http"
	"sync/atomic"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/go-chi/render"

	"example.com/frameworks/bookstore/chi/right/web"
	"example.com/frameworks/bookstore/shelf"
)

type server struct {
	shelf    *shelf.Shelf
	path     string // of the configuration file
	config   atomic.Pointer[config]
	probes   replier
	client   *http.Client
	sessions sessions
}

func newServer(cfg config, path string, books *shelf.Shelf) *server {
	s := &server{
		shelf:  books,
		path:   path,
		probes: jsonReplier{},
		client: &http.Client{Timeout: 5 * time.Second},
	}
	if cfg.Plain {
		s.probes = textReplier{}
	}
	s.config.Store(&cfg)
	return s
}

func (s *server) routes() http.Handler {
	r := chi.NewRouter()
	r.Use(middleware.Recoverer, http.NewCrossOriginProtection().Handler, render.SetContentType(render.ContentTypeJSON))
	editor := r.With(s.requireUser, requireEditor)

	r.Get("/books", s.listBooks)
	editor.Post("/books", s.createBook)
	editor.Method(http.MethodPost, "/books/batch", web.Handler(s.addBatch))
	r.Route("/books/{id}", func(r chi.Router) {
		r.Use(s.withBook)
		r.Get("/", getBook)
		r.With(s.requireUser, requireEditor).Delete("/", s.removeBook)
		r.Get("/price", s.price)
		r.Method(http.MethodGet, "/cover", web.Handler(s.cover))
	})
	r.Get("/isbn/{isbn}", exchanged(s.findISBN))
	r.Get("/thick", exchanged(s.countThick))
	r.HandleFunc("/suggest", s.suggest)

	r.With(s.requireUser).Post("/session", s.login)
	r.Method(http.MethodDelete, "/session", web.Handler(s.logout))
	r.Method(http.MethodGet, "/me", web.Handler(s.me))

	r.Method(http.MethodGet, "/book/{id}", web.StatusHandler(oldBook))
	r.Method(http.MethodGet, "/shelf", web.StatusHandler(oldShelf))
	r.Get("/latest", s.latest)

	r.Get("/health", s.health)
	r.Method(http.MethodPut, "/admin/closed", web.StatusHandler(s.setClosed))
	r.Post("/admin/reload", s.reload)
	r.Get("/admin/prices", s.pricesState)
	return r
}
