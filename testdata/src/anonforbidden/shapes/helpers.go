package anonforbidden

import (
	"context"
	"errors"
	"net/http"
	"strings"
)

type user struct {
	Name  string
	Admin bool
}

type ctxKey int

const userKey ctxKey = 0

var errNoToken = errors.New("no token")

type server struct {
	adminUser, adminPass string
	adminToken           string
	readOnly             bool
	sessions             map[string]*user
}

// deny sends the status it is given.
func deny(w http.ResponseWriter, code int, msg string) {
	http.Error(w, msg, code)
}

// bearerToken returns "" when the client sent none.
func bearerToken(r *http.Request) string {
	const prefix = "Bearer "
	h := r.Header.Get("Authorization")
	if !strings.HasPrefix(h, prefix) {
		return ""
	}
	return h[len(prefix):]
}

// requireToken fails only when the client sent no token.
func requireToken(r *http.Request) (string, error) {
	t := r.Header.Get("Authorization")
	if t == "" {
		return "", errNoToken
	}
	return t, nil
}

// userFrom returns nil when nobody is signed in.
func userFrom(ctx context.Context) *user {
	u, _ := ctx.Value(userKey).(*user)
	return u
}
