package main

import (
	"errors"
	"net/http"

	"github.com/go-chi/render"

	"example.com/frameworks/bookstore/shelf"
)

var errNoMatch = errors.New("no book has this ISBN")

func (s *server) byISBN(x exchange) (shelf.Book, error) {
	list, err := s.shelf.List(x.r.Context())
	if err != nil {
		return shelf.Book{}, err
	}
	for _, book := range list {
		if book.ISBN == x.param("isbn") {
			return book, nil
		}
	}
	return shelf.Book{}, errNoMatch
}

func (s *server) findISBN(x exchange) {
	book, err := s.byISBN(x)
	switch {
	case errors.Is(err, errNoMatch):
		x.fail(http.StatusNotFound, err.Error())
	case err != nil:
		render.Render(x.w, x.r, ErrShelf(err))
	default:
		x.reply(http.StatusOK, book)
	}
}

// countThick counts the books with at least so many pages.
func (s *server) countThick(x exchange) {
	pages, err := x.number("pages")
	if err != nil {
		x.fail(http.StatusBadRequest, err.Error())
		return
	}
	list, err := s.shelf.List(x.r.Context())
	if err != nil {
		render.Render(x.w, x.r, ErrShelf(err))
		return
	}
	count := 0
	for _, book := range list {
		if book.Pages >= pages {
			count++
		}
	}
	x.reply(http.StatusOK, render.M{"count": count})
}
