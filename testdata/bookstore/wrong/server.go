package main

import (
	"io/fs"
	"net/http"
	"sync/atomic"
	"time"
)

type server struct {
	store       Store
	files       fs.FS
	byToken     map[string]User
	byName      map[string]User
	sessions    *sessions
	jobs        *jobs
	limit       *limiter
	maintenance atomic.Bool
	prices      string // the address of the server that knows them
}

func newServer(cfg Config, store Store, files fs.FS) *server {
	s := &server{
		store:    store,
		files:    files,
		byToken:  map[string]User{},
		byName:   map[string]User{},
		sessions: &sessions{byID: map[string]session{}},
		jobs:     &jobs{spawn: func(work func()) { go work() }},
		limit:    &limiter{max: cfg.PerMinute, window: time.Minute, now: time.Now},
	}
	for _, user := range cfg.Users {
		s.byToken[user.Token] = user
		s.byName[user.Name] = user
	}
	return s
}

func (s *server) handler() http.Handler {
	mux := http.NewServeMux()
	editor := func(h http.HandlerFunc) http.HandlerFunc { return s.requireUser(s.requireEditor(h)) }

	mux.HandleFunc("/books", s.books)
	mux.HandleFunc("GET /books/{id}", s.getBook)
	mux.HandleFunc("PUT /books/{id}", editor(s.updateBook))
	mux.HandleFunc("DELETE /books/{id}", editor(s.deleteBook))
	mux.HandleFunc("POST /books/batch", editor(s.addBatch))
	mux.HandleFunc("GET /books/{id}/page", s.page)
	mux.HandleFunc("GET /export", s.export)

	mux.HandleFunc("POST /checks", editor(s.startCheck))
	mux.HandleFunc("GET /checks/{id}", s.requireUser(s.getCheck))

	mux.HandleFunc("POST /session", s.login)
	mux.HandleFunc("DELETE /session", s.logout)
	mux.HandleFunc("GET /account", s.account)

	mux.HandleFunc("GET /book/{id}", s.oldBook)
	mux.HandleFunc("GET /catalogue", s.oldCatalogue)
	mux.HandleFunc("GET /shop", s.oldShop)
	mux.HandleFunc("/v0/books", s.oldAPI)
	mux.HandleFunc("GET /latest", s.latest)

	mux.HandleFunc("GET /feed", s.feed)
	mux.HandleFunc("GET /books/{id}/slip", s.slip)
	mux.HandleFunc("POST /books/{id}/reservation", s.requireUser(s.reserve))
	mux.HandleFunc("/orders", s.order)
	mux.HandleFunc("/basket", s.basket)
	mux.HandleFunc("POST /checkout", s.checkout)
	mux.HandleFunc("GET /leaflets/{name}", s.leaflet)

	mux.HandleFunc("GET /price", s.price)
	mux.HandleFunc("GET /stock", s.stock)
	mux.HandleFunc("GET /touch", s.touch)
	mux.HandleFunc("GET /shelve", s.shelve)
	mux.HandleFunc("POST /members", s.members)

	mux.HandleFunc("GET /about", s.about)
	mux.HandleFunc("/health", s.health)
	mux.HandleFunc("PUT /maintenance", s.setMaintenance)

	return observe(s.pauseable(s.limit.throttle(mux)))
}
