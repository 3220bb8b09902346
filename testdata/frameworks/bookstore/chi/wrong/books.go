package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/render"

	"example.com/frameworks/bookstore/chi/wrong/web"
	"example.com/frameworks/bookstore/shelf"
)

type bookKey struct{}

// bookOf returns the book that withBook found.
func bookOf(r *http.Request) shelf.Book {
	book, _ := r.Context().Value(bookKey{}).(shelf.Book)
	return book
}

// withBook looks up the book that the path names, for the handlers behind it.
func (s *server) withBook(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id, err := strconv.Atoi(chi.URLParam(r, "id"))
		if err != nil {
			http.Error(w, "id must be a number", http.StatusInternalServerError) // mistake: clientfault
			return
		}
		book, err := s.shelf.Get(r.Context(), id)
		if err != nil {
			render.Render(w, r, ErrShelf(err))
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), bookKey{}, book)))
	})
}

func (s *server) listBooks(w http.ResponseWriter, r *http.Request) {
	limit := 20
	if text := r.URL.Query().Get("limit"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			render.Status(r, http.StatusInternalServerError) // mistake: clientfault
			render.JSON(w, r, render.M{"error": "limit must be a positive number"})
			return
		}
		limit = n
	}
	list, err := s.shelf.List(r.Context())
	if err != nil {
		render.Render(w, r, ErrShelf(err))
		return
	}
	render.JSON(w, r, list[:min(limit, len(list))])
}

func getBook(w http.ResponseWriter, r *http.Request) {
	// A book never changes, so its number is tag enough.
	tag := fmt.Sprintf(`"%d"`, bookOf(r).ID)
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	render.JSON(w, r, bookOf(r))
}

// bookRequest is a book as a client sends it.
type bookRequest struct {
	*shelf.Book
}

// Bind runs after the body has been read.
func (b *bookRequest) Bind(*http.Request) error {
	if b.Book == nil {
		return errors.New("the book is missing")
	}
	return nil
}

func (s *server) createBook(w http.ResponseWriter, r *http.Request) {
	var in bookRequest
	if err := render.Bind(r, &in); err != nil {
		render.Render(w, r, ErrServer(err)) // mistake: clientfault
		return
	}
	if err := in.Validate(); err != nil {
		web.Invalid(w, err)
		return
	}
	book, err := s.shelf.Add(r.Context(), *in.Book)
	if err != nil {
		render.Render(w, r, ErrShelf(err))
		return
	}
	w.Header().Set("Location", bookURL(book.ID))
	render.Status(r, http.StatusCreated)
	render.JSON(w, r, book)
}

func (s *server) removeBook(w http.ResponseWriter, r *http.Request) {
	if err := s.shelf.Remove(r.Context(), bookOf(r).ID); err != nil {
		render.Render(w, r, ErrShelf(err))
		return
	}
	render.Status(r, http.StatusNoContent)
	render.JSON(w, r, render.M{"removed": bookOf(r).ID}) // mistake: bodynotallowed
}
