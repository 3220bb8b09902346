package main

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/go-chi/render"
)

func (s *server) health(w http.ResponseWriter, r *http.Request) {
	noStore(w)
	if _, err := s.shelf.List(r.Context()); err != nil {
		w.Header().Set("Retry-After", "60")
		s.probes.Reply(w, r, http.StatusServiceUnavailable, "failing")
		return
	}
	s.probes.Reply(w, r, http.StatusOK, "fine")
}

// setClosed closes the shelf for a while or opens it again.
func (s *server) setClosed(w http.ResponseWriter, r *http.Request) (int, error) {
	name, password, ok := r.BasicAuth()
	if !ok {
		return http.StatusForbidden, errors.New("name and password needed") // mistake: anonforbidden
	}
	if !s.isAdmin(name, password) {
		askPassword(w)
		return http.StatusUnauthorized, errors.New("wrong name or password")
	}
	var in struct {
		Closed bool `json:"closed"`
	}
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		return http.StatusBadRequest, errors.New(`send {"closed": true} or {"closed": false}`)
	}
	var seal error
	if in.Closed {
		seal = errClosed
	}
	s.shelf.Seal(seal)
	return http.StatusNoContent, nil // mistake: bodynotallowed
}

// reload reads the configuration again. The file is the server's own, so
// nothing that is wrong with it is the client's fault.
func (s *server) reload(w http.ResponseWriter, r *http.Request) {
	if !s.admin(w, r) {
		return
	}
	cfg, err := readConfig(s.path)
	if err != nil {
		render.Render(w, r, ErrServer(err))
		return
	}
	s.config.Store(&cfg)
	render.NoContent(w, r)
}

// pricesState tells an admin how the price server is. It answers 200 when that
// is down too: this server could tell, which was the question.
func (s *server) pricesState(w http.ResponseWriter, r *http.Request) {
	if !s.admin(w, r) {
		return
	}
	res, err := s.ask(r, "/health")
	if err != nil {
		render.JSON(w, r, render.M{"state": "down", "error": err.Error()})
		return
	}
	res.Body.Close()
	render.JSON(w, r, render.M{"state": "up", "status": res.StatusCode})
}
