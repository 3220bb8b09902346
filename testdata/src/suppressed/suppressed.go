// Package suppressed has comments that ask for silence, and some that do not get it.
package suppressed

import (
	"net/http"
	"strconv"
)

func onTheLine(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		http.Error(w, "n", 500) //nolint
		return
	}
	if _, err := strconv.Atoi(r.FormValue("m")); err != nil {
		http.Error(w, "m", 500) //nolint:clientfault // an old client wants it
		return
	}
	if _, err := strconv.Atoi(r.FormValue("k")); err != nil {
		http.Error(w, "k", 500) //nolint:statuslint
		return
	}
	if _, err := strconv.Atoi(r.FormValue("j")); err != nil {
		http.Error(w, "j", 500) //nolint:errcheck,clientfault
		return
	}
	if _, err := strconv.Atoi(r.FormValue("i")); err != nil {
		http.Error(w, "i", 500) //nolint:all
		return
	}
	if _, err := strconv.Atoi(r.FormValue("g")); err != nil {
		http.Error(w, "g", 500) //nolint:errcheck,all
		return
	}
	if _, err := strconv.Atoi(r.FormValue("h")); err != nil {
		http.Error(w, "h", 500) // nolint:ClientFault
	}
}

func onTheLineAbove(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		//nolint:clientfault
		http.Error(w, "n", 500)
		return
	}
	if _, err := strconv.Atoi(r.FormValue("m")); err != nil {
		//lint:ignore clientfault an old client wants it
		http.Error(w, "m", 500)
		return
	}
	if _, err := strconv.Atoi(r.FormValue("k")); err != nil {
		//lint:ignore okerror,statuslint an old client wants it
		http.Error(w, "k", 500)
	}
}

// onTheFunction keeps its old ways.
//
//nolint:clientfault
func onTheFunction(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		http.Error(w, "n", 500)
		return
	}
	if r.ParseForm() != nil {
		http.Error(w, "form", 500)
	}
}

//lint:ignore clientfault an old client wants it
func ignoredFunction(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		http.Error(w, "n", 500)
	}
}

func besideTheName(w http.ResponseWriter, r *http.Request) { //nolint:clientfault
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		http.Error(w, "n", 500)
	}
}

func ofAnotherRule(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		//nolint:okerror
		http.Error(w, "n", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := strconv.Atoi(r.FormValue("m")); err != nil {
		//lint:ignore okerror that is another one
		http.Error(w, "m", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if r.ParseForm() != nil {
		//nolint:errcheck,clientfaults
		http.Error(w, "form", 500) // want "500 Internal Server Error for the client's mistake"
	}
}

// withoutReason leaves out what lint:ignore needs.
func withoutReason(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		//lint:ignore clientfault
		http.Error(w, "n", 500) // want "500 Internal Server Error for the client's mistake"
	}
}

// behindCode has a comment that is about its own line.
func behindCode(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil { //nolint:clientfault
		http.Error(w, "n", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := strconv.Atoi(r.FormValue("m")); err != nil {
		count := 1 //nolint
		_ = count
		http.Error(w, "m", 500) // want "500 Internal Server Error for the client's mistake"
	}
}

func twoLinesAbove(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		//nolint:clientfault

		http.Error(w, "n", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	//nolint:clientfault
	if _, err := strconv.Atoi(r.FormValue("m")); err != nil {
		http.Error(w, "m", 500) // want "500 Internal Server Error for the client's mistake"
	}
}

// inside is silent in one place only.
func inside(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		http.Error(w, "n", 500) //nolint:clientfault
		return
	}
	if _, err := strconv.Atoi(r.FormValue("m")); err != nil {
		http.Error(w, "m", 500) // want "500 Internal Server Error for the client's mistake"
	}
}

// prose is no such comment.
func prose(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		// nolinting:clientfault, and lint:ignore clientfault in the middle of a sentence
		http.Error(w, "n", 500) // want "500 Internal Server Error for the client's mistake"
	}
}
