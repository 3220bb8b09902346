// Package web has the helpers of a library's server.
package web

import (
	"database/sql"
	"errors"
	"log"
	"net/http"
)

// Fail replies with a status and a text.
func Fail(w http.ResponseWriter, code int, text string) {
	http.Error(w, text, code)
}

// Internal logs an error and replies 500.
func Internal(w http.ResponseWriter, err error) {
	log.Print(err)
	http.Error(w, "internal error", http.StatusInternalServerError)
}

// Status says what an error means: 404 for a row that is not there.
func Status(err error) int {
	if errors.Is(err, sql.ErrNoRows) {
		return http.StatusNotFound
	}
	return http.StatusInternalServerError
}
