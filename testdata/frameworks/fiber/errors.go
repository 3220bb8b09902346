package fiberserver

import (
	"errors"

	"github.com/gofiber/fiber/v2"
)

func bearer(c *fiber.Ctx) error {
	if c.Get(fiber.HeaderAuthorization) == "" {
		return fiber.ErrForbidden // want "403 Forbidden to a client without credentials"
	}
	if c.Cookies("session") == "" {
		return &fiber.Error{Code: fiber.StatusForbidden, Message: "log in"} // want "403 Forbidden to a client without credentials"
	}
	return c.Next()
}

func replace(c *fiber.Ctx) error {
	var b book
	if err := c.BodyParser(&b); err != nil {
		return fiber.ErrInternalServerError // want "500 Internal Server Error for the client's mistake"
	}
	if _, err := c.FormFile("cover"); err != nil {
		return &fiber.Error{Code: 500} // want "500 Internal Server Error for the client's mistake"
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func pages(c *fiber.Ctx) error {
	if c.QueryInt("from") < 0 {
		return c.SendStatus(fiber.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
	}
	return c.JSON(c.QueryInt("from"))
}

func renamed(c *fiber.Ctx) error {
	return c.SendStatus(fiber.StatusMovedPermanently) // want "301 Moved Permanently without Location"
}

func foundOne(c *fiber.Ctx) error {
	c.Status(fiber.StatusFound) // want "302 Found without Location"
	return nil
}

// What follows is right.

func challenged(c *fiber.Ctx) error {
	if c.Get(fiber.HeaderAuthorization) == "" {
		c.Set(fiber.HeaderWWWAuthenticate, "Bearer")
		return fiber.ErrUnauthorized
	}
	if c.Locals("role") != "editor" {
		return fiber.ErrForbidden // the token is there, the right is not
	}
	return c.Next()
}

func wellKnown(c *fiber.Ctx) error {
	b, err := load(c.Params("id"))
	switch {
	case errors.Is(err, errUnknown):
		return fiber.ErrNotFound
	case errors.Is(err, errLent):
		return &fiber.Error{Code: fiber.StatusConflict, Message: "it is lent out"}
	case err != nil:
		return fiber.ErrInternalServerError
	}
	return c.JSON(b)
}

// The error's body is set first, its status afterwards: buffered, both are sent.
func statusAfterBody(c *fiber.Ctx) error {
	var b book
	if err := c.BodyParser(&b); err != nil {
		if err := c.JSON(fiber.Map{"error": err.Error()}); err != nil {
			return err
		}
		c.Status(fiber.StatusBadRequest)
		return nil
	}
	return c.JSON(b)
}

// The last status is sent.
func lastStatusWins(c *fiber.Ctx) error {
	c.Status(fiber.StatusFound)
	if err := save(book{}); err != nil {
		return c.Status(fiber.StatusServiceUnavailable).JSON(fiber.Map{"error": "save"})
	}
	c.Status(fiber.StatusOK)
	return c.SendString("saved")
}

// A returned error takes the place of what was set.
func errorWins(c *fiber.Ctx) error {
	c.Status(fiber.StatusFound)
	if err := save(book{}); err != nil {
		return fiber.ErrServiceUnavailable
	}
	c.Location("/books")
	return nil
}

func partial(c *fiber.Ctx) error {
	if c.QueryInt("from", 1) < 1 {
		return fiber.ErrBadRequest
	}
	part, err := c.Range(1000)
	if err != nil {
		return c.SendStatus(fiber.StatusRequestedRangeNotSatisfiable)
	}
	c.Attachment("books.csv")
	c.Vary("Accept")
	return c.Status(fiber.StatusPartialContent).JSON(part)
}

var (
	errUnknown = errors.New("no such book")
	errLent    = errors.New("lent out")
)

func load(string) (book, error) { return book{}, state }
