// Package text tells errors apart by what they say.
package text

import (
	"database/sql"
	"net/http"
	"strings"
)

type store struct{ db *sql.DB }

func (s *store) title(id string) (title string, err error) {
	err = s.db.QueryRow("select title from cards where id = ?", id).Scan(&title)
	return title, err
}

func (s *store) here(w http.ResponseWriter, r *http.Request) {
	title, err := s.title(r.PathValue("id"))
	if err != nil && err.Error() == "sql: no rows in result set" {
		http.NotFound(w, r)
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Write([]byte(title))
}

func (s *store) contains(w http.ResponseWriter, r *http.Request) {
	title, err := s.title(r.PathValue("id"))
	if err != nil {
		if strings.Contains(err.Error(), "no rows") {
			http.NotFound(w, r)
			return
		}
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Write([]byte(title))
}

func (s *store) below(w http.ResponseWriter, r *http.Request) {
	title, err := s.title(r.PathValue("id"))
	if err != nil {
		fail(err, w)
		return
	}
	w.Write([]byte(title))
}

func fail(err error, w http.ResponseWriter) {
	code := http.StatusInternalServerError
	text := err.Error()
	if text == "sql: no rows in result set" || len(text) > 7 && text[:7] == "Unknown" {
		code = http.StatusNotFound
	}
	http.Error(w, "failed", code)
}

func (s *store) direct(w http.ResponseWriter, r *http.Request) {
	title, err := s.title(r.PathValue("id"))
	if err != nil {
		failDirect(err, w)
		return
	}
	w.Write([]byte(title))
}

func failDirect(err error, w http.ResponseWriter) {
	code := http.StatusInternalServerError
	if err.Error() == "sql: no rows in result set" {
		code = http.StatusNotFound
	}
	http.Error(w, "failed", code)
}
