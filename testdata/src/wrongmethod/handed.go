package wrongmethod

import (
	"errors"
	"net/http"
)

var errRoot = errors.New("that is the whole shelf")

// A shelf has its methods return the status, and sends it in one place.
type shelf struct{ books map[string]bool }

func (s *shelf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	status, err := http.StatusNotImplemented, errors.New("no such method")
	switch r.Method {
	case http.MethodOptions:
		status, err = s.options(w, r)
	case http.MethodPut:
		status, err = s.put(w, r)
	case http.MethodDelete:
		status, err = s.remove(w, r)
	case "MKCOL":
		status, err = s.make(w, r)
		if status == http.StatusOK {
			status = 0
		}
	case "PROPFIND":
		status, err = s.list(w, r)
		if err != nil {
			status = http.StatusNotFound
		}
	}
	if status != 0 {
		w.WriteHeader(status)
		if status != http.StatusNoContent {
			w.Write([]byte(http.StatusText(status)))
		}
	}
	if err != nil {
		println(err.Error())
	}
}

func (s *shelf) options(w http.ResponseWriter, r *http.Request) (status int, err error) {
	w.Header().Set("Allow", "OPTIONS, PUT, DELETE, MKCOL")
	return 0, nil
}

func (s *shelf) put(w http.ResponseWriter, r *http.Request) (status int, err error) {
	if r.URL.Path == "/" {
		return http.StatusMethodNotAllowed, errRoot // want "405 Method Not Allowed without Allow"
	}
	s.books[r.URL.Path] = true
	return http.StatusCreated, nil
}

func (s *shelf) remove(w http.ResponseWriter, r *http.Request) (status int, err error) {
	if r.URL.Path == "/" {
		w.Header().Set("Allow", "OPTIONS, MKCOL")
		return http.StatusMethodNotAllowed, errRoot
	}
	delete(s.books, r.URL.Path)
	return http.StatusNoContent, nil
}

func (s *shelf) make(w http.ResponseWriter, r *http.Request) (status int, err error) {
	if s.books[r.URL.Path] {
		return http.StatusMethodNotAllowed, nil // want "405 Method Not Allowed without Allow"
	}
	return http.StatusCreated, nil
}

// What it returns is replaced before it is sent.
func (s *shelf) list(w http.ResponseWriter, r *http.Request) (status int, err error) {
	if r.URL.Path == "/" {
		return http.StatusMethodNotAllowed, errRoot
	}
	return http.StatusOK, nil
}

// A drawer sets Allow where it sends the status.
type drawer struct{ books map[string]bool }

func (d *drawer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	status, err := http.StatusNotImplemented, errors.New("no such method")
	switch r.Method {
	case http.MethodPut:
		status, err = d.put(w, r)
	case http.MethodDelete:
		status, err = d.remove(w, r)
	}
	if status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", "PUT, DELETE")
	}
	if err != nil {
		http.Error(w, err.Error(), status)
		return
	}
	w.WriteHeader(status)
}

func (d *drawer) put(w http.ResponseWriter, r *http.Request) (int, error) {
	if r.URL.Path == "/" {
		return http.StatusMethodNotAllowed, errRoot
	}
	return http.StatusCreated, nil
}

func (d *drawer) remove(w http.ResponseWriter, r *http.Request) (int, error) {
	if d.books["/"] {
		return http.StatusMethodNotAllowed, errRoot
	}
	return http.StatusNoContent, nil
}

// Who calls a box only logs what it gives.
type box struct{}

func (b *box) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	status, err := b.open(w, r)
	println(status, err)
}

func (b *box) open(w http.ResponseWriter, r *http.Request) (int, error) {
	if r.URL.Path == "/" {
		return http.StatusMethodNotAllowed, errRoot
	}
	w.Write([]byte("a book"))
	return http.StatusOK, nil
}

// One cause is told once, where it is sent if that is known there.
type crate struct{}

func (c *crate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if status, err := c.open(w, r); err != nil {
		http.Error(w, err.Error(), status) // want "405 Method Not Allowed without Allow"
	}
}

func (c *crate) open(w http.ResponseWriter, r *http.Request) (int, error) {
	if r.URL.Path == "/" {
		return http.StatusMethodNotAllowed, errRoot
	}
	w.Write([]byte("a book"))
	return 0, nil
}
