// Package kinds has the kinds of handlers that the house has.
package kinds

import "net/http"

// A Texted handler's status is sent with its name as a text.
type Texted func(w http.ResponseWriter, r *http.Request) (int, error)

// ServeHTTP sends what the handler returned.
func (h Texted) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	code, _ := h(w, r)
	http.Error(w, http.StatusText(code), code)
}

// A Worded handler's error is the body; without one there is none.
type Worded func(w http.ResponseWriter, r *http.Request) (code int, words *string, err error)

// ServeHTTP sends what the handler returned.
func (h Worded) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	code, _, err := h(w, r)
	if err != nil {
		http.Error(w, err.Error(), code)
		return
	}
	w.WriteHeader(code)
}
