package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/labstack/echo/v4"

	"example.com/frameworks/bookstore/echo/right/problem"
	"example.com/frameworks/bookstore/shelf"
)

// handleError turns the error of a handler into the reply.
func handleError(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	p := problemOf(err)
	if p.Status >= http.StatusInternalServerError {
		slog.ErrorContext(c.Request().Context(), "request failed", "path", c.Path(), "err", err)
	}
	h := c.Response().Header()
	if p.Target != "" {
		h.Set(echo.HeaderLocation, p.Target)
	}
	if p.Status == http.StatusUnauthorized && h.Get(echo.HeaderWWWAuthenticate) == "" {
		h.Set(echo.HeaderWWWAuthenticate, `Bearer realm="books"`)
	}
	h.Set(echo.HeaderContentType, "application/problem+json")
	if err := c.JSON(p.Status, p); err != nil {
		slog.WarnContext(c.Request().Context(), "send problem", "err", err)
	}
}

// problemOf sorts an error. What it does not know is the server's own trouble,
// and its text is for the log only.
func problemOf(err error) *problem.Problem {
	var (
		p       *problem.Problem
		he      *echo.HTTPError
		invalid *shelf.InvalidError
	)
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &he):
		return problem.New(he.Code, fmt.Sprint(he.Message))
	case errors.Is(err, shelf.ErrNotFound):
		return problem.New(http.StatusNotFound, "no such book")
	case errors.Is(err, shelf.ErrDuplicate):
		return problem.New(http.StatusConflict, "another book has this ISBN")
	case errors.As(err, &invalid):
		return problem.New(http.StatusUnprocessableEntity, invalid.Error())
	default:
		return problem.New(http.StatusInternalServerError, "")
	}
}
