package anonforbidden

import (
	"crypto/subtle"
	"fmt"
	"net/http"
	"os"
	"strings"
)

type meter struct {
	token string
	admin string
}

// Whoever shows another token is not known.
func (m *meter) read(w http.ResponseWriter, r *http.Request) {
	header := r.Header.Get("Authorization")
	if header == "" {
		http.Error(w, "no token", http.StatusUnauthorized)
		return
	}
	bearer := fmt.Sprintf("Bearer %s", m.token)
	if header != bearer {
		http.Error(w, "another token", http.StatusForbidden) // want `403 Forbidden to a client without credentials \(header is not bearer, line 24\)`
		return
	}
	w.Write([]byte("42"))
}

func (m *meter) readSlowly(w http.ResponseWriter, r *http.Request) {
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	if subtle.ConstantTimeCompare([]byte(m.token), []byte(token)) != 1 {
		http.Error(w, "another token", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	w.Write([]byte("42"))
}

func (m *meter) readEqual(w http.ResponseWriter, r *http.Request) {
	_, password, _ := r.BasicAuth()
	if password == m.token {
		w.Write([]byte("42"))
		return
	}
	http.Error(w, "another password", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
}

// Good: who it is, is known, and that is not enough.
func (m *meter) reset(w http.ResponseWriter, r *http.Request) {
	user, _, ok := r.BasicAuth()
	if !ok {
		w.Header().Set("WWW-Authenticate", `Basic realm="meter"`)
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
	if user != m.admin {
		http.Error(w, "not you", http.StatusForbidden)
		return
	}
	if user != r.PathValue("user") {
		http.Error(w, "not yours", http.StatusForbidden)
	}
}

// Good: nothing of it is a credential.
func (m *meter) locked(w http.ResponseWriter, r *http.Request) {
	if os.Getenv("KEY") != m.token {
		http.Error(w, "locked", http.StatusForbidden)
		return
	}
	if subtle.ConstantTimeCompare([]byte(r.FormValue("state")), []byte(m.admin)) == 0 {
		http.Error(w, "another state", http.StatusForbidden)
	}
}
