package notfound

import (
	"database/sql"
	"fmt"
	"net/http"

	"notfound/shelf"
)

type reading struct {
	shelf  shelf.Shelf
	reader shelf.Reader
	lender lender
}

func (h *reading) title(w http.ResponseWriter, r *http.Request) {
	title, err := h.shelf.Title(r.Context(), r.PathValue("isbn"))
	if err != nil {
		http.Error(w, "no title", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	fmt.Fprint(w, title)
}

// Every shelf can be counted, and a book that was never moved is no error.
func (h *reading) count(w http.ResponseWriter, r *http.Request) {
	n, err := h.shelf.Count(r.Context())
	if err != nil {
		http.Error(w, "no count", http.StatusInternalServerError)
		return
	}
	place, err := h.shelf.Moved(r.Context(), r.PathValue("isbn"))
	if err != nil {
		http.Error(w, "no place", http.StatusInternalServerError)
		return
	}
	fmt.Fprint(w, n, place)
}

// Which of the readers it is, nobody knows here.
func (h *reading) read(w http.ResponseWriter, r *http.Request) {
	text, err := h.reader.Read(r.Context(), r.PathValue("isbn"))
	if err != nil {
		http.Error(w, "no text", http.StatusInternalServerError)
		return
	}
	fmt.Fprint(w, text)
}

// A lender is declared behind its only implementation and asked through another layer.
func (h *reading) lend(w http.ResponseWriter, r *http.Request) {
	if err := h.lender.lend(r.PathValue("isbn")); err != nil {
		http.Error(w, "not lent", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
	}
}

type desk struct{ db *sql.DB }

func (d desk) find(isbn string) (n int, err error) {
	err = d.db.QueryRow("SELECT n FROM copies WHERE isbn = $1", isbn).Scan(&n)
	return n, err
}

func (d desk) lend(isbn string) error {
	var f finder = d
	if _, err := f.find(isbn); err != nil {
		return fmt.Errorf("lend: %w", err)
	}
	return nil
}

type finder interface {
	find(isbn string) (int, error)
}

type lender interface {
	finder
	lend(isbn string) error
}
