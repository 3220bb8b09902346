package main

import (
	"log/slog"
	"net/http"
	"runtime/debug"

	"github.com/statuslint/statuslint/testdata/bookstore/wrong/web"
)

// recorder remembers the status of a reply for the log.
type recorder struct {
	http.ResponseWriter
	status int
}

func (rec *recorder) WriteHeader(status int) {
	// An informational status is not the reply yet.
	if rec.status == 0 && status >= http.StatusOK {
		rec.status = status
	}
	rec.ResponseWriter.WriteHeader(status)
}

func (rec *recorder) Write(p []byte) (int, error) {
	if rec.status == 0 {
		rec.status = http.StatusOK
	}
	return rec.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController find the writer beneath.
func (rec *recorder) Unwrap() http.ResponseWriter { return rec.ResponseWriter }

// observe logs each reply and turns a panic into a 500.
func observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w}
		defer func() {
			v := recover()
			if v == nil {
				slog.InfoContext(r.Context(), "reply", "path", r.URL.Path, "status", rec.status)
				return
			}
			if v == http.ErrAbortHandler {
				panic(v)
			}
			slog.ErrorContext(r.Context(), "panic", "value", v, "stack", string(debug.Stack()))
			if rec.status != 0 {
				// The reply has begun, so its status is lost; cutting it off
				// at least tells the client that it is not whole.
				panic(http.ErrAbortHandler)
			}
			web.Error(rec, http.StatusInternalServerError, "internal error")
		}()
		next.ServeHTTP(rec, r)
	})
}

// pauseable answers 503 while the shop is closed for maintenance. The switch
// itself must stay within reach.
func (s *server) pauseable(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.maintenance.Load() && r.URL.Path != "/maintenance" {
			w.Header().Set("Retry-After", "120")
			web.Error(w, http.StatusServiceUnavailable, "closed for maintenance")
			return
		}
		next.ServeHTTP(w, r)
	})
}
