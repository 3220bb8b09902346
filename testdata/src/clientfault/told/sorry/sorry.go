// Package sorry has errors that tell their status, and sends it.
package sorry

import (
	"encoding/json"
	"errors"
	"net/http"
)

// A Trouble is what went wrong.
type Trouble struct {
	text   string
	status int
}

func (t Trouble) Error() string   { return t.text }
func (t Trouble) StatusCode() int { return t.status }

// What goes wrong often.
var (
	ErrBroken  = New("broken", http.StatusInternalServerError)
	ErrUnclear = New("unclear", http.StatusBadRequest)
)

// New makes a Trouble.
func New(text string, status int) Trouble { return Trouble{text, status} }

// Say sends the status that an error tells.
func Say(w http.ResponseWriter, err error) {
	teller, ok := err.(interface{ StatusCode() int })
	if ok {
		w.WriteHeader(teller.StatusCode())
	} else {
		w.WriteHeader(http.StatusInternalServerError)
	}
	json.NewEncoder(w).Encode(err.Error())
}

// SayTrouble sends the status of a Trouble.
func SayTrouble(w http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	var t Trouble
	if errors.As(err, &t) {
		status = t.StatusCode()
	}
	http.Error(w, err.Error(), status)
}
