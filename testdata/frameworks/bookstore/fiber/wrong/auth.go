package main

import (
	"crypto/subtle"
	"encoding/base64"
	"strings"

	"github.com/gofiber/fiber/v2"

	"example.com/frameworks/bookstore/fiber/wrong/reply"
	"example.com/frameworks/bookstore/shelf"
)

const userKey = "user"

// userOf returns the user that requireUser found.
func userOf(c *fiber.Ctx) shelf.User {
	user, _ := c.Locals(userKey).(shelf.User)
	return user
}

// bearer returns the token of the Authorization field, or "".
func bearer(c *fiber.Ctx) string {
	scheme, token, _ := strings.Cut(c.Get(fiber.HeaderAuthorization), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

// requireUser lets only known users through and keeps them for what follows.
func (s *server) requireUser(c *fiber.Ctx) error {
	token := bearer(c)
	if token == "" {
		return c.Status(fiber.StatusForbidden).JSON(reply.Body{Error: "log in first"}) // mistake: anonforbidden
	}
	user, ok := s.shelf.UserOf(token)
	if !ok {
		c.Set(fiber.HeaderWWWAuthenticate, `Bearer realm="shelf", error="invalid_token"`)
		return fiber.NewError(fiber.StatusUnauthorized, "unknown token")
	}
	c.Locals(userKey, user)
	return c.Next()
}

// requireEditor runs behind requireUser, so whoever fails here is known.
func requireEditor(c *fiber.Ctx) error {
	if !userOf(c).Editor {
		return fiber.ErrForbidden
	}
	return c.Next()
}

// basic takes the name and the password out of the Authorization field.
func basic(c *fiber.Ctx) (name, password string, ok bool) {
	scheme, code, _ := strings.Cut(c.Get(fiber.HeaderAuthorization), " ")
	if !strings.EqualFold(scheme, "Basic") {
		return "", "", false
	}
	text, err := base64.StdEncoding.DecodeString(code)
	if err != nil {
		return "", "", false
	}
	return strings.Cut(string(text), ":")
}

// askPassword sets what a 401 needs to make a browser ask.
func askPassword(c *fiber.Ctx) {
	c.Set(fiber.HeaderWWWAuthenticate, `Basic realm="shelf", charset="UTF-8"`)
}

// requireAdmin wants the password of the configuration file.
func (s *server) requireAdmin(c *fiber.Ctx) error {
	name, password, ok := basic(c)
	if !ok {
		askPassword(c)
		return fail(c, fiber.StatusUnauthorized, "name and password needed")
	}
	admin := s.config.Load().Admin
	if subtle.ConstantTimeCompare([]byte(name+":"+password), []byte(admin.Name+":"+admin.Password)) == 0 {
		askPassword(c)
		return reply.New(fiber.StatusForbidden, "wrong name or password") // mistake: anonforbidden
	}
	return c.Next()
}
