package echoserver

import (
	"log"
	"net/http"

	"github.com/labstack/echo/v4"
)

func noReturn(c echo.Context) error {
	if err := save(book{}); err != nil {
		c.JSON(http.StatusInternalServerError, echo.Map{"error": "not saved"}) // want "reply without return: the handler goes on and replies again"
	}
	return c.JSON(http.StatusOK, book{})
}

func noReturnOfString(c echo.Context) error {
	if len(c.QueryParam("title")) > 80 {
		c.String(http.StatusBadRequest, "too long") // want "reply without return"
	}
	return c.String(http.StatusOK, c.QueryParam("title"))
}

func deny(c echo.Context, why string) error {
	return c.JSON(http.StatusConflict, echo.Map{"error": why})
}

func noReturnOfHelper(c echo.Context) error {
	if c.QueryParam("title") == "atlas" {
		deny(c, "lent") // want "reply without return"
	}
	return c.NoContent(http.StatusNoContent)
}

func headerAfterReply(c echo.Context) error {
	err := c.JSON(http.StatusOK, book{})
	c.Response().Header().Set("X-Shelf", "7") // want "X-Shelf comes too late"
	return err
}

func headerAfterHead(c echo.Context) error {
	c.Response().WriteHeader(http.StatusOK)
	c.Response().Header().Set("Content-Type", "text/plain") // want "Content-Type comes too late"
	_, err := c.Response().Write([]byte("books"))
	return err
}

// What follows is right.

func returnsEach(c echo.Context) error {
	if err := save(book{}); err != nil {
		log.Print(err)
		return c.JSON(http.StatusInternalServerError, echo.Map{"error": "not saved"})
	}
	c.Response().Header().Set("X-Shelf", "7")
	return c.JSON(http.StatusOK, book{})
}

func returnsHelper(c echo.Context) error {
	if c.QueryParam("title") == "atlas" {
		return deny(c, "lent")
	}
	return c.NoContent(http.StatusNoContent)
}

func returnsNilLater(c echo.Context) error {
	if c.QueryParam("title") == "atlas" {
		if err := deny(c, "lent"); err != nil {
			return err
		}
		return nil
	}
	return c.NoContent(http.StatusNoContent)
}

// In echo the next handler runs only when it is called.
func shelvesOpen(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.QueryParam("shelf") == "closed" {
			return c.JSON(http.StatusConflict, echo.Map{"error": "closed"})
		}
		return next(c)
	}
}

func writesInParts(c echo.Context) error {
	c.Response().Header().Set("Content-Type", "text/plain")
	c.Response().WriteHeader(http.StatusOK)
	for _, title := range []string{"atlas", "almanac"} {
		if _, err := c.Response().Write([]byte(title)); err != nil {
			return err
		}
	}
	return nil
}
