// Package web has the helpers of a publisher's server.
package web

import (
	"errors"
	"log"
	"net/http"
	"os"
)

// Fail replies with a status and a text.
func Fail(w http.ResponseWriter, code int, text string) { http.Error(w, text, code) }

// Internal logs an error and replies 500.
func Internal(w http.ResponseWriter, err error) {
	log.Print(err)
	http.Error(w, "internal error", http.StatusInternalServerError)
}

// Status says what an error means: 409 for a file that is there already.
func Status(err error) int {
	switch {
	case errors.Is(err, os.ErrExist):
		return http.StatusConflict
	default:
		return http.StatusInternalServerError
	}
}
