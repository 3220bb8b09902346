// Package fiberserver replies through fiber.
package fiberserver

import (
	"strconv"

	"github.com/gofiber/fiber/v2"
)

type book struct{ Title string }

func create(c *fiber.Ctx) error {
	var b book
	if err := c.BodyParser(&b); err != nil {
		return c.Status(fiber.StatusInternalServerError).JSON(fiber.Map{"error": "body"}) // want "500 Internal Server Error for the client's mistake"
	}
	if err := save(b); err != nil {
		return c.JSON(fiber.Map{"error": err.Error()}) // want "200 OK with an error body"
	}
	return c.Status(fiber.StatusCreated).JSON(b)
}

func get(c *fiber.Ctx) error {
	id, err := strconv.Atoi(c.Params("id"))
	if err != nil {
		return fiber.NewError(fiber.StatusInternalServerError, "id") // want "500 Internal Server Error for the client's mistake"
	}
	if id == 0 {
		return c.Status(fiber.StatusNoContent).JSON(fiber.Map{}) // want "body with 204 No Content"
	}
	return c.JSON(book{})
}

func auth(c *fiber.Ctx) error {
	if c.Get("Authorization") == "" {
		return c.Status(403).JSON(fiber.Map{"error": "token"}) // want "403 Forbidden to a client without credentials"
	}
	return c.Next()
}

// What follows is right.

func remove(c *fiber.Ctx) error {
	if err := save(book{}); err != nil {
		return c.Status(fiber.StatusInternalServerError).JSON(fiber.Map{"error": "save"})
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func late(c *fiber.Ctx) error {
	c.Status(fiber.StatusFound) // buffered: everything is in time
	c.Set("Location", "/books")
	return nil
}

func redirect(c *fiber.Ctx) error { return c.Redirect("/books") }

func save(book) error { return state }

var state error
