// Package web holds the kinds of handlers that the bookstore has, and what they
// share to answer.
package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
)

// ErrorBody is what an error reply looks like.
type ErrorBody struct {
	Error string `json:"error"`
}

// An Error says with which status and words the client shall hear of it.
type Error struct {
	Status  int
	Message string
}

func (e *Error) Error() string { return e.Message }

// Errorf returns an Error.
func Errorf(status int, format string, args ...any) error {
	return &Error{Status: status, Message: fmt.Sprintf(format, args...)}
}

// A Handler leaves its failures to ServeHTTP.
type Handler func(w http.ResponseWriter, r *http.Request) error

func (h Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := h(w, r); err != nil {
		fail(w, err)
	}
}

// fail answers for err. The text of an unknown error stays in the log, since it
// tells about the inside.
func fail(w http.ResponseWriter, err error) {
	var known *Error
	if !errors.As(err, &known) {
		slog.Error("request failed", "err", err)
		known = &Error{Status: http.StatusInternalServerError, Message: "internal error"}
	}
	Fields(w, known.Status)
	JSON(w, known.Status, ErrorBody{Error: known.Message})
}

// Fields sets the header fields that some statuses ask for. A handler that
// knows better has set them already.
func Fields(w http.ResponseWriter, status int) {
	switch h := w.Header(); {
	case status == http.StatusUnauthorized && h.Get("WWW-Authenticate") == "":
		h.Set("WWW-Authenticate", `Bearer realm="shelf"`)
	case status == http.StatusServiceUnavailable:
		h.Set("Retry-After", "60")
	}
}

// A StatusHandler returns the status of its reply, and what went wrong in words
// for the client. It returns 0 if it has replied by itself.
type StatusHandler func(w http.ResponseWriter, r *http.Request) (int, error)

func (h StatusHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	status, err := h(w, r)
	switch {
	case err != nil:
		Fields(w, status)
		JSON(w, status, ErrorBody{Error: err.Error()})
	case status != 0:
		w.WriteHeader(status)
	}
}

// JSON answers with v, unless the status ends with the headers.
func JSON(w http.ResponseWriter, status int, v any) {
	if status == http.StatusNoContent || status == http.StatusNotModified {
		w.WriteHeader(status)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		slog.Warn("send reply", "err", err)
	}
}

// Invalid answers with the complaint about a book that the client sent.
func Invalid(w http.ResponseWriter, err error) {
	JSON(w, http.StatusUnprocessableEntity, ErrorBody{Error: err.Error()})
}
