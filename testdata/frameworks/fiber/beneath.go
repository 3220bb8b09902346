package fiberserver

import (
	"net/http"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"
)

// The context of what is below fiber sets the reply, and is a context as well.

func beneathWrong(c *fiber.Ctx) error {
	var b book
	if err := c.BodyParser(&b); err != nil {
		c.Context().SetStatusCode(http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return c.SendString("body")
	}
	ctx := c.Context()
	if err := look(ctx, b); err != nil {
		ctx.SetBodyString(err.Error()) // want "200 OK with an error body"
		return nil
	}
	ctx.Response.SetStatusCode(http.StatusNoContent)
	ctx.Response.SetBodyString(b.Title + "!") // want "body with 204 No Content"
	return nil
}

func beneathError(c *fiber.Ctx) error {
	var b book
	if err := c.BodyParser(&b); err != nil {
		c.Context().Error("body", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return nil
	}
	c.Context().Error(b.Title, http.StatusOK) // want "200 OK with an error body"
	return nil
}

func beneathRight(c *fiber.Ctx) error {
	var b book
	if err := c.BodyParser(&b); err != nil {
		c.Context().SetStatusCode(http.StatusBadRequest)
		return c.JSON(fiber.Map{"error": err.Error()})
	}
	if b.Title == "" {
		c.Context().Response.SetStatusCode(http.StatusUnprocessableEntity)
		return c.JSON(fiber.Map{"error": "title"})
	}
	if err := look(c.Context(), b); err != nil {
		c.Context().SetStatusCode(http.StatusInternalServerError)
		c.Context().Response.SetBody([]byte(err.Error()))
		return nil
	}
	return c.SendStatus(http.StatusNoContent)
}

// A handler of what is below fiber may set any status.
func beneathHanded(c *fiber.Ctx) error {
	var b book
	if err := c.BodyParser(&b); err != nil {
		refuse(c.Context())
		return c.JSON(fiber.Map{"error": err.Error()})
	}
	return c.JSON(b)
}

func refuse(ctx *fasthttp.RequestCtx) { ctx.SetStatusCode(http.StatusBadRequest) }

// Headers are set there, too.
func beneathMoved(c *fiber.Ctx) error {
	switch c.Query("by") {
	case "response":
		c.Response().Header.Set("Location", "/new")
	case "context":
		c.Context().Response.Header.Set("Location", "/new")
	default:
		return c.SendStatus(http.StatusFound) // want "302 Found without Location"
	}
	return c.SendStatus(http.StatusFound)
}
