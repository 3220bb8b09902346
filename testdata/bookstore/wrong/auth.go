package main

import (
	"context"
	"net/http"
	"strings"

	"github.com/statuslint/statuslint/testdata/bookstore/wrong/web"
)

// User is somebody with an account. Viewers may look, editors may change books
// and admins may do everything.
type User struct {
	Name     string `json:"name"`
	Role     string `json:"role"`
	Token    string `json:"token"`
	Password string `json:"password"`
}

type userKey struct{}

// userFrom returns the user that requireUser found.
func userFrom(ctx context.Context) (User, bool) {
	user, ok := ctx.Value(userKey{}).(User)
	return user, ok
}

// bearerToken returns the token of the Authorization field, or "".
func bearerToken(r *http.Request) string {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

// requireUser lets only known users through and puts them in the context.
func (s *server) requireUser(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		token := bearerToken(r)
		if token == "" {
			http.Error(w, "log in first", http.StatusForbidden) // mistake: anonforbidden
			return
		}
		user, ok := s.byToken[token]
		if !ok {
			w.Header().Set("WWW-Authenticate", `Bearer realm="bookstore", error="invalid_token"`)
			web.Error(w, http.StatusUnauthorized, "unknown token")
			return
		}
		next(w, r.WithContext(context.WithValue(r.Context(), userKey{}, user)))
	}
}

// requireEditor runs behind requireUser, so whoever fails here is known.
func (s *server) requireEditor(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		user, ok := userFrom(r.Context())
		if !ok {
			deny(w, http.StatusUnauthorized, "log in first")
			return
		}
		if user.Role != "editor" && user.Role != "admin" {
			deny(w, http.StatusForbidden, "only editors may do this")
			return
		}
		next(w, r)
	}
}
