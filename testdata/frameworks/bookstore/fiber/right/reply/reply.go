// Package reply holds what the handlers of the bookstore share to answer: one
// shape for errors, and an error that brings its status along.
package reply

import "github.com/gofiber/fiber/v2"

// Body is what an error reply looks like.
type Body struct {
	Error string `json:"error"`
}

// Fail answers with the error body.
func Fail(c *fiber.Ctx, status int, message string) error {
	return c.Status(status).JSON(Body{Error: message})
}

// Invalid answers with the complaint about a book that the client sent.
func Invalid(c *fiber.Ctx, err error) error {
	return c.Status(fiber.StatusUnprocessableEntity).JSON(Body{Error: err.Error()})
}

// Data answers with v, unless the status ends with the headers.
func Data(c *fiber.Ctx, status int, v any) error {
	c.Status(status)
	if status == fiber.StatusNoContent || status == fiber.StatusNotModified {
		return nil
	}
	return c.JSON(v)
}

// Elsewhere sends the client to url with a redirect of the caller's choice.
func Elsewhere(c *fiber.Ctx, status int, url string) error {
	c.Location(url)
	return c.SendStatus(status)
}

// Endpoint makes a handler of a function that returns its status and its body;
// a nil body leaves the headers alone.
func Endpoint(fn func(*fiber.Ctx) (int, any)) fiber.Handler {
	return func(c *fiber.Ctx) error {
		status, v := fn(c)
		explainFields(c, status)
		if v == nil {
			c.Status(status)
			return nil
		}
		return c.Status(status).JSON(v)
	}
}
