// Package fault holds the errors that carry a status to whoever replies.
package fault

import (
	"errors"
	"net/http"
)

// An Error is sent as its status with its message.
type Error struct {
	Status  int
	Message string
	Cause   error
}

func (e *Error) Error() string { return e.Message }

// New returns an error with a status.
func New(status int, message string) *Error {
	return &Error{Status: status, Message: message}
}

// With returns an error for err.
func With(err error, status int) error {
	return &Error{Message: err.Error(), Status: status, Cause: err}
}

// Internal stands for what is the server's own trouble.
func Internal(err error) error {
	return With(err, http.StatusInternalServerError)
}

// Invalid stands for what the client got wrong.
func Invalid(err error) error {
	return With(err, http.StatusBadRequest)
}

// Keep gives err a status unless it has one.
func Keep(err error, status int) error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return With(err, status)
}

// Because adds the cause.
func (e *Error) Because(err error) *Error {
	c := *e
	c.Cause = err
	return &c
}

// ErrBroken is the trouble that has no other name.
var ErrBroken = New(http.StatusInternalServerError, "broken")

// ErrMalformed is for bodies that do not parse.
var ErrMalformed = &Error{Status: http.StatusBadRequest, Message: "malformed"}

// A Code has a code that is a status only where it is written as one.
type Code struct {
	Code int
	Text string
}

func (c Code) Error() string { return c.Text }

// Handler replies for a function that returns an error.
type Handler func(w http.ResponseWriter, r *http.Request) error

// ServeHTTP sends the status of the error, 500 for others.
func (h Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	err := h(w, r)
	if err == nil {
		return
	}
	var e *Error
	if errors.As(err, &e) {
		http.Error(w, e.Message, e.Status)
		return
	}
	http.Error(w, "internal error", http.StatusInternalServerError)
}

// Send replies with an error.
func Send(w http.ResponseWriter, e *Error) {
	http.Error(w, e.Message, e.Status)
}

// Check replies with 500 if there is an error, and says whether there was none.
func Check(w http.ResponseWriter, err error) bool {
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return false
	}
	return true
}
