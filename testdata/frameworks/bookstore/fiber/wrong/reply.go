package main

import (
	"fmt"
	"strconv"

	"github.com/gofiber/fiber/v2"
)

// fail answers with an error that also names the address, for people who read
// it in a browser.
func fail(c *fiber.Ctx, status int, message string) error {
	return c.Status(status).JSON(fiber.Map{"error": message, "path": c.Path()})
}

// noStore keeps a reply out of caches.
func noStore(c *fiber.Ctx) {
	c.Set(fiber.HeaderCacheControl, "no-store")
}

// parseID reads the number of a book from the path.
func parseID(c *fiber.Ctx) (int, error) {
	id, err := strconv.Atoi(c.Params("id"))
	if err != nil || id < 1 {
		return 0, fiber.NewError(fiber.StatusBadRequest, "id must be a positive number")
	}
	return id, nil
}

func bookURL(id int) string { return fmt.Sprintf("/books/%d", id) }
