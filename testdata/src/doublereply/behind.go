package doublereply

import (
	"log"
	"net/http"
	"strings"
)

func onlyClerks(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Role") == "clerk" {
			next.ServeHTTP(w, r) // want `the next handler is called without return: 403 Forbidden is sent behind its reply \(line 14\); return after the call`
		}
		http.Error(w, "clerks only", http.StatusForbidden)
	})
}

type gatekeeper struct{ keys map[string]bool }

func (g *gatekeeper) Gate(w http.ResponseWriter, r *http.Request, next http.HandlerFunc) {
	if len(g.keys) == 0 {
		next(w, r)
		return
	}
	if key := r.Header.Get("X-Key"); key != "" {
		if strings.HasPrefix(key, "k-") {
			if g.keys[key] {
				next(w, r) // want "the next handler is called without return"
			}
		}
	}
	refuseEntry(w, http.StatusUnauthorized)
}

func refuseEntry(w http.ResponseWriter, status int) {
	w.WriteHeader(status)
	w.Write([]byte("closed"))
}

// Good: one or the other.
func (g *gatekeeper) either(next http.Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if g.keys[r.Header.Get("X-Key")] {
			next.ServeHTTP(w, r)
		} else {
			http.Error(w, "closed", http.StatusForbidden)
		}
		log.Print("seen")
	}
}

// Good: it is noted that somebody has answered.
func (g *gatekeeper) noted(shops map[string]http.Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		found := false
		for name, shop := range shops {
			if strings.HasPrefix(r.URL.Path, name) {
				shop.ServeHTTP(w, r)
				found = true
				break
			}
		}
		if !found {
			http.NotFound(w, r)
		}
	}
}

// Good: the writer in between knows whether somebody has answered.
func (g *gatekeeper) asked(next http.Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		t := &tally{ResponseWriter: w}
		if r.Method == http.MethodGet {
			next.ServeHTTP(t, r)
		}
		if t.sent == 0 {
			http.NotFound(w, r)
		}
	}
}

type tally struct {
	http.ResponseWriter
	sent int
}

func (t *tally) Write(b []byte) (int, error) {
	t.sent += len(b)
	return t.ResponseWriter.Write(b)
}

// Good: what is called first is a hook that may set headers.
func hooked(before func(http.ResponseWriter, *http.Request)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if before != nil {
			before(w, r)
		}
		http.Error(w, "closed", http.StatusForbidden)
	}
}

// Good: a page is finished by the handler around it.
func framed(next http.Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			next.ServeHTTP(w, r)
		}
		w.Write([]byte("</html>"))
	}
}

// Good: what is put off is done in any case.
func closed(next http.Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			http.Error(w, "closed", http.StatusForbidden)
		}()
		if r.Method == http.MethodGet {
			next.ServeHTTP(w, r)
		}
	}
}

// What was sent before is the first reply, not that of the next handler.
func repliedBefore(next http.Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		http.Error(w, "moved", http.StatusGone) // want "two replies on one path|the next handler is called all the same|reply without return"
		if r.Method == http.MethodGet {
			next.ServeHTTP(w, r)
		}
		http.Error(w, "closed", http.StatusForbidden)
	}
}
