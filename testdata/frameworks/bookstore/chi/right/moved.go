package main

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/render"

	"example.com/frameworks/bookstore/chi/right/web"
)

// The shelf has had other addresses, and old links still lead there.

func oldBook(w http.ResponseWriter, r *http.Request) (int, error) {
	id, err := strconv.Atoi(chi.URLParam(r, "id"))
	if err != nil {
		return http.StatusNotFound, errors.New("no book ever had such an address")
	}
	http.Redirect(w, r, bookURL(id), http.StatusMovedPermanently)
	return 0, nil
}

func oldShelf(w http.ResponseWriter, r *http.Request) (int, error) {
	w.Header().Set("Location", "/books")
	return http.StatusMovedPermanently, nil
}

// latest points to the newest book, which is another one tomorrow.
func (s *server) latest(w http.ResponseWriter, r *http.Request) {
	list, err := s.shelf.List(r.Context())
	if err != nil {
		render.Render(w, r, ErrShelf(err))
		return
	}
	if len(list) == 0 {
		render.Render(w, r, ErrNotFound)
		return
	}
	book := list[len(list)-1]
	noStore(w)
	w.Header().Set("Location", bookURL(book.ID))
	web.JSON(w, http.StatusFound, book)
}
