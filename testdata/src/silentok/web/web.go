// Package web has the helpers of a bookshop's server.
package web

import (
	"encoding/json"
	"log"
	"net/http"
)

// Note logs an error and tells the client nothing.
func Note(err error) { log.Print(err) }

// Fail replies 500.
func Fail(w http.ResponseWriter, err error) {
	log.Print(err)
	http.Error(w, "internal error", http.StatusInternalServerError)
}

// Decode reads the body; if it cannot, it replies and returns false.
func Decode(w http.ResponseWriter, r *http.Request, v any) bool {
	if err := json.NewDecoder(r.Body).Decode(v); err != nil {
		http.Error(w, "body", http.StatusBadRequest)
		return false
	}
	return true
}

// Read reads the body and leaves the reply to its caller.
func Read(r *http.Request, v any) error { return json.NewDecoder(r.Body).Decode(v) }
