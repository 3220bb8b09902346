// Package web holds reply helpers.
package web

import (
	"encoding/json"
	"net/http"
)

// Problem is the error body of this API.
type Problem struct {
	Error string `json:"error"`
	Code  string `json:"code,omitempty"`
}

// JSON answers with what it is given.
func JSON(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

// Body writes with whatever status has been set before.
func Body(w http.ResponseWriter, v any) { json.NewEncoder(w).Encode(v) }

// Error answers with a problem and the status it is given.
func Error(w http.ResponseWriter, code int, err error) {
	JSON(w, code, Problem{Error: err.Error()})
}
