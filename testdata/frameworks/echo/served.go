package echoserver

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// failOnce leaves a reply alone that somebody has begun.
func failOnce(c echo.Context, status int) error {
	if c.Response().Committed {
		return nil
	}
	return c.NoContent(status)
}

func refusedOnce(c echo.Context) error {
	if err := c.String(http.StatusForbidden, "not your boat"); err != nil {
		return err
	}
	return failOnce(c, http.StatusInternalServerError)
}

func answeredOnce(c echo.Context) error {
	if err := c.String(http.StatusOK, "a boat"); err != nil {
		return err
	}
	return failOnce(c, http.StatusInternalServerError)
}

// Nothing has been sent: the 500 is.
func failsAtOnce(c echo.Context) error {
	if c.Response().Committed {
		c.Response().WriteHeader(http.StatusTeapot)
	}
	return failOnce(c, http.StatusInternalServerError)
}
