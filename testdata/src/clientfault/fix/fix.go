// Package fix has statuses that are swapped for 400.
package fix

import (
	"encoding/json"
	"io"
	"net/http"
	"strconv"
)

func constant(w http.ResponseWriter, r *http.Request) {
	var book struct{ Title string }
	if err := json.NewDecoder(r.Body).Decode(&book); err != nil {
		http.Error(w, "the body is not JSON", http.StatusInternalServerError) // want `send 400 Bad Request`
		return
	}
	io.WriteString(w, book.Title)
}

func number(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.PathValue("id")); err != nil {
		w.WriteHeader(500) // want `send 400 Bad Request`
		return
	}
	io.WriteString(w, "here")
}

func fail(w http.ResponseWriter, code int) { http.Error(w, http.StatusText(code), code) }

func helper(w http.ResponseWriter, r *http.Request) {
	if r.ParseForm() != nil {
		fail(w, http.StatusBadGateway) // want `send 400 Bad Request`
		return
	}
	io.WriteString(w, "here")
}
