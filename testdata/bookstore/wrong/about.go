package main

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"strconv"

	"github.com/statuslint/statuslint/testdata/bookstore/wrong/web"
)

// about tells about the shop from a file on the server. Nothing that is wrong
// with the file is the client's fault.
func (s *server) about(w http.ResponseWriter, r *http.Request) {
	f, err := s.files.Open("about.json")
	if err != nil {
		web.Fail(w, err, http.StatusInternalServerError)
		return
	}
	defer f.Close()
	var shop struct {
		Name   string `json:"name"`
		Opened string `json:"opened"`
	}
	if err := json.NewDecoder(f).Decode(&shop); err != nil {
		slog.ErrorContext(r.Context(), "about.json", "err", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	year, err := strconv.Atoi(shop.Opened)
	if err != nil {
		fail(w, err, http.StatusInternalServerError)
		return
	}
	reply(w, http.StatusOK, map[string]any{"name": shop.Name, "opened": year})
}
