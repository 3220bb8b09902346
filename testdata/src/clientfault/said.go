package clientfault

import (
	"errors"
	"log"
	"net/http"
)

// A coded knows its status.
type coded interface{ Status() int }

func newBadRequest(text string) coded { return lookUp(text) }

var lookUp func(text string) coded

// What the status is, the error says: that it is logged if it is 500 is no choice of it.
func sendCoded(w http.ResponseWriter, c coded) {
	status := c.Status()
	if status == http.StatusInternalServerError {
		log.Print("broken")
	}
	w.WriteHeader(status)
}

func sendStatus(w http.ResponseWriter, status int) {
	if status == http.StatusInternalServerError {
		log.Print("broken")
	}
	http.Error(w, "it did not work", status)
}

func coding(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("code") == "" {
		sendCoded(w, newBadRequest("no code"))
		return
	}
	if r.FormValue("name") == "" {
		sendStatus(w, newBadRequest("no name").Status())
		return
	}
	if r.FormValue("title") == "" {
		sendStatus(w, http.StatusInternalServerError) // want `500 Internal Server Error for the client's mistake \(r.FormValue\("title"\) is missing, line \d+\)`
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// A page for people says with its status what went wrong, too.
func pageOfCode(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	if r.FormValue("code") == "" {
		w.WriteHeader(http.StatusInternalServerError) // want `500 Internal Server Error for the client's mistake`
		w.Write([]byte("<p>no code"))
		return
	}
	w.Write([]byte("<p>ok"))
}

const errInvalidName = "invalid name"

// The name of the error says no more than the condition does.
func nameOf(r *http.Request, key string) (string, error) {
	name := r.PathValue(key)
	if name == "" {
		return "", errors.New(errInvalidName)
	}
	return name, nil
}

func naming(w http.ResponseWriter, r *http.Request) {
	name, err := nameOf(r, "name")
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError) // want `500 Internal Server Error for the client's mistake`
		return
	}
	w.Write([]byte(name))
}
