package main

import (
	"fmt"
	"html"
	"io"
	"log/slog"
	"net/http"
	"strconv"
)

// page shows a book to people. The page is composed of several writes; the
// first of them sends the implied 200.
func (s *server) page(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	book, err := s.store.Get(r.Context(), id)
	if err != nil {
		http.Error(w, http.StatusText(statusOf(err)), statusOf(err))
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	title := html.EscapeString(book.Title)
	io.WriteString(w, "<!doctype html>\n")
	fmt.Fprintf(w, "<title>%s</title>\n", title)
	fmt.Fprintf(w, "<h1>%s</h1>\n", title)
	if book.Pages > 0 {
		fmt.Fprintf(w, "<p>%d pages</p>\n", book.Pages)
	}
	// The list of other books is a nicety; the page is good without it.
	others, err := s.store.List(r.Context())
	if err != nil {
		slog.WarnContext(r.Context(), "page without other books", "err", err)
		fmt.Fprintln(w, "<p>The list of other books is missing today.</p>")
		return
	}
	fmt.Fprintf(w, "<p>One of %d books.</p>\n", len(others))
}

// export streams all books as lines of text.
func (s *server) export(w http.ResponseWriter, r *http.Request) {
	list, err := s.store.List(r.Context())
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		fmt.Fprintln(w, "the books cannot be read")
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	for _, book := range list {
		if _, err := fmt.Fprintf(w, "%s\t%s\n", book.ISBN, book.Title); err != nil {
			// The 200 is on its way; nothing but a broken connection can
			// still say that the list is not whole.
			panic(http.ErrAbortHandler)
		}
	}
}
