// Package web holds reply helpers.
package web

import (
	"encoding/json"
	"net/http"
)

// JSON writes a body for whatever status it is given.
func JSON(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

// Careful knows which statuses have none.
func Careful(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	if code == http.StatusNoContent || code == http.StatusNotModified {
		return
	}
	json.NewEncoder(w).Encode(v)
}

// Maybe writes nothing when there is nothing to write.
func Maybe(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	if v == nil {
		return
	}
	json.NewEncoder(w).Encode(v)
}

// Empty sends the head and no more.
func Empty(w http.ResponseWriter) { w.WriteHeader(http.StatusNoContent) }
