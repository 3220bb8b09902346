// Package anonforbidden has 403 replies to clients that nobody knows.
package anonforbidden

import (
	"context"
	"net/http"
	"strings"
)

func noHeader(w http.ResponseWriter, r *http.Request) {
	token := r.Header.Get("Authorization")
	if token == "" {
		http.Error(w, "token required", http.StatusForbidden) // want `403 Forbidden to a client without credentials \(token is empty, line 12\); send 401 Unauthorized with WWW-Authenticate`
		return
	}
}

func noPrefix(w http.ResponseWriter, r *http.Request) {
	auth := r.Header.Get("Authorization")
	if !strings.HasPrefix(auth, "Bearer ") {
		w.WriteHeader(403) // want "403 Forbidden to a client without credentials"
		return
	}
	token, ok := strings.CutPrefix(auth, "Bearer ")
	if !ok {
		w.WriteHeader(403) // want "403 Forbidden to a client without credentials"
		return
	}
	if len(token) == 0 {
		w.WriteHeader(403) // want "403 Forbidden to a client without credentials"
	}
}

func basic(w http.ResponseWriter, r *http.Request) {
	user, pass, ok := r.BasicAuth()
	if !ok || user != "shop" || pass != secret() {
		w.Header().Set("WWW-Authenticate", `Basic realm="shop"`)
		http.Error(w, "who are you", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
}

func basicName(w http.ResponseWriter, r *http.Request) {
	user, _, _ := r.BasicAuth()
	if user == "" {
		http.Error(w, "who are you", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
	}
}

func cookie(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session_id")
	if err != nil {
		http.Error(w, "log in", http.StatusForbidden) // want `no cookie "session_id"`
		return
	}
	if c.Value == "" {
		http.Error(w, "log in", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
	}
}

func bearer(r *http.Request) string {
	if h := r.Header.Get("Authorization"); strings.HasPrefix(h, "Bearer ") {
		return strings.TrimPrefix(h, "Bearer ")
	}
	return ""
}

func deny(w http.ResponseWriter, code int) { http.Error(w, "denied", code) }

func throughHelpers(w http.ResponseWriter, r *http.Request) {
	if bearer(r) == "" {
		deny(w, http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
}

// token answers whether the client has shown one.
func token(r *http.Request) (string, bool) {
	h := r.Header.Get("X-API-Key")
	if h == "" {
		return "", false
	}
	return h, true
}

func ok(w http.ResponseWriter, r *http.Request) {
	if _, ok := token(r); !ok {
		deny(w, http.StatusForbidden) // want "403 Forbidden to a client without credentials"
	}
}

type User struct{ Admin bool }

type keyType struct{}

var userKey keyType

func fromContext(w http.ResponseWriter, r *http.Request) {
	user, ok := r.Context().Value(userKey).(*User)
	if !ok {
		http.Error(w, "log in", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	_ = user
}

func currentUser(ctx context.Context) *User {
	u, _ := ctx.Value(userKey).(*User)
	return u
}

func nobodyOrNoAdmin(w http.ResponseWriter, r *http.Request) {
	user := currentUser(r.Context())
	if user == nil || !user.Admin {
		http.Error(w, "admins only", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
}

func secret() string { return "" }
