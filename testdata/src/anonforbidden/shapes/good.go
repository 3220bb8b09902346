package anonforbidden

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"anonforbidden/shapes/web"
)

// 401 with a challenge: as it should be.
func okUnauthorized(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		w.Header().Set("WWW-Authenticate", "Bearer")
		http.Error(w, "token wanted", http.StatusUnauthorized)
		return
	}
	fmt.Fprintln(w, "in")
}

func okBasic(w http.ResponseWriter, r *http.Request) {
	if _, _, ok := r.BasicAuth(); !ok {
		w.Header().Set("WWW-Authenticate", `Basic realm="x"`)
		web.Fail(w, http.StatusUnauthorized, "log in")
		return
	}
	fmt.Fprintln(w, "in")
}

// The user is known and lacks the role.
func okRole(w http.ResponseWriter, r *http.Request) {
	u := userFrom(r.Context())
	if u == nil {
		http.Error(w, "sign in", http.StatusUnauthorized)
		return
	}
	if !u.Admin {
		http.Error(w, "admins only", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "admin")
}

// mustUser stands behind a middleware that vouches for the user.
func mustUser(ctx context.Context) *user { return ctx.Value(userKey).(*user) }

func okVouched(w http.ResponseWriter, r *http.Request) {
	if !mustUser(r.Context()).Admin {
		web.Forbidden(w, "admins only")
		return
	}
	fmt.Fprintln(w, "admin")
}

// Known, but this is somebody else's document.
func okOwner(owner string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		name, _, ok := r.BasicAuth()
		if !ok {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		if name != owner {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		fmt.Fprintln(w, "yours")
	}
}

// The CSRF token guards against other sites; it does not say who the client is.
func okCSRF(w http.ResponseWriter, r *http.Request) {
	token := r.Header.Get("X-CSRF-Token")
	if token == "" {
		http.Error(w, "csrf token missing", http.StatusForbidden)
		return
	}
	c, err := r.Cookie("csrf_token")
	if err != nil || c.Value != token {
		http.Error(w, "csrf token mismatch", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "ok")
}

func okOrigin(w http.ResponseWriter, r *http.Request) {
	u, err := url.Parse(r.Header.Get("Origin"))
	if err != nil || u.Host != r.Host {
		http.Error(w, "cross-origin", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "ok")
}

func okReferer(w http.ResponseWriter, r *http.Request) {
	if r.Referer() == "" {
		http.Error(w, "hotlinking", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "picture")
}

func okAddress(inside *net.IPNet) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.RemoteAddr)
		if err != nil || !inside.Contains(net.ParseIP(host)) {
			http.Error(w, "inside only", http.StatusForbidden)
			return
		}
		fmt.Fprintln(w, "inside")
	}
}

// No proxy header: the request went around the front door.
func okForwarded(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Forwarded-For") == "" {
		http.Error(w, "use the front door", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "ok")
}

// A webhook's signature.
func okSignature(key []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		sig := r.Header.Get("X-Hub-Signature-256")
		if sig == "" {
			http.Error(w, "signature missing", http.StatusForbidden)
			return
		}
		body, _ := io.ReadAll(r.Body)
		m := hmac.New(sha256.New, key)
		m.Write(body)
		if want := "sha256=" + hex.EncodeToString(m.Sum(nil)); !hmac.Equal([]byte(want), []byte(sig)) {
			http.Error(w, "signature wrong", http.StatusForbidden)
			return
		}
		w.WriteHeader(http.StatusAccepted)
	}
}

// A signed link that has run out.
func okSignedLink(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	until, err := strconv.ParseInt(q.Get("expires"), 10, 64)
	if err != nil || q.Get("signature") == "" || time.Now().Unix() > until {
		http.Error(w, "link expired", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "file")
}

// The feature is off for everybody.
func (s *server) okReadOnly(w http.ResponseWriter, r *http.Request) {
	if s.readOnly {
		http.Error(w, "read-only", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "written")
}

// The server's own token is empty: the admin pages are switched off.
func (s *server) okDisabled(w http.ResponseWriter, r *http.Request) {
	if s.adminToken == "" {
		http.Error(w, "admin pages are disabled", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "admin")
}

// Credentials are there; that is the trouble.
func okMustBeAnonymous(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") != "" {
		http.Error(w, "sign out first", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "welcome, stranger")
}

// A dotfile is refused to all.
func okDotfile(w http.ResponseWriter, r *http.Request) {
	if strings.Contains(r.URL.Path, "/.") {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "file")
}

// A cookie that has nothing to do with identity.
func okConsent(w http.ResponseWriter, r *http.Request) {
	if _, err := r.Cookie("age_confirmed"); err != nil {
		http.Error(w, "adults only", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "ok")
}

// Registration needs an invitation.
func okInvitation(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("invite") == "" {
		http.Error(w, "by invitation only", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "registered")
}

func okCaptcha(human func(string) bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !human(r.FormValue("captcha")) {
			http.Error(w, "captcha", http.StatusForbidden)
			return
		}
		fmt.Fprintln(w, "ok")
	}
}

func okQuota(left func(string) int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		name, _, ok := r.BasicAuth()
		if ok && left(name) == 0 {
			http.Error(w, "quota used up", http.StatusForbidden)
			return
		}
		fmt.Fprintln(w, "ok")
	}
}

// No client certificate: no HTTP scheme could ask for one.
func okClientCert(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil || len(r.TLS.PeerCertificates) == 0 {
		http.Error(w, "certificate wanted", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "ok")
}

// Known token, wrong scope.
func okScope(scopes func(string) ([]string, bool)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		have, valid := scopes(bearerToken(r))
		if !valid {
			w.Header().Set("WWW-Authenticate", "Bearer")
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		for _, s := range have {
			if s == "write" {
				fmt.Fprintln(w, "ok")
				return
			}
		}
		http.Error(w, "scope", http.StatusForbidden)
	}
}

// 404 may hide what strangers should not know of.
func okHidden(w http.ResponseWriter, r *http.Request) {
	if bearerToken(r) == "" {
		http.NotFound(w, r)
		return
	}
	fmt.Fprintln(w, "secret")
}

// The request is one we are about to send, not one we received.
func okOutgoing(w http.ResponseWriter, _ *http.Request) {
	out, err := http.NewRequest(http.MethodGet, "https://b.example", nil)
	if err != nil {
		http.Error(w, "request", http.StatusInternalServerError)
		return
	}
	if out.Header.Get("Authorization") == "" {
		http.Error(w, "this server may not call b", http.StatusForbidden)
		return
	}
}

// The branch for strangers has ended; the 403 is about the method's rights.
func okAfterMerge(may func(string, string) bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		name := "guest"
		if n, _, ok := r.BasicAuth(); ok {
			name = n
		}
		if !may(name, r.URL.Path) {
			http.Error(w, "not for "+name, http.StatusForbidden)
			return
		}
		fmt.Fprintln(w, name)
	}
}

// The status was chosen by another part of the program.
func okChosenElsewhere(authorize func(*http.Request) int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if code := authorize(r); code != http.StatusOK {
			w.WriteHeader(code)
			return
		}
		fmt.Fprintln(w, "in")
	}
}

// Path traversal, websocket origin, request host: none is about identity.
func okHost(w http.ResponseWriter, r *http.Request) {
	switch r.Host {
	case "localhost", "127.0.0.1":
		fmt.Fprintln(w, "debug")
	default:
		http.Error(w, "local only", http.StatusForbidden)
	}
}

// The variable is overwritten before it is tested.
func (s *server) okReassigned(w http.ResponseWriter, r *http.Request) {
	mode := r.Header.Get("Authorization")
	mode = r.FormValue("mode")
	if mode == "" {
		http.Error(w, "mode is closed", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, mode)
}

// Session found, account locked.
func (s *server) okLocked(locked map[string]bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("session")
		if err != nil {
			http.Error(w, "sign in", http.StatusUnauthorized)
			return
		}
		if u := s.sessions[c.Value]; u != nil && locked[u.Name] {
			http.Error(w, "account locked", http.StatusForbidden)
			return
		}
		fmt.Fprintln(w, "in")
	}
}

// The token of one client among several: another client's token is known, too,
// and 403 is right for it.
func (s *server) oneOfSeveral(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") != "Bearer "+s.adminToken {
		http.Error(w, "admins only", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "admin")
}
