package main

import (
	"crypto/subtle"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"example.com/frameworks/bookstore/echo/wrong/problem"
	"example.com/frameworks/bookstore/shelf"
)

const cookieName = "session"

// userOf returns the user that the token of the request belongs to, or nil.
func (s *server) userOf(c echo.Context) *shelf.User {
	token := strings.TrimPrefix(c.Request().Header.Get(echo.HeaderAuthorization), "Bearer ")
	if user, known := s.shelf.UserOf(token); known {
		return &user
	}
	return nil
}

// requireUser lets only known users through.
func (s *server) requireUser(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Header.Get(echo.HeaderAuthorization) == "" {
			return echo.NewHTTPError(http.StatusForbidden, "a token is needed") // mistake: anonforbidden
		}
		user := s.userOf(c)
		if user == nil {
			c.Response().Header().Set(echo.HeaderWWWAuthenticate, `Bearer realm="books", error="invalid_token"`)
			return echo.ErrUnauthorized
		}
		return next(&visit{Context: c, user: *user})
	}
}

// editorsOnly runs behind requireUser, so whoever fails here is known.
func editorsOnly(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if v := c.(*visit); !v.user.Editor {
			return v.fail(http.StatusForbidden, "only editors may change the shelf")
		}
		return next(c)
	}
}

// openOnly refuses all users alike while the library is closed.
func (s *server) openOnly(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if s.closed.Load() {
			c.Response().Header().Set(echo.HeaderRetryAfter, "3600")
			return echo.NewHTTPError(http.StatusServiceUnavailable, "the library is closed")
		}
		return next(c)
	}
}

// login puts a token into a cookie, for browsers.
func (s *server) login(c echo.Context) error {
	token := c.FormValue("token")
	if token == "" {
		return problem.New(http.StatusBadRequest, "the form has no token")
	}
	if _, known := s.shelf.UserOf(token); !known {
		return echo.ErrUnauthorized
	}
	c.SetCookie(&http.Cookie{
		Name: cookieName, Value: token, Path: "/", HttpOnly: true, Secure: true, SameSite: http.SameSiteStrictMode,
	})
	return c.Redirect(http.StatusSeeOther, "/account")
}

func (s *server) account(c echo.Context) error {
	cookie, err := c.Cookie(cookieName)
	if err != nil {
		return echo.ErrForbidden // mistake: anonforbidden
	}
	user, known := s.shelf.UserOf(cookie.Value)
	if !known {
		return echo.NewHTTPError(http.StatusUnauthorized, "log in again")
	}
	return c.JSON(http.StatusOK, user)
}

// toggle closes the library, or opens it again. It wants the password of the
// desk, since a stolen token should not be able to do this.
func (s *server) toggle(c echo.Context) error {
	// A page of another site could make the browser send the password.
	if site := c.Request().Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return echo.ErrForbidden
	}
	_, password, sent := c.Request().BasicAuth()
	if !sent {
		return problem.New(http.StatusForbidden, "the password of the desk is needed") // mistake: anonforbidden
	}
	if subtle.ConstantTimeCompare([]byte(password), []byte(s.cfg.password)) == 0 {
		c.Response().Header().Set(echo.HeaderWWWAuthenticate, `Basic realm="desk"`)
		return problem.New(http.StatusUnauthorized, "wrong password")
	}
	s.closed.Store(!s.closed.Load())
	return c.JSON(http.StatusOK, echo.Map{"closed": s.closed.Load()})
}
