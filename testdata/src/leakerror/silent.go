package leakerror

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"strconv"

	"leakerror/web"
)

func right(w http.ResponseWriter, r *http.Request) {
	if err := update(r.FormValue("title")); err != nil {
		log.Printf("updating: %v", err)
		http.Error(w, "the book could not be updated", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// What the client has to repair it has to read.
func malformed(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("shelf"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if err := json.NewDecoder(r.Body).Decode(&n); err != nil {
		web.Fail(w, http.StatusUnprocessableEntity, err)
		return
	}
	io.WriteString(w, "well")
}

func missing(w http.ResponseWriter, r *http.Request) {
	if err := update(r.FormValue("title")); errors.Is(err, errUnknown) {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	} else if err != nil {
		web.Internal(w, err)
		return
	}
	io.WriteString(w, "well")
}

var errUnknown = errors.New("no such book")

// The text of the status tells nothing.
func statusText(w http.ResponseWriter, r *http.Request) {
	if err := update(r.FormValue("title")); err != nil {
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	io.WriteString(w, "well")
}

// The client's own words come back to it.
func echoes(w http.ResponseWriter, r *http.Request) {
	title := r.FormValue("title")
	if err := update(title); err != nil {
		log.Print(err)
		http.Error(w, fmt.Sprintf("%q could not be updated", title), http.StatusInternalServerError)
		return
	}
	io.WriteString(w, "well")
}

// A number to quote in a complaint.
func numbered(w http.ResponseWriter, r *http.Request) {
	if err := update(r.FormValue("title")); err != nil {
		id := "A-17"
		log.Printf("%s: %v", id, err)
		w.WriteHeader(http.StatusInternalServerError)
		json.NewEncoder(w).Encode(map[string]string{"error": "internal error", "id": id})
		return
	}
	io.WriteString(w, "well")
}

// A constant text of our own is none of the inside's.
func constant(w http.ResponseWriter, r *http.Request) {
	const text = "the library is closed"
	if err := update("Emma"); err != nil {
		web.Text(w, http.StatusServiceUnavailable, text)
		return
	}
	io.WriteString(w, "well")
}

// What goes to the log does not go to the client.
func logged(w http.ResponseWriter, r *http.Request) {
	if err := update("Emma"); err != nil {
		fmt.Fprintln(log.Writer(), err.Error())
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	io.WriteString(w, "well")
}

// The error decides about the text, and is not in it.
func chooses(w http.ResponseWriter, r *http.Request) {
	if err := update("Emma"); err != nil {
		text := "something went wrong"
		if err.Error() == "locked" {
			text = "somebody else is writing"
		}
		http.Error(w, text, http.StatusInternalServerError)
		return
	}
	io.WriteString(w, "well")
}

// The jobs of the night tell how they went: no error of this request.
func jobs(w http.ResponseWriter, r *http.Request) {
	type job struct{ Name, Error string }
	list := []job{{"backup", ""}}
	if err := update("Emma"); err != nil {
		list = append(list, job{"update", err.Error()})
	}
	json.NewEncoder(w).Encode(list)
}

// A text that is made for the public.
func public(w http.ResponseWriter, r *http.Request) {
	err := update("Emma")
	var p interface{ Public() string }
	if errors.As(err, &p) {
		http.Error(w, p.Public(), http.StatusInternalServerError)
		return
	}
	web.Internal(w, err)
}
