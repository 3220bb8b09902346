// Package badcode has status codes that cannot be sent, or do not say what is meant.
package badcode

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"badcode/web"
)

// The codes of the harbour's own book, which are no statuses.
const (
	codeFine    = 0
	codeNoBerth = 40401
	codeStorm   = 999
)

var errStorm = errors.New("storm")

func houseCode(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no such berth", codeNoBerth) // want "40401 is no status code: net/http panics"
}

func zero(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(codeFine) // want "0 is no status code: net/http panics: the client sees the connection close; send one between 200 and 599"
	io.WriteString(w, "moored")
}

func tooSmall(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(20) // want "20 is no status code"
}

func negative(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(-1) // want "-1 is no status code"
}

func tooLarge(w http.ResponseWriter, r *http.Request) {
	if err := moor(r.PathValue("ship")); err != nil {
		http.Error(w, "storm", codeStorm) // want "999 is no status code: clients take it for a 5xx"
		return
	}
	w.WriteHeader(600) // want "600 is no status code: clients take it for a 5xx"
}

func throughVariable(w http.ResponseWriter, r *http.Request) {
	code := 0
	if err := moor(r.PathValue("ship")); err != nil {
		code = http.StatusInternalServerError
	}
	w.WriteHeader(code) // want "0 is no status code"
}

func redirectUnauthorized(w http.ResponseWriter, r *http.Request) {
	if _, err := r.Cookie("captain"); err != nil {
		http.Redirect(w, r, "/login", http.StatusUnauthorized) // want `redirect with 401 Unauthorized: clients follow Location only with 3xx; send 303 See Other`
		return
	}
	io.WriteString(w, "aye")
}

func redirectOK(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/harbour", http.StatusOK) // want "redirect with 200 OK"
}

func redirectAfterFailure(w http.ResponseWriter, r *http.Request) {
	for _, ship := range r.URL.Query()["ship"] {
		if moor(ship) != nil {
			http.Redirect(w, r, "/storm", http.StatusInternalServerError) // want "redirect with 500 Internal Server Error"
			return
		}
	}
	http.Redirect(w, r, "/harbour", http.StatusSeeOther)
}

func redirectZero(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/harbour", 0) // want "0 is no status code"
}

func throughHelper(w http.ResponseWriter, r *http.Request) {
	web.Send(w, codeNoBerth, "no such berth") // want "40401 is no status code"
}

func fail(w http.ResponseWriter, code int, err error) {
	w.WriteHeader(code)
	fmt.Fprintln(w, err)
}

func throughOwnHelper(w http.ResponseWriter, r *http.Request) {
	if err := moor(r.PathValue("ship")); err != nil {
		fail(w, 5000, err) // want "5000 is no status code"
		return
	}
	io.WriteString(w, "moored")
}

func inSwitch(w http.ResponseWriter, r *http.Request) {
	switch err := moor(r.PathValue("ship")); {
	case errors.Is(err, errStorm):
		w.WriteHeader(1000) // want "1000 is no status code"
	case err != nil:
		w.WriteHeader(http.StatusInternalServerError)
	default:
		w.WriteHeader(http.StatusOK)
	}
}

func interimWithBody(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "still mooring", http.StatusProcessing) // want `102 Processing is an interim status: the body goes out with 200 OK; send a final one`
}

func interimJSON(w http.ResponseWriter, r *http.Request) {
	web.Send(w, http.StatusContinue, "go on") // want "100 Continue is an interim status"
}

func literal(mux *http.ServeMux) {
	mux.HandleFunc("POST /ships", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(2001) // want "2001 is no status code"
		json.NewEncoder(w).Encode(r.PathValue("ship"))
	})
}

func moor(ship string) error {
	if ship == "" {
		return errStorm
	}
	return nil
}
