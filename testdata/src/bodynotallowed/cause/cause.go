// Package cause has handlers that return the status, and what sends it.
package cause

import (
	"encoding/json"
	"errors"
	"net/http"
)

var errNoTram = errors.New("no such tram")

type stop func(w http.ResponseWriter, r *http.Request) (int, error)

var trams = map[string]int{}

// answers writes a text for every status but 0.
func answers(h stop) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		status, err := h(w, r)
		if status == 0 {
			return
		}
		text := http.StatusText(status)
		if err != nil {
			text += ": " + err.Error()
		}
		http.Error(w, text, status) // want "body with whatever status a handler returns: 2 return one that has none, such as 204 No Content; send no body with 204, 205 and 304"
	}
}

func drop(w http.ResponseWriter, r *http.Request) (int, error) {
	if _, ok := trams[r.PathValue("line")]; !ok {
		return http.StatusNotFound, errNoTram
	}
	delete(trams, r.PathValue("line"))
	return http.StatusNoContent, nil // want "body with 204 No Content"
}

func halt(w http.ResponseWriter, r *http.Request) (int, error) {
	trams[r.PathValue("line")] = 0
	return http.StatusResetContent, nil // want "body with 205 Reset Content"
}

// Good: what sends the status looks at it.
type view func(w http.ResponseWriter, r *http.Request) (int, any)

func shows(v view) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		status, body := v(w, r)
		w.WriteHeader(status)
		if status != http.StatusNoContent {
			json.NewEncoder(w).Encode(body)
		}
	}
}

func list(w http.ResponseWriter, r *http.Request) (int, any) {
	if len(trams) == 0 {
		return http.StatusNoContent, nil
	}
	return http.StatusOK, trams
}

func clear(w http.ResponseWriter, r *http.Request) (int, any) {
	return http.StatusNoContent, nil
}
