// Package web has the helpers that the lighthouse's handlers share.
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

// Banner begins every page.
func Banner(w http.ResponseWriter) {
	w.Write([]byte("<h1>The lighthouse</h1>"))
}

// Uncached sets headers only.
func Uncached(w http.ResponseWriter) {
	w.Header().Set("Cache-Control", "no-store")
}

// Keeper returns who asks. Its second result is false when it has replied.
func Keeper(w http.ResponseWriter, r *http.Request) (string, bool) {
	name := r.Header.Get("X-Keeper")
	if name == "" {
		Fail(w, http.StatusBadRequest, "who keeps the light?")
		return "", false
	}
	return name, true
}

// Do sends the status that a handler returns.
func Do(w http.ResponseWriter, r *http.Request, h func(http.ResponseWriter, *http.Request) int) {
	w.WriteHeader(h(w, r))
}
