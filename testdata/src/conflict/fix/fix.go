// Package fix has statuses that are swapped for 409.
package fix

import (
	"errors"
	web "net/http"
	"os"
)

func constant(w web.ResponseWriter, r *web.Request) {
	err := os.Mkdir(r.PathValue("name"), 0o700)
	if errors.Is(err, os.ErrExist) {
		web.Error(w, "there is one", web.StatusInternalServerError) // want `send 409 Conflict`
		return
	}
	w.WriteHeader(web.StatusNoContent)
}

func number(w web.ResponseWriter, r *web.Request) {
	if err := os.Mkdir(r.PathValue("name"), 0o700); os.IsExist(err) {
		w.WriteHeader((500)) // want `send 409 Conflict`
		return
	}
	w.WriteHeader(web.StatusNoContent)
}

func fail(w web.ResponseWriter, code int) { web.Error(w, web.StatusText(code), code) }

func helper(w web.ResponseWriter, r *web.Request) {
	switch err := os.Mkdir(r.PathValue("name"), 0o700); {
	case os.IsExist(err):
		fail(w, web.StatusServiceUnavailable) // want `send 409 Conflict`
	case err != nil:
		fail(w, web.StatusInternalServerError)
	}
}
