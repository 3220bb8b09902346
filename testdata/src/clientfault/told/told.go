// Package told answers with errors that tell their status by a method.
package told

import (
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"strconv"

	"clientfault/told/sorry"
)

type order struct{ Cups int }

var errClosed = errors.New("closed")

func takes(w http.ResponseWriter, r *http.Request) {
	var o order
	if err := json.NewDecoder(r.Body).Decode(&o); err != nil {
		sorry.Say(w, sorry.ErrBroken) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := strconv.Atoi(r.FormValue("table")); err != nil {
		sorry.SayTrouble(w, sorry.ErrBroken) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := strconv.Atoi(r.FormValue("seat")); err != nil {
		sorry.Say(w, sorry.New("which seat?", http.StatusInternalServerError)) // want "500 Internal Server Error for the client's mistake"
	}
}

// Good: the client hears that it is its mistake, or it is none.
func serves(w http.ResponseWriter, r *http.Request) {
	var o order
	if err := json.NewDecoder(r.Body).Decode(&o); err != nil {
		sorry.Say(w, sorry.ErrUnclear)
		return
	}
	if _, err := strconv.Atoi(r.FormValue("table")); err != nil {
		sorry.SayTrouble(w, sorry.New("which table?", http.StatusUnprocessableEntity))
		return
	}
	if err := brew(o); err != nil {
		sorry.Say(w, sorry.ErrBroken)
	}
}

func brew(o order) error {
	if _, err := os.Stat("kettle"); err != nil {
		return errClosed
	}
	return nil
}
