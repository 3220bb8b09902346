// Package web stands for a team's own helpers in another package.
package web

import (
	"encoding/json"
	"net/http"
)

// Problem is the envelope of an error.
type Problem struct {
	Error string `json:"error"`
	Code  int    `json:"code,omitempty"`
}

// JSON sends v with the given status.
func JSON(w http.ResponseWriter, status int, v any) {
	body, err := json.Marshal(v)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(body)
}

// Error sends a message in the envelope.
func Error(w http.ResponseWriter, status int, msg string) {
	JSON(w, status, Problem{Error: msg, Code: status})
}

// Explain writes the error with whatever status the caller has set.
func Explain(w http.ResponseWriter, err error) {
	json.NewEncoder(w).Encode(Problem{Error: err.Error()})
}
