package main

import (
	"errors"
	"log/slog"
	"net/http"

	"github.com/statuslint/statuslint/testdata/bookstore/wrong/web"
)

// reply sends v, or the header alone where v is nil. A status without a body
// needs a nil.
func reply(w http.ResponseWriter, status int, v any) {
	if v == nil {
		web.Status(w, status)
		return
	}
	web.JSON(w, status, v)
}

// deny refuses a request. A 401 has to say how to log in, a 403 has not.
func deny(w http.ResponseWriter, status int, msg string) {
	if status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="bookstore"`)
	}
	web.Error(w, status, msg)
}

// fail answers for err in plain text.
func fail(w http.ResponseWriter, err error, status int) {
	slog.Info("request refused", "status", status, "err", err)
	http.Error(w, http.StatusText(status), status)
}

// storeFault answers for an error of the store. What it does not know is the
// server's own trouble.
func storeFault(w http.ResponseWriter, r *http.Request, err error) {
	status := statusOf(err)
	if status == http.StatusInternalServerError {
		slog.ErrorContext(r.Context(), "store", "path", r.URL.Path, "err", err)
		web.Error(w, status, "internal error")
		return
	}
	web.Error(w, status, err.Error())
}

func statusOf(err error) int {
	var invalid *ValidationError
	switch {
	case errors.Is(err, ErrNotFound):
		return http.StatusNotFound
	case errors.Is(err, ErrDuplicate):
		return http.StatusConflict
	case errors.Is(err, ErrStale):
		return http.StatusPreconditionFailed
	case errors.As(err, &invalid):
		return http.StatusUnprocessableEntity
	default:
		return http.StatusInternalServerError
	}
}
