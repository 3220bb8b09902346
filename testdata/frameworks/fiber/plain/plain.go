// Package plain returns errors that have no status to fiber, which answers them with 500.
package plain

import (
	"time"

	"github.com/gofiber/fiber/v2"
)

func register(app *fiber.App) {
	app.Post("/covers", func(c *fiber.Ctx) error {
		file, err := c.FormFile("cover")
		if err != nil {
			return err // want "500 Internal Server Error for the client's mistake"
		}
		return c.JSON(file.Size)
	})
}

func since(c *fiber.Ctx) error {
	at, err := time.Parse(time.RFC3339, c.Query("since"))
	if err != nil {
		return err // want "500 Internal Server Error for the client's mistake"
	}
	n, err := c.ParamsInt("n")
	if err != nil {
		return err // want "500 Internal Server Error for the client's mistake"
	}
	return c.JSON(at.Add(time.Duration(n)))
}

// What follows is right, or may be.

func parsed(c *fiber.Ctx) error {
	var b struct{ Title string }
	if err := c.BodyParser(&b); err != nil {
		return err
	}
	return c.JSON(b)
}

func refused(c *fiber.Ctx) error {
	n, err := c.ParamsInt("n")
	if err != nil {
		return fiber.NewError(fiber.StatusBadRequest, err.Error())
	}
	if _, err := time.Parse(time.RFC3339, c.Query("since")); err != nil {
		return c.Status(fiber.StatusBadRequest).SendString("since")
	}
	return c.JSON(n)
}
