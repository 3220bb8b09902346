package main

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"example.com/frameworks/bookstore/echo/wrong/problem"
	"example.com/frameworks/bookstore/shelf"
)

const maxBody = 1 << 16

// visit is the context of a request whose user is known.
type visit struct {
	echo.Context
	user shelf.User
}

// visiting adapts a handler that runs behind requireUser.
func visiting(h func(*visit) error) echo.HandlerFunc {
	return func(c echo.Context) error { return h(c.(*visit)) }
}

func (v *visit) ok(body any) error { return v.JSON(http.StatusOK, body) }

func (v *visit) fail(code int, detail string) error {
	return v.JSON(code, problem.New(code, detail))
}

// limit refuses what is too long for a book or a message.
func limit(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if r.ContentLength > maxBody {
			return echo.ErrStatusRequestEntityTooLarge
		}
		r.Body = http.MaxBytesReader(c.Response(), r.Body, maxBody)
		return next(c)
	}
}

// respond sends v, or the header alone where the status allows no more.
func respond(c echo.Context, code int, v any) error {
	if code != http.StatusNoContent && code != http.StatusNotModified {
		return c.JSON(code, v)
	}
	return c.NoContent(code)
}
