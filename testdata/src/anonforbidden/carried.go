package anonforbidden

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"anonforbidden/refusal"
)

// A member is somebody that the house knows.
type member struct {
	Name  string
	Staff bool
}

// rolls finds members.
type rolls interface {
	ByToken(token string) (member, bool)
	Allowed(token, action string) bool
}

func carriedVariable(w http.ResponseWriter, r *http.Request) error {
	if r.Header.Get("Authorization") == "" {
		return refusal.ErrForbidden // want "403 Forbidden to a client without credentials"
	}
	return nil
}

func carriedConstructor(w http.ResponseWriter, r *http.Request) error {
	if _, _, ok := r.BasicAuth(); !ok {
		return refusal.Forbidden("log in") // want "403 Forbidden to a client without credentials"
	}
	return nil
}

type office struct{ rolls rolls }

// memberOf says who has sent a request.
func (o *office) memberOf(r *http.Request) (member, error) {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !ok {
		return member{}, errors.New("no token")
	}
	m, known := o.rolls.ByToken(token)
	if !known {
		return member{}, errors.New("unknown token")
	}
	return m, nil
}

func (o *office) carriedFromHelper(w http.ResponseWriter, r *http.Request) error {
	if _, err := o.memberOf(r); err != nil {
		return refusal.Forbidden(err.Error()) // want "403 Forbidden to a client without credentials"
	}
	return nil
}

// A token that nobody has is no valid credential.
func (o *office) unknownToken(w http.ResponseWriter, r *http.Request) {
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	if _, known := o.rolls.ByToken(token); !known {
		http.Error(w, "who are you", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
	}
}

// A visit is what the house puts into each request's context.
type visit struct {
	User *member
	Lang string
}

type visitKey struct{}

// Others, who have an account, would pass: nobody is known here.
func partOfContext(w http.ResponseWriter, r *http.Request) {
	v := r.Context().Value(visitKey{}).(visit)
	if v.User == nil {
		http.Error(w, "not logged in", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
		return
	}
	w.Write([]byte(v.User.Name))
}

// What follows is right.

func (o *office) carriedRight(w http.ResponseWriter, r *http.Request) error {
	m, err := o.memberOf(r)
	if err != nil {
		return refusal.Unauthorized(err.Error())
	}
	if !m.Staff {
		return refusal.Forbidden("staff only")
	}
	return nil
}

// What the member may do is another question than who it is.
func (o *office) mayNot(w http.ResponseWriter, r *http.Request) error {
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !o.rolls.Allowed(token, "write") {
		return refusal.ErrForbidden
	}
	return nil
}

func carriedOrigin(w http.ResponseWriter, r *http.Request) error {
	if r.Header.Get("Origin") != "https://books.example" {
		return refusal.ErrForbidden
	}
	return nil
}

// Something else has refused already if nobody has logged in.
func carriedRole(ctx context.Context, action string) error {
	if action == "write" {
		return refusal.ErrForbidden
	}
	return nil
}

// Asking which error it is sends nothing.
func (o *office) asks(w http.ResponseWriter, r *http.Request) error {
	_, err := o.memberOf(r)
	if errors.Is(err, refusal.ErrForbidden) {
		return refusal.Unauthorized("log in")
	}
	return err
}

// One refusal for all: who has nobody in the context has been sent away before.
func partOfContextShared(w http.ResponseWriter, r *http.Request) {
	v := r.Context().Value(visitKey{}).(visit)
	if v.User == nil || !v.User.Staff {
		http.Error(w, "staff only", http.StatusForbidden)
		return
	}
	w.Write([]byte(v.Lang))
}
