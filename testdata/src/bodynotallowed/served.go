package bodynotallowed

import (
	"fmt"
	"io"
	"net/http"
)

// announce writes unless the client is sent elsewhere.
func announce(w http.ResponseWriter, code int) {
	if code != http.StatusSeeOther {
		io.WriteString(w, "a new book")
	}
}

// For 201 the helper has always written: the 200 has gone out, and what follows is a body of it.
func lostBehindAHelper(w http.ResponseWriter, r *http.Request) {
	announce(w, http.StatusCreated)
	w.WriteHeader(http.StatusNoContent)
	io.WriteString(w, "and another")
}

// For 303 it has written nothing.
func keptBehindAHelper(w http.ResponseWriter, r *http.Request) {
	announce(w, http.StatusSeeOther)
	w.WriteHeader(http.StatusNoContent)
	io.WriteString(w, "and another") // want `body with 204 No Content`
}

func printsNothing(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	fmt.Fprint(w, "")
	fmt.Fprintf(w, "")
}

func printsALine(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	fmt.Fprintln(w, "") // want `body with 204 No Content`
}

func sayClosed(w http.ResponseWriter) {
	io.WriteString(w, "closed")
}

// What is deferred in a loop is one thing to do at the end, however often it is put off.
func defersInLoop(w http.ResponseWriter, r *http.Request) {
	for range r.URL.Query()["shelf"] {
		w.WriteHeader(http.StatusNoContent)
	}
	for range r.URL.Query()["day"] {
		defer sayClosed(w) // want `body with 204 No Content`
	}
}
