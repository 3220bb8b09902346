package echoserver

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// echo renders into a buffer: what fails has sent nothing.
func poster(c echo.Context) error {
	if err := c.Render(http.StatusOK, "poster.html", nil); err != nil {
		return c.String(http.StatusInternalServerError, "no poster")
	}
	return nil
}

func page(c echo.Context, name string) error {
	c.Response().Header().Set("Cache-Control", "no-store")
	return c.Render(http.StatusOK, name, nil)
}

// The same through a helper that returns the error.
func leaflet(c echo.Context) error {
	if err := page(c, "leaflet.html"); err != nil {
		return echo.NewHTTPError(http.StatusNotFound, "no such leaflet")
	}
	return nil
}

func send(c echo.Context, text string) error {
	return c.String(http.StatusOK, text)
}

// A string is on the wire by then.
func telegram(c echo.Context) error {
	if err := send(c, "stop"); err != nil {
		return c.String(http.StatusInternalServerError, "no telegram") // want "500 Internal Server Error comes too late"
	}
	return nil
}
