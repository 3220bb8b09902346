package main

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"example.com/frameworks/bookstore/fiber/right/reply"
	"example.com/frameworks/bookstore/shelf"
)

func (s *server) listBooks(c *fiber.Ctx) error {
	limit, err := strconv.Atoi(c.Query("limit", "20"))
	if err != nil || limit < 1 {
		return reply.ErrLimit
	}
	list, err := s.shelf.List(c.UserContext())
	if err != nil {
		return fmt.Errorf("list books: %w", err)
	}
	return c.JSON(list[:min(limit, len(list))])
}

func (s *server) getBook(c *fiber.Ctx) error {
	id, err := parseID(c)
	if err != nil {
		return fail(c, fiber.StatusBadRequest, "id must be a positive number")
	}
	book, err := s.shelf.Get(c.UserContext(), id)
	if err != nil {
		return err
	}
	// A book never changes, so its number is tag enough.
	c.Set(fiber.HeaderETag, fmt.Sprintf(`"%d"`, book.ID))
	if c.Fresh() {
		return c.SendStatus(fiber.StatusNotModified)
	}
	return c.JSON(book)
}

func (s *server) createBook(c *fiber.Ctx) error {
	var book shelf.Book
	if err := c.BodyParser(&book); err != nil {
		return &fiber.Error{Code: fiber.StatusBadRequest, Message: "cannot read the book"}
	}
	if err := book.Validate(); err != nil {
		return reply.Invalid(c, err)
	}
	book, err := s.shelf.Add(c.UserContext(), book)
	if errors.Is(err, shelf.ErrDuplicate) {
		return reply.Fail(c, fiber.StatusConflict, "another book has this ISBN")
	}
	if err != nil {
		return fmt.Errorf("create book: %w", err)
	}
	c.Location(bookURL(book.ID))
	return reply.Data(c, fiber.StatusCreated, book)
}

func (s *server) removeBook(c *fiber.Ctx) error {
	id, err := c.ParamsInt("id")
	if err != nil {
		return fiber.ErrBadRequest
	}
	if err := s.shelf.Remove(c.UserContext(), id); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// findISBN sends the client on to the book with an ISBN.
func (s *server) findISBN(c *fiber.Ctx) error {
	isbn := c.Params("isbn")
	if len(isbn) != 13 {
		err := c.JSON(fiber.Map{"error": "an ISBN has 13 digits"})
		// Nothing has been sent yet, so the status may follow the body.
		c.Status(fiber.StatusBadRequest)
		return err
	}
	list, err := s.shelf.List(c.UserContext())
	if err != nil {
		return err
	}
	for _, book := range list {
		if book.ISBN == isbn {
			c.Status(fiber.StatusFound)
			c.Set(fiber.HeaderLocation, bookURL(book.ID))
			return nil
		}
	}
	return shelf.ErrNotFound
}
