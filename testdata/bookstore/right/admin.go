package main

import (
	"encoding/json"
	"net/http"

	"github.com/statuslint/statuslint/testdata/bookstore/right/web"
)

// setMaintenance turns the maintenance mode on or off. It wants the password
// of an admin, since a leaked token should not be able to close the shop.
func (s *server) setMaintenance(w http.ResponseWriter, r *http.Request) {
	name, password, ok := r.BasicAuth()
	if !ok {
		challenge(w, "name and password needed")
		return
	}
	user, ok := s.checkPassword(name, password)
	if !ok {
		challenge(w, "wrong name or password")
		return
	}
	if user.Role != "admin" {
		http.Error(w, "only admins may do this", http.StatusForbidden)
		return
	}
	var in struct {
		On bool `json:"on"`
	}
	err := json.NewDecoder(r.Body).Decode(&in)
	if err != nil {
		web.Fail(w, err, http.StatusBadRequest)
		return
	}
	s.maintenance.Store(in.On)
	web.JSON(w, http.StatusNoContent, nil)
}

// health is registered for all methods, to give a probe that sends an odd one
// the same short reply as everybody else.
func (s *server) health(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		web.NotAllowed(w, "GET, HEAD")
		return
	}
	if _, err := s.store.List(r.Context()); err != nil {
		w.Header().Set("Retry-After", "10")
		reply(w, http.StatusServiceUnavailable, map[string]string{"state": "failing"})
		return
	}
	reply(w, http.StatusOK, map[string]string{"state": "ok"})
}
