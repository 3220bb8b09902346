package anonforbidden

import (
	"encoding/json"
	"errors"
	"net/http"
)

type keyholder struct {
	hash   string
	locked bool
}

func (k *keyholder) checkPassword(given string) error {
	if given+"." != k.hash {
		return errors.New("another password")
	}
	return nil
}

type hasher interface {
	ComparePassword(hash, given string) bool
}

type form struct{ Name, Password string }

func logIn(w http.ResponseWriter, r *http.Request, holders map[string]*keyholder) {
	var f form
	if err := json.NewDecoder(r.Body).Decode(&f); err != nil {
		http.Error(w, "no form", http.StatusBadRequest)
		return
	}
	k := holders["house"]
	if k.checkPassword(f.Password) != nil {
		http.Error(w, "wrong password", http.StatusForbidden) // want `403 Forbidden to a client without credentials \(k.checkPassword failed, line 34\); send 401 Unauthorized with WWW-Authenticate`
		return
	}
	if k.locked {
		http.Error(w, "the account is locked", http.StatusForbidden) // who it is, is known
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func signIn(w http.ResponseWriter, r *http.Request, k *keyholder, h hasher) {
	if !h.ComparePassword(k.hash, r.FormValue("password")) {
		http.Error(w, "wrong password", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
	}
}

// Whoever changes a password has logged in before.
func changePassword(w http.ResponseWriter, r *http.Request, k *keyholder) {
	if err := k.checkPassword(r.FormValue("old")); err != nil {
		http.Error(w, "wrong password", http.StatusForbidden)
	}
}

// The password is one of the server's own.
func loginToStore(w http.ResponseWriter, r *http.Request, k *keyholder) {
	if err := k.checkPassword("swordfish"); err != nil {
		http.Error(w, "the store is closed", http.StatusForbidden)
	}
}

var (
	errInvalidLogin     = errors.New("no such name, or not with that password")
	errBadCredentials   = errors.New("bad credentials")
	errUpstreamBadLogin = errors.New("invalid upstream credentials")
	errPasswordTooShort = errors.New("too short")
	errNotLoggedIn      = errors.New("not logged in")
	errMayNotEnter      = errors.New("may not enter")
)

func open(holders map[string]*keyholder, f form) (*keyholder, error) {
	k := holders[f.Name]
	if k == nil || k.hash != f.Password {
		return nil, errInvalidLogin
	}
	return k, nil
}

func enter(w http.ResponseWriter, r *http.Request, holders map[string]*keyholder) {
	k, err := open(holders, form{r.FormValue("name"), r.FormValue("password")})
	if err != nil {
		http.Error(w, err.Error(), http.StatusForbidden) // want `403 Forbidden to a client without credentials \(errInvalidLogin`
		return
	}
	http.Error(w, k.hash, http.StatusOK)
}

type door interface {
	Open(name, password string) (string, error)
}

func enterDoor(w http.ResponseWriter, r *http.Request, d door) {
	key, err := d.Open(r.FormValue("name"), r.FormValue("password"))
	switch {
	case errors.Is(err, errBadCredentials):
		http.Error(w, "no", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	case errors.Is(err, errMayNotEnter):
		http.Error(w, "not you", http.StatusForbidden)
		return
	case errors.Is(err, errUpstreamBadLogin):
		http.Error(w, "the store does not let us in", http.StatusForbidden)
		return
	case err != nil:
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	http.Error(w, key, http.StatusOK)
}

// Good: what is left is not that.
func enterElse(w http.ResponseWriter, r *http.Request, holders map[string]*keyholder) {
	k, err := open(holders, form{r.FormValue("name"), r.FormValue("password")})
	if errors.Is(err, errInvalidLogin) {
		http.Error(w, err.Error(), http.StatusUnauthorized)
		return
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	http.Error(w, k.hash, http.StatusOK)
}

// Good: a password that is set anew is too short.
func newPassword(w http.ResponseWriter, r *http.Request) {
	err := checkLength(r.FormValue("password"))
	if errors.Is(err, errPasswordTooShort) {
		http.Error(w, err.Error(), http.StatusForbidden)
	}
}

func checkLength(password string) error {
	if len(password) < 8 {
		return errPasswordTooShort
	}
	return nil
}

func admit(holders map[string]*keyholder, token string) (*keyholder, error) {
	k := holders[token]
	if k == nil {
		return nil, errNotLoggedIn
	}
	if k.locked {
		return nil, errMayNotEnter
	}
	return k, nil
}

func inside(w http.ResponseWriter, r *http.Request, holders map[string]*keyholder) {
	k, err := admit(holders, r.Header.Get("Authorization"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusForbidden) // want `403 Forbidden to a client without credentials \(errNotLoggedIn is among the errors of admit`
		return
	}
	http.Error(w, k.hash, http.StatusOK)
}

// Good: the token is one of the server's own.
func restore(w http.ResponseWriter, holders map[string]*keyholder) {
	if _, err := admit(holders, "caretaker"); err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
	}
}
