// Package web has the helpers of a library's server.
package web

import (
	"encoding/json"
	"net/http"
)

// Reply sends a value as JSON.
func Reply(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

// Created sends a new value and says where it is.
func Created(w http.ResponseWriter, where string, v any) {
	w.Header().Set("Location", where)
	Reply(w, http.StatusCreated, v)
}

// At says where something is, and leaves the reply to its caller.
func At(w http.ResponseWriter, where string) { w.Header().Set("Location", where) }
