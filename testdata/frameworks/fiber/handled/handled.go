// Package handled replies to errors in a way of its own.
package handled

import "github.com/gofiber/fiber/v2"

var app = fiber.New(fiber.Config{ErrorHandler: func(c *fiber.Ctx, err error) error { return c.SendStatus(fiber.StatusBadRequest) }})

func row(c *fiber.Ctx) error {
	n, err := c.ParamsInt("n")
	if err != nil {
		return err
	}
	return c.JSON(n)
}
