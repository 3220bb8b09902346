// Package echo5server replies through echo v5.
package echo5server

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v5"
)

type book struct {
	Title string
	Pages int
}

type failure struct {
	Error string `json:"error"`
}

func create(c *echo.Context) error {
	var b book
	if err := c.Bind(&b); err != nil {
		return c.JSON(http.StatusInternalServerError, failure{"body"}) // want "500 Internal Server Error for the client's mistake"
	}
	if err := c.Validate(&b); err != nil {
		return echo.NewHTTPError(http.StatusInternalServerError, "fields") // want "500 Internal Server Error for the client's mistake"
	}
	if err := save(b); err != nil {
		return c.JSON(http.StatusOK, failure{err.Error()}) // want "200 OK with an error body"
	}
	return c.JSON(http.StatusCreated, b)
}

func get(c *echo.Context) error {
	id, err := strconv.Atoi(c.Param("id"))
	if err != nil {
		return echo.ErrInternalServerError // want "500 Internal Server Error for the client's mistake"
	}
	switch id {
	case 0:
		return c.JSON(http.StatusNoContent, book{}) // want "body with 204 No Content"
	case 1:
		return c.NoContent(http.StatusMovedPermanently) // want "301 Moved Permanently without Location"
	}
	return c.JSON(http.StatusOK, book{})
}

func list(c *echo.Context) error {
	page, err := echo.QueryParam[int](c, "page")
	if err != nil {
		return &echo.HTTPError{Code: http.StatusInternalServerError, Message: "page"} // want "500 Internal Server Error for the client's mistake"
	}
	var size int64
	if err := echo.QueryParamsBinder(c).Int64("size", &size).BindError(); err != nil {
		return c.String(http.StatusServiceUnavailable, "size") // want "503 Service Unavailable for the client's mistake"
	}
	return c.JSON(http.StatusOK, []int64{int64(page), size})
}

func bindsApart(c *echo.Context) error {
	var b book
	if err := echo.BindBody(c, &b); err != nil {
		return c.NoContent(http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
	}
	return c.NoContent(http.StatusNoContent)
}

func auth(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c *echo.Context) error {
		token := strings.TrimPrefix(c.Request().Header.Get(echo.HeaderAuthorization), "Bearer ")
		if token == "" {
			return echo.ErrForbidden // want "403 Forbidden to a client without credentials"
		}
		if _, err := c.Cookie("session"); err != nil {
			return &echo.HTTPError{Code: 403} // want "403 Forbidden to a client without credentials"
		}
		return next(c)
	}
}

// What follows is right.

func passesOn(c *echo.Context) error {
	var b book
	if err := c.Bind(&b); err != nil {
		return err // echo's own 400 or 415
	}
	if err := c.Validate(&b); err != nil {
		return echo.ErrBadRequest.Wrap(err)
	}
	if err := save(b); err != nil {
		return echo.ErrInternalServerError.Wrap(err)
	}
	return c.NoContent(http.StatusNoContent)
}

func wellKnown(c *echo.Context) error {
	id, err := strconv.Atoi(c.Param("id"))
	if err != nil {
		return echo.ErrNotFound
	}
	if err := save(book{Pages: id}); errors.Is(err, errGone) {
		return &echo.HTTPError{Code: http.StatusGone, Message: "sold out"}
	} else if err != nil {
		return err // echo's 500
	}
	return c.JSON(http.StatusOK, book{Pages: id})
}

func needsToken(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c *echo.Context) error {
		if c.Request().Header.Get(echo.HeaderAuthorization) == "" {
			c.Response().Header().Set(echo.HeaderWWWAuthenticate, "Bearer")
			return echo.ErrUnauthorized
		}
		role, err := echo.ContextGet[string](c, "role")
		if err != nil || role != "editor" {
			return echo.ErrForbidden // the token is there, the right is not
		}
		return next(c)
	}
}

func pageOrFirst(c *echo.Context) error {
	page, err := echo.QueryParamOr(c, "page", 1)
	if err != nil {
		return echo.NewHTTPError(http.StatusBadRequest, "page is no number")
	}
	return c.JSON(http.StatusOK, map[string]any{"page": page})
}

func moved(c *echo.Context) error {
	c.Response().Header().Set(echo.HeaderLocation, "/books")
	return c.NoContent(http.StatusMovedPermanently)
}

func redirect(c *echo.Context) error { return c.Redirect(http.StatusSeeOther, "/books") }

func cover(c *echo.Context) error { return c.Attachment("covers/1.png", "cover.png") }

func stored(c *echo.Context) error {
	b, err := load(c.Param("id"))
	if err != nil {
		return c.JSON(http.StatusInternalServerError, failure{"load"})
	}
	if _, err := strconv.Atoi(b.Title); err != nil { // it is ours, not the client's
		return echo.NewHTTPError(http.StatusInternalServerError, "damaged")
	}
	return c.JSON(http.StatusOK, b)
}

var (
	state   error
	errGone = errors.New("gone")
)

func save(book) error { return state }

func load(string) (book, error) { return book{}, state }

func uncovered(c *echo.Context) error {
	file, err := c.FormFile("cover")
	if err != nil {
		return err // want "500 Internal Server Error for the client's mistake"
	}
	return c.JSON(http.StatusOK, file.Size)
}
