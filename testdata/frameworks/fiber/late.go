package fiberserver

import (
	"log"

	"github.com/gofiber/fiber/v2"
)

// All of this is right, or at least in time: fiber sends nothing before the
// handler returns, and the last status and body win.

func statusTwice(c *fiber.Ctx) error {
	c.Status(fiber.StatusOK)
	if err := save(book{}); err != nil {
		c.Status(fiber.StatusInternalServerError)
		return c.SendString("not saved")
	}
	return c.SendString("saved")
}

func headerAfterBody(c *fiber.Ctx) error {
	if err := c.JSON(book{Title: "atlas"}); err != nil {
		return err
	}
	c.Set("Cache-Control", "no-store")
	c.Append("X-Shelf", "7")
	return nil
}

func createdAfterBody(c *fiber.Ctx) error {
	if err := c.SendString("made"); err != nil {
		return err
	}
	c.Set("Location", "/books/1")
	c.Status(fiber.StatusCreated)
	return nil
}

func cookieAfterBody(c *fiber.Ctx) error {
	err := c.SendString("welcome")
	c.Cookie(&fiber.Cookie{Name: "shelf", Value: "7"})
	return err
}

// The last body is the one that is sent.
func overrules(c *fiber.Ctx) error {
	c.Status(fiber.StatusConflict).SendString("lent")
	return c.Status(fiber.StatusOK).SendString("here it is")
}

// In fiber the next handler runs only when it is called.
func readersOnly(c *fiber.Ctx) error {
	if c.Locals("reader") == nil {
		return c.Status(fiber.StatusConflict).SendString("readers only")
	}
	return c.Next()
}

func logged(c *fiber.Ctx) error {
	err := c.Next()
	log.Print(c.Response().StatusCode())
	c.Set("X-Logged", "yes")
	return err
}

func library() *fiber.App {
	app := fiber.New()
	app.Use(logged)
	app.Get("/books", readersOnly, statusTwice)
	return app
}
