package main

import (
	"net/http"

	"github.com/statuslint/statuslint/testdata/bookstore/wrong/web"
)

// setMaintenance turns the maintenance mode on or off. It wants the password
// of an admin, since a leaked token should not be able to close the shop.
func (s *server) setMaintenance(w http.ResponseWriter, r *http.Request) {
	name, password, ok := r.BasicAuth()
	if !ok {
		deny(w, http.StatusForbidden, "name and password needed") // mistake: anonforbidden
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
	if err := web.Decode(r, &in); err != nil {
		web.Fail(w, err, web.BodyStatus(err))
		return
	}
	if s.maintenance.Swap(in.On) == in.On {
		// Nothing has changed, so there is nothing to tell.
		web.NoContent(w)
		return
	}
	web.JSON(w, http.StatusNoContent, map[string]bool{"on": in.On}) // mistake: bodynotallowed
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
