package anonforbidden

import (
	"crypto/hmac"
	"net"
	"net/http"
	"strings"
)

func unauthorized(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		w.Header().Set("WWW-Authenticate", "Bearer")
		http.Error(w, "token required", http.StatusUnauthorized)
		return
	}
}

func roleAfterLogin(w http.ResponseWriter, r *http.Request) {
	user := currentUser(r.Context())
	if user == nil {
		http.Error(w, "log in", http.StatusUnauthorized)
		return
	}
	if !user.Admin {
		http.Error(w, "admins only", http.StatusForbidden)
		return
	}
}

// vouched reads the user that a middleware has put there: the check of ok is
// only a belt beside the braces.
func vouched(w http.ResponseWriter, r *http.Request) {
	user, ok := r.Context().Value(userKey).(*User)
	if !ok || !user.Admin {
		http.Error(w, "admins only", http.StatusForbidden)
		return
	}
}

func csrf(w http.ResponseWriter, r *http.Request) {
	sent := r.Header.Get("X-CSRF-Token")
	kept, err := r.Cookie("csrf_token")
	if err != nil || sent == "" || kept.Value != sent {
		http.Error(w, "csrf", http.StatusForbidden)
		return
	}
}

func origin(w http.ResponseWriter, r *http.Request) {
	if o := r.Header.Get("Origin"); o == "" || !strings.HasSuffix(o, ".example") {
		http.Error(w, "origin", http.StatusForbidden)
		return
	}
	if r.Header.Get("Referer") == "" {
		http.Error(w, "referer", http.StatusForbidden)
	}
}

func signature(w http.ResponseWriter, r *http.Request) {
	sig := r.Header.Get("X-Signature")
	if sig == "" || !hmac.Equal([]byte(sig), []byte("...")) {
		http.Error(w, "signature", http.StatusForbidden)
	}
}

func signedURL(w http.ResponseWriter, r *http.Request) {
	if r.URL.Query().Get("signature") == "" {
		http.Error(w, "signature", http.StatusForbidden)
	}
}

func address(w http.ResponseWriter, r *http.Request) {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil || host != "127.0.0.1" {
		http.Error(w, "local only", http.StatusForbidden)
	}
}

func feature(w http.ResponseWriter, r *http.Request) {
	if !enabled("export") {
		http.Error(w, "off", http.StatusForbidden)
	}
}

// shared is open to everybody if its owner says so: the refusal is the owner's.
func shared(w http.ResponseWriter, r *http.Request) {
	user := currentUser(r.Context())
	if user == nil || !user.Admin {
		if !public(r.PathValue("id")) {
			w.WriteHeader(http.StatusForbidden)
			return
		}
	}
}

func dotfile(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, "/.") {
		http.Error(w, "no", http.StatusForbidden)
	}
}

// own sets the header of a request that it sends itself.
func own(w http.ResponseWriter, r *http.Request) {
	req, err := http.NewRequest(http.MethodGet, "http://prices.internal/", nil)
	if err != nil || req.Header.Get("Authorization") == "" {
		http.Error(w, "no", http.StatusForbidden)
	}
}

func enabled(string) bool { return true }
func public(string) bool  { return true }

// login sends those who are logged in away; what it refuses afterwards has
// nothing to do with their having no cookie.
func login(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie("session"); err == nil && c.Value != "" {
		http.Redirect(w, r, "/", http.StatusFound)
		return
	}
	if closed {
		http.Error(w, "no local accounts", http.StatusForbidden)
		return
	}
	if r.FormValue("invite") != "" && !enabled("invites") {
		http.Error(w, "invitation", http.StatusForbidden)
	}
}

var closed bool
