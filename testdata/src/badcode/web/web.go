// Package web has the helpers that the harbour's handlers share.
package web

import (
	"encoding/json"
	"net/http"
)

// Send sends a value with a status.
func Send(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

// SendTo sends the client elsewhere.
func SendTo(w http.ResponseWriter, r *http.Request, code int) {
	http.Redirect(w, r, "/harbour", code)
}
