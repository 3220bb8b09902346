// Package sorted replies to errors in a middleware.
package sorted

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"
)

func refuses(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := next(c); err != nil {
			return c.String(http.StatusBadRequest, "no")
		}
		return nil
	}
}

func row(c echo.Context) error {
	n, err := strconv.Atoi(c.Param("n"))
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, n)
}
