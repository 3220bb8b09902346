package anonforbidden

import (
	"context"
	"errors"
	"net/http"
)

type verifier interface {
	Verify(ctx context.Context, token string) (string, error)
	VerifyCSRF(r *http.Request) error
	CheckPermission(ctx context.Context, user, what string) error
	Authed(r *http.Request) (string, error)
}

type gate struct{ v verifier }

// The token does not verify: nobody is known.
func (g *gate) enter(w http.ResponseWriter, r *http.Request) {
	name, err := g.v.Verify(r.Context(), r.Header.Get("Authorization"))
	if err != nil {
		http.Error(w, "no entry", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	w.Write([]byte(name))
}

type ticketSession struct{ name string }

func (g *gate) validateSession(r *http.Request) (*ticketSession, error) {
	if len(r.Cookies()) == 0 {
		return nil, errors.New("no cookie")
	}
	return &ticketSession{}, nil
}

func (g *gate) bySession(w http.ResponseWriter, r *http.Request) {
	s, err := g.validateSession(r)
	if err != nil {
		http.Error(w, "no session", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	w.Write([]byte(s.name))
}

// The client may be known; what it lacks is something else.
func (g *gate) sameSite(w http.ResponseWriter, r *http.Request) {
	if err := g.v.VerifyCSRF(r); err != nil {
		http.Error(w, "not from here", http.StatusForbidden)
		return
	}
	if err := g.v.CheckPermission(r.Context(), r.FormValue("as"), "enter"); err != nil {
		http.Error(w, "not yours", http.StatusForbidden)
	}
}

func (g *gate) authed(w http.ResponseWriter, r *http.Request) {
	name, err := g.v.Authed(r)
	if err != nil {
		http.Error(w, "nobody", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	w.Write([]byte(name))
}

// A vault knows who has a key, and who may come at this hour.
type vault struct{ keys map[string]*keyholder }

func (v *vault) keyAndWay(r *http.Request) (key, way string, ok bool) {
	if name, password, ok := r.BasicAuth(); ok {
		return name + password, name, true
	}
	return r.Header.Get("Authorization"), "", r.Header.Get("Authorization") != ""
}

func (v *vault) authenticate(r *http.Request) (*keyholder, string, error) {
	key, way, ok := v.keyAndWay(r)
	if !ok || v.keys[key] == nil {
		return nil, way, errors.New("no such key")
	}
	return v.keys[key], way, nil
}

func (v *vault) validateHolder(k *keyholder, way string) error {
	if k.locked || way == "guest" {
		return errors.New("not at this hour")
	}
	return nil
}

// Good: who it is has been found out before.
func (v *vault) opens(w http.ResponseWriter, r *http.Request) {
	k, way, err := v.authenticate(r)
	if err != nil {
		w.Header().Set("WWW-Authenticate", `Basic realm="vault"`)
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
	if err := v.validateHolder(k, way); err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	http.Error(w, "open", http.StatusOK)
}

type visitor struct {
	IsLogged bool
	IsAdmin  bool
}

func (v *visitor) IsAuthenticated() bool { return v.IsLogged }

// Who has not logged in, and who is no administrator, get the same.
func admins(w http.ResponseWriter, r *http.Request, v *visitor) {
	if !v.IsLogged || !v.IsAdmin {
		http.Error(w, "administrators only", http.StatusForbidden) // want `403 Forbidden to a client without credentials \(v.IsLogged is false`
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func readers(w http.ResponseWriter, r *http.Request, v *visitor) {
	if !v.IsAuthenticated() {
		http.Error(w, "readers only", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
	}
}

// Good: who it is, has been asked before.
func owners(w http.ResponseWriter, r *http.Request, v *visitor) {
	if !v.IsLogged {
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
	if !v.IsAdmin {
		http.Error(w, "administrators only", http.StatusForbidden)
	}
}

// Good: a guest's page is not for those who are known.
func guests(w http.ResponseWriter, r *http.Request, v *visitor) {
	if v.IsAuthenticated() {
		http.Error(w, "guests only", http.StatusForbidden)
	}
}
