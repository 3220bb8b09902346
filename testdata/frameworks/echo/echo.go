// Package echoserver replies through echo.
package echoserver

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"
)

type book struct{ Title string }

func create(c echo.Context) error {
	var b book
	if err := c.Bind(&b); err != nil {
		return c.JSON(http.StatusInternalServerError, map[string]string{"error": "body"}) // want "500 Internal Server Error for the client's mistake"
	}
	if b.Title == "" {
		return echo.NewHTTPError(http.StatusInternalServerError, "title") // want "500 Internal Server Error for the client's mistake"
	}
	if err := save(b); err != nil {
		return c.JSON(http.StatusOK, echo.Map{"error": err.Error()}) // want "200 OK with an error body"
	}
	return c.JSON(http.StatusCreated, b)
}

func get(c echo.Context) error {
	id, err := strconv.Atoi(c.Param("id"))
	if err != nil {
		return echo.NewHTTPError(http.StatusInternalServerError, err.Error()) // want "500 Internal Server Error for the client's mistake"
	}
	if id == 0 {
		return c.JSON(http.StatusNoContent, nil) // want "body with 204 No Content"
	}
	return c.NoContent(http.StatusSeeOther) // want "303 See Other without Location"
}

func auth(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Header.Get("Authorization") == "" {
			return echo.NewHTTPError(http.StatusForbidden, "token") // want "403 Forbidden to a client without credentials"
		}
		return next(c)
	}
}

// What follows is right.

func passesOn(c echo.Context) error {
	var b book
	if err := c.Bind(&b); err != nil {
		return err // echo's own 400
	}
	if err := save(b); err != nil {
		return echo.NewHTTPError(http.StatusInternalServerError, "save")
	}
	return c.NoContent(http.StatusNoContent)
}

func moved(c echo.Context) error {
	c.Response().Header().Set(echo.HeaderLocation, "/books")
	return c.NoContent(http.StatusMovedPermanently)
}

func redirect(c echo.Context) error { return c.Redirect(http.StatusFound, "/books") }

func save(book) error { return state }

var state error
