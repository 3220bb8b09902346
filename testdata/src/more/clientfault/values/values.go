// Package values: the status is handed away in a value and sent elsewhere.
package values

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
)

type apiError struct {
	Code int
	Msg  string
}

func (e *apiError) Error() string { return e.Msg }

func newAPIError(code int, msg string) *apiError { return &apiError{Code: code, Msg: msg} }

type item struct{ Name string }

// serve sends whatever status the handler returned.
type serve func(w http.ResponseWriter, r *http.Request) (int, error)

func (h serve) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if code, err := h(w, r); err != nil {
		http.Error(w, err.Error(), code)
	}
}

// carry sends the status inside the error.
type carry func(w http.ResponseWriter, r *http.Request) *apiError

func (h carry) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if e := h(w, r); e != nil {
		http.Error(w, e.Msg, e.Code)
	}
}

var handlers = []http.Handler{serve(pair), serve(pairRight), carry(constructed), carry(literal), carry(literalRight)}

func pair(w http.ResponseWriter, r *http.Request) (int, error) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		return http.StatusInternalServerError, err // want "500 Internal Server Error for the client's mistake"
	}
	fmt.Fprintln(w, id)
	return http.StatusOK, nil
}

func pairRight(w http.ResponseWriter, r *http.Request) (int, error) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		return http.StatusBadRequest, err
	}
	fmt.Fprintln(w, id)
	return http.StatusOK, nil
}

func constructed(w http.ResponseWriter, r *http.Request) *apiError {
	var it item
	if err := json.NewDecoder(r.Body).Decode(&it); err != nil {
		return newAPIError(http.StatusInternalServerError, "decode") // want "500 Internal Server Error for the client's mistake"
	}
	fmt.Fprintln(w, it.Name)
	return nil
}

func literal(w http.ResponseWriter, r *http.Request) *apiError {
	if err := r.ParseForm(); err != nil {
		return &apiError{Code: http.StatusInternalServerError, Msg: "form"} // want "500 Internal Server Error for the client's mistake"
	}
	fmt.Fprintln(w, r.Form.Get("q"))
	return nil
}

// 500 in a struct that is a page size, not a status.
type page struct{ Size int }

func literalRight(w http.ResponseWriter, r *http.Request) *apiError {
	p := page{Size: 20}
	if n, err := strconv.Atoi(r.FormValue("size")); err != nil {
		p = page{Size: 500}
	} else {
		p.Size = n
	}
	fmt.Fprintln(w, p.Size)
	return nil
}
