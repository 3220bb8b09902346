package clientfault

import (
	"net/http"
	"strconv"
)

// A handler returns its status; dispatch sends it.
type handler func(w http.ResponseWriter, r *http.Request) (int, error)

func dispatch(fn handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if code, err := fn(w, r); err != nil {
			http.Error(w, err.Error(), code)
		}
	}
}

func dispatched(w http.ResponseWriter, r *http.Request) (int, error) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		return http.StatusInternalServerError, err // want "500 Internal Server Error for the client's mistake"
	}
	if err := store(book{Pages: strconv.Itoa(n)}); err != nil {
		return http.StatusInternalServerError, err
	}
	return 0, nil
}

func handsOn(w http.ResponseWriter, r *http.Request) (int, error) {
	if r.FormValue("raw") != "" {
		return raw(w, r, "file")
	}
	code, err := raw(w, r, "dir")
	if code >= 500 {
		return code, err
	}
	return 0, nil
}

// raw is not of the dispatcher's type, but what it returns goes there.
func raw(w http.ResponseWriter, r *http.Request, kind string) (int, error) {
	if _, err := strconv.Atoi(r.FormValue(kind)); err != nil {
		return http.StatusInternalServerError, err // want "500 Internal Server Error for the client's mistake"
	}
	return 0, nil
}
