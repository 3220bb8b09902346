// Package handled replies to errors in a way of its own.
package handled

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"
)

func serve() *echo.Echo {
	e := echo.New()
	e.HTTPErrorHandler = func(err error, c echo.Context) {
		var number *strconv.NumError
		if errors.As(err, &number) {
			err = echo.ErrBadRequest
		}
		e.DefaultHTTPErrorHandler(err, c)
	}
	e.GET("/rows/:n", row)
	return e
}

func row(c echo.Context) error {
	n, err := strconv.Atoi(c.Param("n"))
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, n)
}
