// Package builder has functions that make what is sent of an error.
package builder

import (
	"encoding/json"
	"errors"
	"net/http"
	"os"
)

type answer struct {
	Code  int    `json:"code"`
	Text  string `json:"text"`
	Cause string `json:"cause,omitempty"`
	Data  any    `json:"data,omitempty"`
}

type coded struct {
	error
	code int
	text string
}

// errAnswer takes what the error says of itself, and shows its text to developers only.
func errAnswer(err error) answer {
	a := answer{Code: 1}
	var c coded
	if errors.As(err, &c) {
		a.Code, a.Text, err = c.code, c.text, c.error
	}
	if err != nil && os.Getenv("STAGE") != "live" {
		a.Cause = err.Error()
	}
	return a
}

// ofTree makes an answer of what it has looked up, whether that went well or not.
func ofTree(list []os.DirEntry, err error) answer {
	if err != nil {
		return answer{Data: []string{}}
	}
	return answer{Data: len(list)}
}

func send(w http.ResponseWriter, status int, a answer) {
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(a)
}

func trees(w http.ResponseWriter, r *http.Request) {
	list, err := os.ReadDir("/srv/trees")
	if err != nil {
		send(w, http.StatusOK, errAnswer(err)) // want `200 OK with an error body \(errAnswer of err\)`
		return
	}
	send(w, http.StatusOK, answer{Data: len(list)})
}

// Good: the status says it, too.
func forest(w http.ResponseWriter, r *http.Request) {
	list, err := os.ReadDir("/srv/forest")
	if err != nil {
		send(w, http.StatusInternalServerError, errAnswer(err))
		return
	}
	send(w, http.StatusOK, ofTree(list, err))
}

// Good: nothing is there, and that is what it says.
func shrubs(w http.ResponseWriter, r *http.Request) {
	list, err := os.ReadDir("/srv/shrubs")
	send(w, http.StatusOK, ofTree(list, err))
}

// Good: nothing has failed.
func leaves(w http.ResponseWriter, r *http.Request) {
	send(w, http.StatusOK, errAnswer(nil))
}
