package fiber3server

import (
	"net/http"

	"github.com/gofiber/fiber/v3"
)

// What is below fiber sets the reply as well.

func beneath(c fiber.Ctx) error {
	var b struct{ Title string }
	if err := c.Bind().JSON(&b); err != nil {
		c.RequestCtx().SetStatusCode(http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return c.SendString("body")
	}
	if b.Title == "" {
		c.RequestCtx().SetStatusCode(http.StatusUnprocessableEntity)
		return c.JSON(fiber.Map{"error": "title"})
	}
	c.RequestCtx().Response.SetStatusCode(http.StatusNoContent)
	c.RequestCtx().Response.SetBodyString(b.Title + "!") // want "body with 204 No Content"
	return nil
}
