// Package challenge has 401 replies without a challenge, and others that are right.
package challenge

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"challenge/web"
)

func direct(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		http.Error(w, "who are you?", http.StatusUnauthorized) // want `401 Unauthorized without WWW-Authenticate, which has to name a way to authenticate`
		return
	}
	io.WriteString(w, "come in")
}

func bare(w http.ResponseWriter, r *http.Request) {
	if _, _, ok := r.BasicAuth(); !ok {
		w.WriteHeader(401) // want `401 Unauthorized without WWW-Authenticate`
		return
	}
	io.WriteString(w, "come in")
}

func otherHeader(w http.ResponseWriter, r *http.Request) {
	if !strings.HasPrefix(r.Header.Get("Authorization"), "Bearer ") {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusUnauthorized) // want `401 Unauthorized without WWW-Authenticate`
		json.NewEncoder(w).Encode(map[string]string{"error": "who are you?"})
		return
	}
	io.WriteString(w, "come in")
}

func fail(w http.ResponseWriter, code int, text string) {
	w.WriteHeader(code)
	io.WriteString(w, text)
}

func throughHelper(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Api-Key") == "" {
		fail(w, http.StatusUnauthorized, "no key") // want `401 Unauthorized without WWW-Authenticate`
		return
	}
	io.WriteString(w, "come in")
}

func throughPackage(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Api-Key") == "" {
		web.Fail(w, http.StatusUnauthorized, "no key") // want `401 Unauthorized without WWW-Authenticate`
		return
	}
	if r.Header.Get("X-Api-Key") != "open sesame" {
		web.Unauthorized(w) // want `401 Unauthorized without WWW-Authenticate`
		return
	}
	io.WriteString(w, "come in")
}

// turnAway is called by handlers that have set nothing: the header is missing here.
func turnAway(w http.ResponseWriter) {
	http.Error(w, "who are you?", http.StatusUnauthorized) // want `401 Unauthorized without WWW-Authenticate`
}

func turnsAway(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		turnAway(w)
		return
	}
	io.WriteString(w, "come in")
}

func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer sesame" {
			w.WriteHeader(http.StatusUnauthorized) // want `401 Unauthorized without WWW-Authenticate`
			return
		}
		next.ServeHTTP(w, r)
	})
}

// late sets the header when the head is gone.
func late(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusUnauthorized) // want `401 Unauthorized without WWW-Authenticate`
	w.Header().Set("WWW-Authenticate", "Basic")
}

// taken sets the header and takes it away again.
func taken(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", "Basic")
	w.Header().Del("WWW-Authenticate")
	w.WriteHeader(http.StatusUnauthorized) // want `401 Unauthorized without WWW-Authenticate`
}
