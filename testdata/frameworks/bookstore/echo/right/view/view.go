// Package view sends what the handlers have found.
package view

import (
	"log/slog"
	"net/http"

	"github.com/labstack/echo/v4"
)

// A Failure is the body of a reply that has no problem to tell of.
type Failure struct {
	Error string `json:"error"`
}

// JSON sends v, which nobody but its reader may keep. The status must be one
// that has a body.
func JSON(c echo.Context, code int, v any) error {
	c.Response().Header().Set(echo.HeaderCacheControl, "private, no-cache")
	return c.JSON(code, v)
}

// Created answers 201 with the new thing and its address.
func Created(c echo.Context, location string, v any) error {
	c.Response().Header().Set(echo.HeaderLocation, location)
	return JSON(c, http.StatusCreated, v)
}

// Empty answers that all went well and there is nothing to tell.
func Empty(c echo.Context) error { return c.NoContent(http.StatusNoContent) }

// Sorry answers for an error that the client can do nothing about.
func Sorry(c echo.Context, err error) error {
	slog.ErrorContext(c.Request().Context(), "request failed", "path", c.Path(), "err", err)
	return c.JSON(http.StatusInternalServerError, Failure{Error: "internal error"})
}
