package main

import (
	"crypto/rand"
	"crypto/subtle"
	"sync"

	"github.com/gofiber/fiber/v2"

	"example.com/frameworks/bookstore/fiber/wrong/reply"
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

// of returns the session that the cookie of a request names.
func (s *sessions) of(c *fiber.Ctx) (session, bool) {
	found, _ := s.byID.Load(c.Cookies(cookieName))
	sess, ok := found.(session)
	return sess, ok
}

func (s *sessions) end(c *fiber.Ctx) { s.byID.Delete(c.Cookies(cookieName)) }

// login trades a token for a cookie and shows the browser its account.
func (s *server) login(c *fiber.Ctx) error {
	c.Cookie(&fiber.Cookie{
		Name: cookieName, Value: s.sessions.start(userOf(c)), Path: "/",
		HTTPOnly: true, Secure: true, SameSite: fiber.CookieSameSiteLaxMode,
	})
	return c.SendStatus(fiber.StatusSeeOther) // mistake: missinglocation
}

func (s *server) me(c *fiber.Ctx) error {
	if c.Cookies(cookieName) == "" {
		return fiber.ErrForbidden // mistake: anonforbidden
	}
	found, ok := s.sessions.of(c)
	if !ok {
		return reply.New(fiber.StatusUnauthorized, "the session has ended")
	}
	noStore(c)
	return c.JSON(fiber.Map{"name": found.user.Name, "csrf": found.csrf})
}

func (s *server) logout(c *fiber.Ctx) error {
	found, ok := s.sessions.of(c)
	if !ok {
		return reply.ErrLogin
	}
	// The client is known by its cookie; what it lacks is the proof that one of
	// our own pages asked. Logging in again would not help.
	if subtle.ConstantTimeCompare([]byte(c.Get("X-CSRF-Token")), []byte(found.csrf)) == 0 {
		return reply.New(fiber.StatusForbidden, "CSRF token missing or wrong")
	}
	s.sessions.end(c)
	c.ClearCookie(cookieName)
	return c.SendStatus(fiber.StatusNoContent)
}
