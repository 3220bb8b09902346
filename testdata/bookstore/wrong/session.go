package main

import (
	"crypto/rand"
	"crypto/subtle"
	"net/http"
	"sync"

	"github.com/statuslint/statuslint/testdata/bookstore/wrong/web"
)

const cookieName = "session"

// session is one login of a browser. The CSRF token is not in the cookie, so
// another site cannot send it.
type session struct {
	User User
	CSRF string
}

type sessions struct {
	mu   sync.Mutex
	byID map[string]session
}

func (s *sessions) start(user User) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := rand.Text()
	s.byID[id] = session{User: user, CSRF: rand.Text()}
	return id
}

func (s *sessions) get(id string) (session, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, ok := s.byID[id]
	return found, ok
}

func (s *sessions) end(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.byID, id)
}

// challenge asks for a name and a password.
func challenge(w http.ResponseWriter, msg string) {
	w.Header().Set("WWW-Authenticate", `Basic realm="bookstore", charset="UTF-8"`)
	web.Error(w, http.StatusUnauthorized, msg)
}

func (s *server) checkPassword(name, password string) (User, bool) {
	user, ok := s.byName[name]
	if !ok || subtle.ConstantTimeCompare([]byte(user.Password), []byte(password)) == 0 {
		return User{}, false
	}
	return user, true
}

// login trades a name and a password for a session cookie.
func (s *server) login(w http.ResponseWriter, r *http.Request) {
	name, password, ok := r.BasicAuth()
	if !ok {
		challenge(w, "name and password needed")
		return
	}
	user, ok := s.checkPassword(name, password)
	if !ok {
		challenge(w, "wrong name or password")
		return
	}
	http.SetCookie(w, &http.Cookie{
		Name: cookieName, Value: s.sessions.start(user), Path: "/",
		HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode,
	})
	web.Status(w, http.StatusSeeOther) // mistake: missinglocation
}

func (s *server) account(w http.ResponseWriter, r *http.Request) {
	cookie, err := r.Cookie(cookieName)
	if err != nil {
		web.Error(w, http.StatusForbidden, "log in first") // mistake: anonforbidden
		return
	}
	sess, ok := s.sessions.get(cookie.Value)
	if !ok {
		challenge(w, "the session has ended")
		return
	}
	reply(w, http.StatusOK, map[string]string{"name": sess.User.Name, "csrf": sess.CSRF})
}

func (s *server) logout(w http.ResponseWriter, r *http.Request) {
	cookie, err := r.Cookie(cookieName)
	if err != nil {
		challenge(w, "log in first")
		return
	}
	sess, ok := s.sessions.get(cookie.Value)
	if !ok {
		challenge(w, "the session has ended")
		return
	}
	// The client is known by its cookie; what it lacks is the proof that the
	// request comes from our own page. Logging in again would not help.
	if token := r.Header.Get("X-CSRF-Token"); token == "" || token != sess.CSRF {
		web.Error(w, http.StatusForbidden, "CSRF token missing or wrong")
		return
	}
	s.sessions.end(cookie.Value)
	reply(w, http.StatusNoContent, map[string]string{"state": "logged out"}) // mistake: bodynotallowed
}
