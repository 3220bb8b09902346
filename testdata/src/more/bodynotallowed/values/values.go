// Package values: handlers return a status and a dispatcher writes a body for it.
package values

import (
	"encoding/json"
	"net/http"
)

type handler func(r *http.Request) (int, any)

// ServeHTTP writes a body for every status.
func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	code, v := h(r)
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

type careful func(r *http.Request) (int, any)

// ServeHTTP of careful leaves out what is not allowed.
func (h careful) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	code, v := h(r)
	w.WriteHeader(code)
	if code != http.StatusNoContent {
		json.NewEncoder(w).Encode(v)
	}
}

var handlers = []http.Handler{handler(remove), careful(removeCarefully)}

func remove(r *http.Request) (int, any) {
	return http.StatusNoContent, nil // want "body with 204 No Content"
}

func removeCarefully(r *http.Request) (int, any) {
	return http.StatusNoContent, nil
}
