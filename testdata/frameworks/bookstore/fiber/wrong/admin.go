package main

import (
	"log/slog"

	"github.com/gofiber/fiber/v2"

	"example.com/frameworks/bookstore/fiber/wrong/reply"
)

func (s *server) health(c *fiber.Ctx) error {
	noStore(c)
	if _, err := s.shelf.List(c.UserContext()); err != nil {
		c.Set(fiber.HeaderRetryAfter, "60")
		return c.Status(fiber.StatusServiceUnavailable).JSON(fiber.Map{"state": "failing"})
	}
	return c.JSON(fiber.Map{"state": "fine"})
}

// setClosed closes the shelf for a while or opens it again.
func (s *server) setClosed(c *fiber.Ctx) error {
	var in struct {
		Closed bool `json:"closed"`
	}
	if err := c.BodyParser(&in); err != nil {
		return reply.Fail(c, fiber.StatusBadRequest, `send {"closed": true} or {"closed": false}`)
	}
	var seal error
	if in.Closed {
		seal = reply.ErrClosed
	}
	s.shelf.Seal(seal)
	return reply.Data(c, fiber.StatusNoContent, fiber.Map{"closed": in.Closed}) // mistake: bodynotallowed
}

// reload reads the configuration again. The file is the server's own, so
// nothing that is wrong with it is the client's fault.
func (s *server) reload(c *fiber.Ctx) error {
	cfg, err := readConfig(s.path)
	if err != nil {
		slog.Error("reload", "err", err)
		return reply.ErrInternal
	}
	s.config.Store(&cfg)
	return c.SendStatus(fiber.StatusNoContent)
}

// pricesState tells an admin how the price server is. It answers 200 when that
// is down too: this server could tell, which was the question.
func (s *server) pricesState(c *fiber.Ctx) error {
	res, err := s.ask(c, "/health")
	if err != nil {
		return c.JSON(fiber.Map{"state": "down", "error": err.Error()})
	}
	res.Body.Close()
	return c.JSON(fiber.Map{"state": "up", "status": res.StatusCode})
}
