package okerror

import (
	"net/http"

	"okerror/sorry"
)

// The helper sets no status. That is one mistake, however often it is called.
func leavesItOpen(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		sorry.Send(w, err) // want `200 OK with an error body \(.*\), because neither this function nor sorry.Send sets a status`
		return
	}
	w.Write([]byte("fine"))
}

func leavesItOpenToo(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		sorry.Send(w, err)
		return
	}
	w.Write([]byte("fine"))
}

// What follows is right.

func setsIt(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		w.WriteHeader(http.StatusBadRequest)
		sorry.Send(w, err)
		return
	}
	w.Write([]byte("fine"))
}
