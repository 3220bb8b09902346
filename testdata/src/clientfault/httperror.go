package clientfault

import (
	"net/http"
	"strconv"
)

// An HTTPError is about a reply: its code is a status, whichever way it is written.
type HTTPError struct {
	Code int
	Text string
}

func (e *HTTPError) Error() string { return e.Text }

func failWith(code int, text string) error { return &HTTPError{Code: code, Text: text} }

func weighed(w http.ResponseWriter, r *http.Request) error {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		return failWith(500, "no number") // want "500 Internal Server Error for the client's mistake"
	}
	return nil
}

// The code of a printer is none.
type printerError struct {
	Code int
	Text string
}

func (e *printerError) Error() string { return e.Text }

func printed(w http.ResponseWriter, r *http.Request) error {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		return &printerError{Code: 500, Text: "no paper"}
	}
	return nil
}
