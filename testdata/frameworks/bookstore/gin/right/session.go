package main

import (
	"crypto/rand"
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"

	"example.com/frameworks/bookstore/gin/right/reply"
	"example.com/frameworks/bookstore/shelf"
)

const cookieName = "session"

var (
	errLogin = reply.NewAPIError(http.StatusUnauthorized, "log in first")
	errEnded = reply.NewAPIError(http.StatusUnauthorized, "the session has ended")
	// errForeign is for a known user whose request comes from another page.
	errForeign = reply.NewAPIError(http.StatusForbidden, "CSRF token missing or wrong")
)

// session is the login of a browser. The page has the CSRF token, other sites
// have not.
type session struct {
	id, csrf string
	user     shelf.User
}

type sessions struct {
	mu   sync.Mutex
	open map[string]session
}

func (s *sessions) start(user shelf.User) session {
	s.mu.Lock()
	defer s.mu.Unlock()
	sess := session{id: rand.Text(), csrf: rand.Text(), user: user}
	s.open[sess.id] = sess
	return sess
}

func (s *sessions) find(id string) (session, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	sess, open := s.open[id]
	return sess, open
}

func (s *sessions) end(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.open, id)
}

// sessionOf returns the session that the client's cookie names.
func (s *server) sessionOf(c *gin.Context) (session, error) {
	id, err := c.Cookie(cookieName)
	if err != nil {
		return session{}, errLogin
	}
	sess, open := s.sessions.find(id)
	if !open {
		return session{}, errEnded
	}
	return sess, nil
}

// login trades a token for a cookie.
func (s *server) login(c *gin.Context) {
	var form struct {
		Token string `form:"token" binding:"required"`
	}
	if err := c.ShouldBind(&form); err != nil {
		fail(c, http.StatusBadRequest, "the form has no token")
		return
	}
	user, known := s.shelf.UserOf(form.Token)
	if !known {
		challenge(c, "unknown token")
		return
	}
	c.SetSameSite(http.SameSiteLaxMode)
	c.SetCookie(cookieName, s.sessions.start(user).id, 3600, "/", "", true, true)
	c.Header("Location", "/account")
	reply.Send(c, http.StatusSeeOther, nil)
}

func (s *server) account(c *gin.Context) error {
	sess, err := s.sessionOf(c)
	if err != nil {
		return err
	}
	ok(c, gin.H{"name": sess.user.Name, "csrf": sess.csrf})
	return nil
}

func (s *server) logout(c *gin.Context) error {
	sess, err := s.sessionOf(c)
	if err != nil {
		return err
	}
	if token := c.GetHeader("X-CSRF-Token"); token == "" || token != sess.csrf {
		return errForeign
	}
	s.sessions.end(sess.id)
	c.Status(http.StatusNoContent)
	return nil
}
