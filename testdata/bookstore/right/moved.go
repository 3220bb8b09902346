package main

import (
	"net/http"

	"github.com/statuslint/statuslint/testdata/bookstore/right/web"
)

// The shop has had other addresses; old links and old clients still use them.

func (s *server) oldBook(w http.ResponseWriter, r *http.Request) {
	id, err := web.IntParam(r, "id")
	if err != nil {
		// No book ever had such an address.
		http.NotFound(w, r)
		return
	}
	http.Redirect(w, r, bookURL(id), http.StatusMovedPermanently)
}

func (s *server) oldCatalogue(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Location", "/books")
	w.WriteHeader(http.StatusMovedPermanently)
}

func (s *server) oldShop(w http.ResponseWriter, r *http.Request) {
	web.Moved(w, r, "/books")
}

// oldAPI keeps the method and the body, which a 301 need not do.
func (s *server) oldAPI(w http.ResponseWriter, r *http.Request) {
	web.Elsewhere(w, http.StatusPermanentRedirect, "/books")
}

// latest points to the newest book, which is another one tomorrow.
func (s *server) latest(w http.ResponseWriter, r *http.Request) {
	list, err := s.store.List(r.Context())
	if err != nil {
		storeFault(w, r, err)
		return
	}
	if len(list) == 0 {
		web.Error(w, http.StatusNotFound, "the shop has no books")
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h["Location"] = []string{bookURL(list[len(list)-1].ID)}
	reply(w, http.StatusFound, nil)
}
