package main

import (
	"github.com/gofiber/fiber/v2"

	"example.com/frameworks/bookstore/fiber/wrong/reply"
)

// The shelf has had other addresses; old links and old clients still use them.

func oldBook(c *fiber.Ctx) error {
	id, err := parseID(c)
	if err != nil {
		// No book ever had such an address.
		return fiber.ErrNotFound
	}
	return c.Redirect(bookURL(id), fiber.StatusMovedPermanently)
}

func oldShelf(c *fiber.Ctx) error {
	return fiber.NewError(fiber.StatusMovedPermanently, "the books are at /books") // mistake: missinglocation
}

// oldAPI keeps the method and the body, which a 301 need not do.
func oldAPI(c *fiber.Ctx) error {
	return reply.Elsewhere(c, fiber.StatusPermanentRedirect, "/books")
}

// latest points to the newest book, which is another one tomorrow.
func (s *server) latest(c *fiber.Ctx) (int, any) {
	list, err := s.shelf.List(c.UserContext())
	if err != nil {
		status, message := reply.Explain(err)
		return status, reply.Body{Error: message}
	}
	if len(list) == 0 {
		return fiber.StatusNotFound, reply.Body{Error: "the shelf is empty"}
	}
	noStore(c)
	return fiber.StatusFound, list[len(list)-1] // mistake: missinglocation
}
