package main

import (
	"encoding/json"
	"log/slog"
	"net/http"

	"github.com/statuslint/statuslint/testdata/bookstore/right/web"
)

// What some houses ask for and others do not: the rules about it are off unless
// they are named.

// price asks another server what a book costs.
func (s *server) price(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get(s.prices)
	if err != nil {
		slog.Error("prices", "err", err)
		http.Error(w, "no prices", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	var price struct{ Cents int }
	if err := json.NewDecoder(resp.Body).Decode(&price); err != nil {
		http.Error(w, "no prices", http.StatusBadGateway)
		return
	}
	reply(w, http.StatusOK, price)
}

// stock tells how many books there are.
func (s *server) stock(w http.ResponseWriter, r *http.Request) {
	list, err := s.store.List(r.Context())
	if err != nil {
		slog.Error("stock", "err", err)
		http.Error(w, "the shelves are out of reach", http.StatusInternalServerError)
		return
	}
	reply(w, http.StatusOK, len(list))
}

// touch notes that the books were looked at.
func (s *server) touch(w http.ResponseWriter, r *http.Request) {
	list, err := s.store.List(r.Context())
	if err != nil {
		slog.Error("touch", "err", err)
		http.Error(w, "the shelves are out of reach", http.StatusInternalServerError)
		return
	}
	reply(w, http.StatusOK, list)
}

// shelve counts what could not be done, and says so.
func (s *server) shelve(w http.ResponseWriter, r *http.Request) {
	list, err := s.store.List(r.Context())
	switch {
	case err != nil:
		slog.Error("shelve", "err", err)
		http.Error(w, "the shelves are out of reach", http.StatusInternalServerError)
		return
	case len(list) == 0:
		w.WriteHeader(http.StatusNoContent)
		return
	}
	reply(w, http.StatusOK, list)
}

// members is for those who have a card.
func (s *server) members(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		w.Header().Set("WWW-Authenticate", `Bearer realm="bookstore"`)
		http.Error(w, "log in first", http.StatusUnauthorized)
		return
	}
	if s.jobs == nil {
		w.Header().Set("Retry-After", "60")
		http.Error(w, "closed", http.StatusServiceUnavailable)
		return
	}
	var card struct{ Name string }
	if err := json.NewDecoder(r.Body).Decode(&card); err != nil {
		web.Fail(w, err, http.StatusBadRequest)
		return
	}
	w.Header().Set("Location", "/members/"+card.Name)
	w.WriteHeader(http.StatusCreated)
}
