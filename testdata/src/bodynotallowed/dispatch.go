package bodynotallowed

import (
	"encoding/json"
	"log"
	"net/http"
)

// A handler returns its status; dispatch sends it with a text.
type handler func(w http.ResponseWriter, r *http.Request) (int, error)

func dispatch(fn handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		status, err := fn(w, r)
		if status >= 400 || err != nil {
			log.Print(status, err)
		}
		if status != 0 {
			http.Error(w, http.StatusText(status), status)
		}
	}
}

func deleteBook(w http.ResponseWriter, r *http.Request) (int, error) {
	if r.FormValue("id") == "" {
		return http.StatusBadRequest, nil
	}
	if r.FormValue("id") == "0" {
		w.WriteHeader(http.StatusNoContent) // it replies itself, and says so
		return 0, nil
	}
	return http.StatusNoContent, nil // want "body with 204 No Content"
}

// A tidy handler's dispatcher writes a text for errors only.
type tidy func(w http.ResponseWriter, r *http.Request) int

func dispatchTidy(fn tidy) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		code := fn(w, r)
		w.WriteHeader(code)
		if code < 400 {
			return
		}
		json.NewEncoder(w).Encode(map[string]int{"code": code})
	})
}

func deleteTidily(w http.ResponseWriter, r *http.Request) int {
	if r.FormValue("id") == "" {
		return http.StatusBadRequest
	}
	return http.StatusNoContent
}

// count returns a number that is no status, though it looks like one.
func count(r *http.Request) (int, error) { return 204, nil }
