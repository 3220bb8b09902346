package fiberserver

import "github.com/gofiber/fiber/v2"

// movedWithText makes one mistake, which is told where the status is set.
func movedWithText(c *fiber.Ctx) error {
	c.Status(fiber.StatusFound) // want "302 Found without Location"
	return c.SendString("it is elsewhere")
}

func movedTwice(c *fiber.Ctx) error {
	c.Status(fiber.StatusFound).SendString("it was here") // want "302 Found without Location"
	return c.SendString("it is elsewhere")
}
