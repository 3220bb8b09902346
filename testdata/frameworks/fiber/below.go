package fiberserver

import (
	"context"
	"net/http"

	"github.com/gofiber/fiber/v2"
)

// What is below fiber has the reply as well.

func belowRight(c *fiber.Ctx) error {
	var b book
	if err := c.BodyParser(&b); err != nil {
		c.Response().SetStatusCode(http.StatusBadRequest)
		return c.SendString(err.Error())
	}
	if b.Title == "" {
		c.Response().SetStatusCode(http.StatusUnprocessableEntity)
		return c.JSON(fiber.Map{"error": "title"})
	}
	if err := look(c.Context(), b); err != nil { // it is a context, too
		c.Response().SetStatusCode(http.StatusInternalServerError)
		c.Response().SetBodyString(err.Error())
		return nil
	}
	return c.SendStatus(http.StatusNoContent)
}

func belowWrong(c *fiber.Ctx) error {
	var b book
	if err := c.BodyParser(&b); err != nil {
		c.Response().SetStatusCode(http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return c.SendString("body")
	}
	if err := look(c.UserContext(), b); err != nil {
		return c.JSON(fiber.Map{"error": err.Error()}) // want "200 OK with an error body"
	}
	c.Response().SetStatusCode(http.StatusNoContent)
	c.Response().SetBodyString(b.Title + "!") // want "body with 204 No Content"
	return nil
}

func look(context.Context, book) error { return state }
