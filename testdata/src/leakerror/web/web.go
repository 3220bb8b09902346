// Package web has the helpers of a library's server.
package web

import (
	"encoding/json"
	"log"
	"net/http"
)

// Fail shows the error that it is given.
func Fail(w http.ResponseWriter, code int, err error) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(map[string]string{"error": err.Error()})
}

// Text replies with a status and a text.
func Text(w http.ResponseWriter, code int, text string) { http.Error(w, text, code) }

// Internal logs the error and shows nothing of it.
func Internal(w http.ResponseWriter, err error) {
	log.Print(err)
	http.Error(w, "internal error", http.StatusInternalServerError)
}

// Message replies with a status and a text as JSON.
func Message(w http.ResponseWriter, code int, text string) {
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(map[string]string{"message": text})
}

// Show shows the error that it is given as plain text.
func Show(w http.ResponseWriter, code int, err error) {
	http.Error(w, err.Error(), code)
}
