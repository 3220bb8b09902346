package main

import (
	"net/http"
	"sync"

	"github.com/labstack/echo/v4"
)

// changes lists what was done to the shelf.
type changes struct {
	mu   sync.Mutex
	list []string
}

func (l *changes) add(change string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.list = append(l.list, change)
}

func (l *changes) all() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]string{}, l.list...)
}

func (l *changes) clear() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.list = nil
}

// listChanges is for editors. No middleware stands before it.
func (s *server) listChanges(c echo.Context) error {
	user := s.userOf(c)
	if user == nil {
		return echo.NewHTTPError(http.StatusUnauthorized, "log in first")
	}
	if !user.Editor {
		return respond(c, http.StatusForbidden, echo.Map{"error": "for editors only"})
	}
	return respond(c, http.StatusOK, s.log.all())
}

// forgetChanges answers 205, since the list that the client shows is stale.
func (s *server) forgetChanges(c echo.Context) error {
	s.log.clear()
	c.Response().WriteHeader(http.StatusResetContent)
	return nil
}
