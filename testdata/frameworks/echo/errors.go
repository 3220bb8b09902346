package echoserver

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"
)

func bearer(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Header.Get(echo.HeaderAuthorization) == "" {
			return echo.ErrForbidden // want "403 Forbidden to a client without credentials"
		}
		return next(c)
	}
}

func session(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if _, err := c.Cookie("session"); err != nil {
			return &echo.HTTPError{Code: http.StatusForbidden, Message: "log in"} // want "403 Forbidden to a client without credentials"
		}
		return next(c)
	}
}

func replace(c echo.Context) error {
	var b book
	if err := (&echo.DefaultBinder{}).BindBody(c, &b); err != nil {
		return echo.ErrBadRequest
	}
	if err := c.Bind(&b); err != nil {
		return echo.ErrInternalServerError // want "500 Internal Server Error for the client's mistake"
	}
	if err := c.Validate(b); err != nil {
		c.Error(echo.ErrServiceUnavailable) // want "503 Service Unavailable for the client's mistake"
		return nil
	}
	return c.NoContent(http.StatusNoContent)
}

func pages(c echo.Context) error {
	var from, to int
	if err := echo.QueryParamsBinder(c).MustInt("from", &from).Int("to", &to).BindError(); err != nil {
		return &echo.HTTPError{Code: 500, Message: "from, to"} // want "500 Internal Server Error for the client's mistake"
	}
	size, err := echo.QueryParamOr(c, "size", 20)
	if err != nil {
		return echo.NewHTTPError(http.StatusInternalServerError, "size") // want "500 Internal Server Error for the client's mistake"
	}
	return c.JSON(http.StatusOK, []int{from, to, size})
}

// What follows is right.

func challenged(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Header.Get(echo.HeaderAuthorization) == "" {
			c.Response().Header().Set(echo.HeaderWWWAuthenticate, "Bearer")
			return echo.ErrUnauthorized
		}
		if role, _ := c.Get("role").(string); role != "editor" {
			return echo.ErrForbidden // the token is there, the right is not
		}
		return next(c)
	}
}

func wellKnown(c echo.Context) error {
	b, err := load(c.Param("id"))
	switch {
	case errors.Is(err, errUnknown):
		return echo.ErrNotFound
	case errors.Is(err, errLent):
		return &echo.HTTPError{Code: http.StatusConflict, Message: "it is lent out", Internal: err}
	case err != nil:
		return echo.ErrInternalServerError.WithInternal(err)
	}
	if err := c.Validate(b); err != nil {
		return echo.ErrUnprocessableEntity
	}
	return c.JSON(http.StatusOK, b)
}

// The error handler is called early, so that a log sees the status.
func early(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		err := next(c)
		if err != nil {
			c.Error(err)
		}
		c.Logger().Info(c.Response().Status)
		return nil
	}
}

// What echo says of the parameters is passed on: 400 with the field's name.
func bound(c echo.Context) error {
	var from, to int
	if err := echo.QueryParamsBinder(c).Int("from", &from).Int("to", &to).BindError(); err != nil {
		return err
	}
	if from > to {
		return echo.ErrBadRequest
	}
	id, err := echo.PathParam[int](c, "id")
	if errors.Is(err, echo.ErrNonExistentKey) {
		return echo.ErrNotFound
	} else if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, id)
}

// The server's own value does not please the validator.
func ours(c echo.Context) error {
	b, err := load("of the day")
	if err != nil {
		return err
	}
	if err := c.Validate(&b); err != nil {
		return echo.ErrInternalServerError
	}
	return c.JSON(http.StatusOK, b)
}

func streamed(c echo.Context) error {
	c.Response().WriteHeader(http.StatusOK)
	for range 3 {
		if _, err := c.Response().Write([]byte("line\n")); err != nil {
			return err
		}
		c.Response().Flush()
	}
	return nil
}

var (
	errUnknown = errors.New("no such book")
	errLent    = errors.New("lent out")
)

func load(string) (book, error) { return book{}, state }
