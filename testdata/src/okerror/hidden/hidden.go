// Package hidden has a helper that puts every error into a 200, with a text of its own.
package hidden

import (
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"strings"
)

type envelope struct {
	Code    int
	Message string
	Data    any
}

var secrets = strings.NewReplacer("/srv/books", "the shelves")

func hide(text string) string { return secrets.Replace(text) }

func write(w http.ResponseWriter, status int, e envelope) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(e)
}

// What calls a method of an error has one.
func refuse(w http.ResponseWriter, err error, code int) {
	write(w, http.StatusOK, envelope{Code: code, Message: hide(err.Error())}) // want "200 OK with an error body .the text of err."
}

func books(w http.ResponseWriter, r *http.Request) {
	list, err := os.ReadDir("/srv/books")
	if err != nil {
		refuse(w, err, http.StatusInternalServerError)
		return
	}
	write(w, http.StatusOK, envelope{Data: len(list)})
}

// What is shown may be no error's text.
func greet(w http.ResponseWriter, r *http.Request) {
	write(w, http.StatusOK, envelope{Message: hide(r.FormValue("name"))})
}

type history struct{ last error }

// The failure of another day is the answer.
func (h *history) lastFailure(w http.ResponseWriter, r *http.Request) {
	if h.last == nil {
		h.last = errors.New("none")
	}
	write(w, http.StatusOK, envelope{Message: h.last.Error()})
}
