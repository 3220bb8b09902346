package main

import (
	"net/http"

	"github.com/statuslint/statuslint/testdata/bookstore/wrong/web"
)

// The shop has had other addresses; old links and old clients still use them.

func (s *server) oldBook(w http.ResponseWriter, r *http.Request) {
	id, err := web.IntParam(r, "id")
	if err != nil {
		// No book ever had such an address.
		http.NotFound(w, r)
		return
	}
	web.Moved(w, r, bookURL(id))
}

func (s *server) oldCatalogue(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusMovedPermanently) // mistake: missinglocation
}

func (s *server) oldShop(w http.ResponseWriter, r *http.Request) {
	web.Elsewhere(w, http.StatusMovedPermanently, "/books")
}

// oldAPI keeps the method and the body, which a 301 need not do.
func (s *server) oldAPI(w http.ResponseWriter, r *http.Request) {
	web.JSON(w, http.StatusPermanentRedirect, map[string]string{"url": "/books"}) // mistake: missinglocation
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
	w.Header().Set("Cache-Control", "no-store")
	reply(w, http.StatusFound, map[string]string{"url": bookURL(list[len(list)-1].ID)}) // mistake: missinglocation
}
