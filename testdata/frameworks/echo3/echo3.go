// Package echo3 replies through the third echo.
package echo3

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/dgrijalva/jwt-go"
	"github.com/labstack/echo"
)

type seat struct {
	Row   string
	Taken bool
}

func reserve(c echo.Context) error {
	var s seat
	if err := c.Bind(&s); err != nil {
		return c.JSON(http.StatusInternalServerError, echo.Map{"error": "body"}) // want "500 Internal Server Error for the client's mistake"
	}
	if err := c.Validate(&s); err != nil {
		return echo.NewHTTPError(http.StatusInternalServerError, "fields") // want "500 Internal Server Error for the client's mistake"
	}
	if err := keep(s); err != nil {
		return c.JSON(http.StatusOK, echo.Map{"error": err.Error()}) // want "200 OK with an error body"
	}
	return c.JSON(http.StatusCreated, s)
}

func row(c echo.Context) error {
	n, err := strconv.Atoi(c.Param("row"))
	if err != nil {
		return echo.ErrInternalServerError // want "500 Internal Server Error for the client's mistake"
	}
	if n == 0 {
		return c.String(http.StatusNoContent, "no such row") // want "body with 204 No Content"
	}
	return c.NoContent(http.StatusMovedPermanently) // want "301 Moved Permanently without Location"
}

func twice(c echo.Context) error {
	c.JSON(http.StatusOK, seat{})
	return c.JSON(http.StatusInternalServerError, seat{}) // want "comes too late"
}

func signedIn(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		text := strings.TrimPrefix(c.Request().Header.Get(echo.HeaderAuthorization), "Bearer ")
		if _, err := jwt.Parse(text, nil); err != nil {
			return echo.NewHTTPError(http.StatusForbidden, "token") // want "403 Forbidden to a client without credentials"
		}
		return next(c)
	}
}

// What follows is right.

func passesOn(c echo.Context) error {
	var s seat
	if err := c.Bind(&s); err != nil {
		return err // echo's own 400
	}
	if c.QueryParam("row") == "" {
		return echo.ErrBadRequest
	}
	if err := keep(s); err != nil {
		return err
	}
	c.Response().Header().Set(echo.HeaderLocation, "/seats/"+s.Row)
	return c.JSON(http.StatusCreated, s)
}

func moved(c echo.Context) error { return c.Redirect(http.StatusFound, "/seats") }

func roles(c echo.Context) error {
	claims := c.Get("user").(*jwt.Token).Claims.(jwt.MapClaims)
	if claims["role"] != "usher" {
		return echo.ErrForbidden
	}
	return c.NoContent(http.StatusNoContent)
}

func keep(seat) error { return full }

var full error

func uncovered(c echo.Context) error {
	file, err := c.FormFile("cover")
	if err != nil {
		return err // want "500 Internal Server Error for the client's mistake"
	}
	return c.JSON(http.StatusOK, file.Size)
}
