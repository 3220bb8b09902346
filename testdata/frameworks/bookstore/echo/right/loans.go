package main

import (
	"encoding/json"
	"io/fs"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/labstack/echo/v4"

	"example.com/frameworks/bookstore/echo/right/problem"
	"example.com/frameworks/bookstore/echo/right/view"
)

// loans knows who has which book.
type loans struct {
	mu      sync.Mutex
	holders map[int]string
}

func (l *loans) holder(id int) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.holders[id]
}

// take gives a book to somebody, unless somebody has it.
func (l *loans) take(id int, name string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.holders[id] != "" {
		return false
	}
	l.holders[id] = name
	return true
}

func (l *loans) end(id int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.holders, id)
}

type loan struct {
	Reader string `json:"reader"`
	Days   int    `json:"days,omitempty"`
}

// longest reads from a file of the library for how many days it lends. If the
// file is bad, no reader can help it.
func (s *server) longest() (int, error) {
	data, err := fs.ReadFile(s.files, "days.txt")
	if err != nil {
		return 0, err
	}
	days, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil {
		return 0, echo.NewHTTPError(http.StatusInternalServerError, "days.txt is damaged")
	}
	return days, nil
}

func (s *server) getLoan(v *visit) error {
	id, err := bookID(v)
	if err != nil {
		return err
	}
	if _, err := s.shelf.Get(v.Request().Context(), id); err != nil {
		return err
	}
	if s.loans.holder(id) == "" {
		return v.NoContent(http.StatusNoContent)
	}
	return v.ok(loan{Reader: s.loans.holder(id)})
}

func (s *server) lend(v *visit) error {
	id, err := bookID(v)
	if err != nil {
		return err
	}
	if _, err := s.shelf.Get(v.Request().Context(), id); err != nil {
		return err
	}
	var want loan
	if err := json.NewDecoder(v.Request().Body).Decode(&want); err != nil {
		return v.fail(http.StatusBadRequest, "the body is not a loan")
	}
	days, err := s.longest()
	if err != nil {
		return err
	}
	if want.Days < 1 || want.Days > days {
		return problem.New(http.StatusUnprocessableEntity, "nobody gets a book for so many days")
	}
	if !s.loans.take(id, v.user.Name) {
		return v.fail(http.StatusConflict, "somebody has the book")
	}
	return view.Created(v, "/api"+bookURL(id)+"/loan", loan{Reader: v.user.Name, Days: want.Days})
}

func (s *server) giveBack(v *visit) error {
	id, err := bookID(v)
	if err != nil {
		return errBadID
	}
	switch s.loans.holder(id) {
	case "":
		return problem.New(http.StatusNotFound, "nobody has the book")
	case v.user.Name:
		s.loans.end(id)
		return respond(v, http.StatusNoContent, nil)
	default:
		return echo.NewHTTPError(http.StatusForbidden, "somebody else has the book")
	}
}
