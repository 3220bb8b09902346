// Package central has one function that replies to all errors, by their kinds.
package central

import (
	"encoding/json"
	"errors"
	"net/http"
	"os"
)

var kinds = [...]error{
	errors.New("refused"), errors.New("unknown"), errors.New("missing"), errors.New("long"),
	errors.New("early"), errors.New("broken"), errors.New("late"),
}

// fail sends the status that the kind of the error asks for, in more ways than are
// kept apart.
func fail(w http.ResponseWriter, err error) {
	body := map[string]any{"error": err.Error()}
	code := http.StatusInternalServerError
	switch {
	case errors.Is(err, kinds[0]):
		code = http.StatusConflict
	case errors.Is(err, kinds[1]):
		code = http.StatusUnauthorized
	case errors.Is(err, kinds[2]):
		code = http.StatusNotFound
	case errors.Is(err, kinds[3]):
		code = http.StatusRequestEntityTooLarge
	case errors.Is(err, kinds[4]):
		code = http.StatusTooEarly
	case errors.Is(err, kinds[5]):
		code = http.StatusServiceUnavailable
	case errors.Is(err, kinds[6]):
		code = http.StatusGone
	}
	data, err := json.Marshal(body)
	if err != nil {
		data = []byte("{}")
	}
	w.WriteHeader(code)
	w.Write(data)
}

func shelf(name string) (string, error) {
	text, err := os.ReadFile(name)
	return string(text), err
}

func shows(w http.ResponseWriter, r *http.Request) {
	name, err := shelf(r.FormValue("shelf"))
	if err != nil {
		fail(w, err) // want "reply without return"
	}
	json.NewEncoder(w).Encode(name)
}

func showsOrFails(w http.ResponseWriter, r *http.Request) {
	name, err := shelf(r.FormValue("shelf"))
	if err != nil {
		fail(w, err)
		return
	}
	json.NewEncoder(w).Encode(name)
}
