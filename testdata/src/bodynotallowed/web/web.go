// Package web stands for a team's own helpers in another package.
package web

import (
	"encoding/json"
	"log"
	"net/http"
)

// JSON writes a body for whatever status it is given.
func JSON(w http.ResponseWriter, status int, v any) {
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(v)
}

// Logged is JSON with a look at the error.
func Logged(w http.ResponseWriter, status int, v any) {
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		log.Print(err)
	}
}

// Careful writes a body only where there may be one.
func Careful(w http.ResponseWriter, status int, v any) {
	w.WriteHeader(status)
	if status == http.StatusNoContent || status == http.StatusNotModified {
		return
	}
	json.NewEncoder(w).Encode(v)
}

// Optional writes no body for nil.
func Optional(w http.ResponseWriter, status int, v any) {
	w.WriteHeader(status)
	if v != nil {
		json.NewEncoder(w).Encode(v)
	}
}
