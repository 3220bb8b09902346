// Package web has the helpers that the bookshop's handlers share.
package web

import (
	"encoding/json"
	"net/http"
)

// JSON sends a value with a status.
func JSON(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

// Fail sends a message with a status.
func Fail(w http.ResponseWriter, code int, message string) {
	JSON(w, code, map[string]string{"error": message})
}

// MustBeMember refuses whom it does not know, and does not say so.
func MustBeMember(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Member") == "" {
		Fail(w, http.StatusForbidden, "members only")
	}
}

// Member returns who asks, or nil when it has replied.
func Member(w http.ResponseWriter, r *http.Request) *string {
	name := r.Header.Get("X-Member")
	if name == "" {
		Fail(w, http.StatusForbidden, "members only")
		return nil
	}
	return &name
}

// Decode reads the body, and reports whether the caller may go on.
func Decode(w http.ResponseWriter, r *http.Request, into any) bool {
	if err := json.NewDecoder(r.Body).Decode(into); err != nil {
		Fail(w, http.StatusBadRequest, "malformed")
		return false
	}
	return true
}
