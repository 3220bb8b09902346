// Package central has one function that replies to all errors, by their kinds.
package central

import (
	"encoding/json"
	"io"
	"log"
	"net/http"

	"clientfault/central/fault"
)

type failure struct {
	Text string `json:"error"`
	Code int    `json:"errorCode"`
}

// fail sends the status that the kind of the error asks for.
func fail(w http.ResponseWriter, err error) {
	f := failure{Text: err.Error()}
	switch {
	case fault.IsErrRefused(err):
		f.Code = http.StatusConflict
	case fault.IsErrStranger(err):
		f.Code = http.StatusUnauthorized
	case fault.IsErrNotFound(err):
		f.Code = http.StatusNotFound
	case fault.IsErrTooLong(err):
		f.Code = http.StatusRequestEntityTooLarge
	case fault.IsErrLater(err):
		f.Code = http.StatusTooEarly
	case fault.IsErrPress(err):
		f.Code = http.StatusServiceUnavailable
	default:
		log.Print(err)
		f = failure{"internal error", http.StatusInternalServerError}
	}
	data, err := json.Marshal(f)
	if err != nil {
		data = []byte("{}")
	}
	w.WriteHeader(f.Code)
	w.Write(data)
}

type order struct{ Title string }

func place(order) error { return nil }

func orders(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		fail(w, err)
		return
	}
	var o order
	if err := json.Unmarshal(body, &o); err != nil {
		fail(w, err) // want "500 Internal Server Error for the client's mistake .decoding JSON from body failed"
		return
	}
	if err := place(o); err != nil { // may be of any kind
		fail(w, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// failKindly knows what is no JSON.
func failKindly(w http.ResponseWriter, err error) {
	code := http.StatusInternalServerError
	switch {
	case fault.IsErrRefused(err):
		code = http.StatusConflict
	case fault.IsJSON(err):
		code = http.StatusBadRequest
	case fault.IsErrNotFound(err):
		code = http.StatusNotFound
	}
	w.WriteHeader(code)
	io.WriteString(w, http.StatusText(code))
}

func ordersKindly(w http.ResponseWriter, r *http.Request) {
	var o order
	if err := json.NewDecoder(r.Body).Decode(&o); err != nil {
		failKindly(w, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
