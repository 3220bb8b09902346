package main

import (
	"errors"
	"log/slog"
	"net/http"

	"github.com/go-chi/render"

	"example.com/frameworks/bookstore/chi/wrong/web"
	"example.com/frameworks/bookstore/shelf"
)

// ErrResponse is an error that chi/render can send.
type ErrResponse struct {
	Err            error `json:"-"` // for the log
	HTTPStatusCode int   `json:"-"`

	StatusText string `json:"status"`
	ErrorText  string `json:"error,omitempty"` // for the client
}

// Render runs before the body is written, so it can still choose the status.
func (e *ErrResponse) Render(w http.ResponseWriter, r *http.Request) error {
	if e.HTTPStatusCode >= http.StatusInternalServerError {
		slog.ErrorContext(r.Context(), "request failed", "path", r.URL.Path, "err", e.Err)
	}
	web.Fields(w, e.HTTPStatusCode)
	render.Status(r, e.HTTPStatusCode)
	return nil
}

// Errors that need no more words.
var (
	ErrForbidden = &ErrResponse{HTTPStatusCode: http.StatusForbidden, StatusText: "not for you"}
	ErrNotFound  = &ErrResponse{HTTPStatusCode: http.StatusNotFound, StatusText: "no such book"}
	ErrClosed    = &ErrResponse{HTTPStatusCode: http.StatusServiceUnavailable, StatusText: "the shelf is closed"}
)

// ErrServer is for what is wrong inside. Its text is for the log only.
func ErrServer(err error) render.Renderer {
	return &ErrResponse{Err: err, HTTPStatusCode: http.StatusInternalServerError, StatusText: "internal error"}
}

var errClosed = errors.New("closed by an admin")

// ErrShelf sorts the errors of the shelf. What it does not know is the server's
// own trouble.
func ErrShelf(err error) render.Renderer {
	switch {
	case errors.Is(err, shelf.ErrNotFound):
		return ErrNotFound
	case errors.Is(err, shelf.ErrDuplicate):
		return &ErrResponse{Err: err, HTTPStatusCode: http.StatusConflict, StatusText: "another book has this ISBN"}
	case errors.Is(err, errClosed):
		return ErrClosed
	default:
		return ErrServer(err)
	}
}
