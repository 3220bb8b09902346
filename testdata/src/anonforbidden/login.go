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
