package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"html/template"
	"io/fs"
	"net/http"

	"github.com/statuslint/statuslint/testdata/bookstore/right/web"
)

// The counter is where books are ordered, reserved and printed.

var slip = template.Must(template.New("slip").Parse("<h1>{{.Title}}</h1>\n<p>{{.ISBN}}, {{.Pages}} pages</p>\n"))

// feed sends the new books as a calendar.
func (s *server) feed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/calendar")
	w.WriteHeader(http.StatusOK)
	w.Write([]byte("BEGIN:VCALENDAR\nEND:VCALENDAR\n"))
}

// slip prints the slip of a book. It is made before anything is sent, so that a
// failure can still be told.
func (s *server) slip(w http.ResponseWriter, r *http.Request) {
	book, ok := s.lookUp(w, r)
	if !ok {
		return
	}
	var out bytes.Buffer
	if err := slip.Execute(&out, book); err != nil {
		http.Error(w, "no slip", http.StatusInternalServerError)
		return
	}
	out.WriteTo(w)
}

// lookUp finds the book that is asked for; if there is none, it has replied.
func (s *server) lookUp(w http.ResponseWriter, r *http.Request) (Book, bool) {
	id, err := web.IntParam(r, "id")
	if err != nil {
		web.Fail(w, err, http.StatusBadRequest)
		return Book{}, false
	}
	book, err := s.store.Get(r.Context(), id)
	if err != nil {
		storeFault(w, r, err)
		return Book{}, false
	}
	return book, true
}

// reserve keeps a book for the one who asks, while the shop is open.
func (s *server) reserve(w http.ResponseWriter, r *http.Request) {
	if s.closed(w) {
		return
	}
	user, ok := userFrom(r.Context())
	if !ok {
		deny(w, http.StatusUnauthorized, "log in first")
		return
	}
	if user.Role == "viewer" {
		web.Error(w, http.StatusForbidden, "viewers may not reserve")
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// closed replies if the shop is closed, and says so.
func (s *server) closed(w http.ResponseWriter) bool {
	if !s.maintenance.Load() {
		return false
	}
	w.Header().Set("Retry-After", "60")
	web.Error(w, http.StatusServiceUnavailable, "the shop is closed")
	return true
}

// order is registered for every method, and takes one.
func (s *server) order(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		web.NotAllowed(w, http.MethodPost)
		return
	}
	var in Book
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		web.Fail(w, err, http.StatusBadRequest)
		return
	}
	added, err := s.store.Add(r.Context(), in)
	if errors.Is(err, ErrDuplicate) {
		web.Error(w, http.StatusConflict, "we have that one")
		return
	}
	if err != nil {
		storeFault(w, r, err)
		return
	}
	web.Created(w, bookURL(added.ID), added)
}

// basket shows the basket, or empties it.
func (s *server) basket(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet:
		reply(w, http.StatusOK, []Book{})
	case http.MethodDelete:
		w.WriteHeader(http.StatusNoContent)
	default:
		w.Header().Set("Allow", "GET, DELETE")
		w.WriteHeader(http.StatusMethodNotAllowed)
	}
}

// checkout sends those whom nobody knows to the login.
func (s *server) checkout(w http.ResponseWriter, r *http.Request) {
	if _, err := r.Cookie(cookieName); err != nil {
		http.Redirect(w, r, "/account", http.StatusSeeOther)
		return
	}
	if _, err := s.store.List(r.Context()); err != nil {
		web.Error(w, http.StatusInternalServerError, "the register is stuck")
		return
	}
	reply(w, http.StatusOK, map[string]int{"total": 0})
}

// leaflet sends a file of the shop's, if there is one of that name.
func (s *server) leaflet(w http.ResponseWriter, r *http.Request) {
	text, err := fs.ReadFile(s.files, r.PathValue("name"))
	if errors.Is(err, fs.ErrNotExist) {
		web.Error(w, http.StatusNotFound, "no such leaflet")
		return
	}
	if err != nil {
		web.Fail(w, err, http.StatusInternalServerError)
		return
	}
	w.Write(text)
}
