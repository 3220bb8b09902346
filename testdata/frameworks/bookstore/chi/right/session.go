package main

import (
	"crypto/rand"
	"crypto/subtle"
	"net/http"
	"sync"

	"example.com/frameworks/bookstore/chi/right/web"
	"example.com/frameworks/bookstore/shelf"
)

const cookieName = "session"

// session is one login of a browser. The CSRF token is not in the cookie, so
// another site cannot send it.
type session struct {
	user shelf.User
	csrf string
}

type sessions struct {
	byID sync.Map
}

func (s *sessions) start(user shelf.User) string {
	id := rand.Text()
	s.byID.Store(id, session{user: user, csrf: rand.Text()})
	return id
}

func (s *sessions) get(id string) (session, bool) {
	found, _ := s.byID.Load(id)
	sess, ok := found.(session)
	return sess, ok
}

// login trades a token for a cookie and shows the browser its account.
func (s *server) login(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{
		Name: cookieName, Value: s.sessions.start(userOf(r)), Path: "/",
		HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode,
	})
	http.Redirect(w, r, "/me", http.StatusSeeOther)
}

func (s *server) me(w http.ResponseWriter, r *http.Request) error {
	cookie, err := r.Cookie(cookieName)
	if err != nil {
		return web.Errorf(http.StatusUnauthorized, "log in first")
	}
	found, ok := s.sessions.get(cookie.Value)
	if !ok {
		return web.Errorf(http.StatusUnauthorized, "the session has ended")
	}
	noStore(w)
	web.JSON(w, http.StatusOK, map[string]string{"name": found.user.Name, "csrf": found.csrf})
	return nil
}

func (s *server) logout(w http.ResponseWriter, r *http.Request) error {
	cookie, err := r.Cookie(cookieName)
	if err != nil {
		return web.Errorf(http.StatusUnauthorized, "log in first")
	}
	found, ok := s.sessions.get(cookie.Value)
	if !ok {
		return web.Errorf(http.StatusUnauthorized, "the session has ended")
	}
	// The client is known by its cookie; what it lacks is the proof that one of
	// our own pages asked. Logging in again would not help.
	if subtle.ConstantTimeCompare([]byte(r.Header.Get("X-CSRF-Token")), []byte(found.csrf)) == 0 {
		return web.Errorf(http.StatusForbidden, "CSRF token missing or wrong")
	}
	s.sessions.byID.Delete(cookie.Value)
	// The page shall forget what it has shown of the account.
	w.WriteHeader(http.StatusResetContent)
	return nil
}
