// Package anonforbidden: 403 where the client has not said who it is.
package anonforbidden

import (
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"

	"anonforbidden/shapes/web"
)

// Nobody knocked with a name; 401 would ask for one.
func emptyHeader(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		http.Error(w, "no credentials", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, "in")
}

func emptyVariable(w http.ResponseWriter, r *http.Request) {
	token := r.Header.Get("Authorization")
	if len(token) == 0 {
		w.WriteHeader(403) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, "in")
}

// The header map, asked directly.
func headerIndex(w http.ResponseWriter, r *http.Request) {
	auth, ok := r.Header["Authorization"]
	if !ok {
		http.Error(w, "no credentials", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, len(auth))
}

// Something else than a bearer token is no credential here.
func noPrefix(w http.ResponseWriter, r *http.Request) {
	h := r.Header.Get("Authorization")
	if !strings.HasPrefix(h, "Bearer ") {
		http.Error(w, "bearer token wanted", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, "in")
}

func cutPrefix(w http.ResponseWriter, r *http.Request) {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !ok {
		http.Error(w, "bearer token wanted", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, len(token))
}

func splitHeader(w http.ResponseWriter, r *http.Request) {
	parts := strings.Fields(r.Header.Get("Authorization"))
	if len(parts) != 2 || parts[0] != "Bearer" {
		http.Error(w, "bearer token wanted", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, "in")
}

func basicMissing(w http.ResponseWriter, r *http.Request) {
	name, _, ok := r.BasicAuth()
	if !ok {
		http.Error(w, "log in", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, name)
}

// One 403 for "no password" and "wrong password": both are 401.
func (s *server) basicShared(w http.ResponseWriter, r *http.Request) {
	name, pass, ok := r.BasicAuth()
	if !ok || name != s.adminUser || pass != s.adminPass {
		http.Error(w, "log in", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, "admin")
}

// The same with a constant-time comparison.
func (s *server) basicConstantTime(w http.ResponseWriter, r *http.Request) {
	name, pass, ok := r.BasicAuth()
	if !ok ||
		subtle.ConstantTimeCompare([]byte(name), []byte(s.adminUser)) != 1 ||
		subtle.ConstantTimeCompare([]byte(pass), []byte(s.adminPass)) != 1 {
		w.WriteHeader(http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, "admin")
}

// The challenge invites the client to log in, the status tells it not to bother.
func challenged(w http.ResponseWriter, r *http.Request) {
	if _, _, ok := r.BasicAuth(); !ok {
		w.Header().Set("WWW-Authenticate", `Basic realm="ops"`)
		w.WriteHeader(http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, "ops")
}

// The condition is hidden, but WWW-Authenticate gives it away.
func challengeAlone(known func(*http.Request) bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !known(r) {
			w.Header().Add("WWW-Authenticate", "Bearer")
			http.Error(w, "log in", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
			return
		}
		fmt.Fprintln(w, "ops")
	}
}

// Basic auth by hand.
func handBasic(w http.ResponseWriter, r *http.Request) {
	h := r.Header.Get("Authorization")
	raw, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(h, "Basic "))
	if h == "" || err != nil {
		http.Error(w, "log in", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, len(raw))
}

// No session cookie, nobody signed in.
func noSession(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("session")
	if err != nil {
		http.Error(w, "sign in", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, len(c.Value))
}

func noTokenCookie(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("auth_token")
	if err != nil || c.Value == "" {
		deny(w, http.StatusForbidden, "sign in") // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, "in")
}

func apiKey(w http.ResponseWriter, r *http.Request) {
	key := r.Header.Get("X-Api-Key")
	if key == "" {
		http.Error(w, "key wanted", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, "in")
}

func throughBearer(w http.ResponseWriter, r *http.Request) {
	if bearerToken(r) == "" {
		http.Error(w, "token wanted", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, "in")
}

// Token helper and reply helper both live elsewhere.
func throughWeb(w http.ResponseWriter, r *http.Request) {
	token := web.Bearer(r)
	if token == "" {
		web.Fail(w, http.StatusForbidden, "token wanted") // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, "in")
}

func throughWebOK(w http.ResponseWriter, r *http.Request) {
	if _, ok := web.Token(r); !ok {
		web.Forbidden(w, "token wanted") // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, "in")
}

func throughRequire(w http.ResponseWriter, r *http.Request) {
	if _, err := requireToken(r); err != nil {
		deny(w, http.StatusForbidden, err.Error()) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, "in")
}

func noUserInContext(w http.ResponseWriter, r *http.Request) {
	u, ok := r.Context().Value(userKey).(*user)
	if !ok {
		http.Error(w, "sign in", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, u.Name)
}

func nilUser(w http.ResponseWriter, r *http.Request) {
	u := userFrom(r.Context())
	if u == nil {
		http.Error(w, "sign in", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, u.Name)
}

// Two refusals share one status; the first of them is 401.
func nilOrNotAdmin(w http.ResponseWriter, r *http.Request) {
	u := userFrom(r.Context())
	if u == nil || !u.Admin {
		http.Error(w, "admins only", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, "admin")
}

// The good case first; the tail is for strangers.
func happyFirst(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") != "" {
		fmt.Fprintln(w, "in")
		return
	}
	http.Error(w, "token wanted", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
}

func elseBranch(w http.ResponseWriter, r *http.Request) {
	if name, _, ok := r.BasicAuth(); ok {
		fmt.Fprintln(w, name)
	} else {
		w.WriteHeader(http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		fmt.Fprintln(w, "log in")
	}
}

// The usual middleware.
func (s *server) middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !found || token == "" {
			http.Error(w, "token wanted", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Void check that replies by itself: reported in the helper, once.
func (s *server) check(w http.ResponseWriter, r *http.Request) bool {
	if bearerToken(r) == "" {
		w.WriteHeader(http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return false
	}
	return true
}

func (s *server) callsCheck(w http.ResponseWriter, r *http.Request) {
	if !s.check(w, r) {
		return
	}
	fmt.Fprintln(w, "in")
}

func codeVariable(w http.ResponseWriter, r *http.Request) {
	code := http.StatusForbidden
	if r.Header.Get("Authorization") == "" {
		w.WriteHeader(code) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, "in")
}

// A local closure that replies.
func closure(w http.ResponseWriter, r *http.Request) {
	refuse := func(code int) { http.Error(w, http.StatusText(code), code) }
	if bearerToken(r) == "" {
		refuse(http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	fmt.Fprintln(w, "in")
}
