package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"example.com/frameworks/bookstore/fiber/wrong/reply"
)

// ask sends a request to the price server. Its failures are a gateway's.
func (s *server) ask(c *fiber.Ctx, path string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(c.UserContext(), http.MethodGet, s.config.Load().Prices+path, nil)
	if err != nil {
		return nil, err
	}
	res, err := s.client.Do(req)
	var slow interface{ Timeout() bool }
	switch {
	case errors.As(err, &slow) && slow.Timeout():
		return nil, reply.New(fiber.StatusGatewayTimeout, "the price server is too slow")
	case err != nil:
		return nil, reply.New(fiber.StatusBadGateway, "the price server is away")
	}
	return res, nil
}

func (s *server) price(c *fiber.Ctx) error {
	id, err := parseID(c)
	if err != nil {
		return err
	}
	res, err := s.ask(c, fmt.Sprintf("/prices/%d", id))
	if err != nil {
		return err
	}
	defer res.Body.Close()
	switch res.StatusCode {
	case http.StatusOK:
	case http.StatusNotFound:
		return fail(c, fiber.StatusNotFound, "no price yet")
	default:
		return fail(c, fiber.StatusBadGateway, "the price server is in trouble")
	}
	var answer struct {
		Cents string `json:"cents"`
	}
	// What cannot be read here was sent by the price server, not by the client.
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
		return fiber.NewError(fiber.StatusBadGateway, "the price server sent no JSON")
	}
	cents, err := strconv.Atoi(answer.Cents)
	if err != nil {
		return reply.Fail(c, fiber.StatusBadGateway, "the price server sent no number")
	}
	return c.JSON(fiber.Map{"id": id, "cents": cents})
}

// cover hands on what the price server has on a cover, whatever that is.
func (s *server) cover(c *fiber.Ctx) error {
	id, err := parseID(c)
	if err != nil {
		return err
	}
	res, err := s.ask(c, fmt.Sprintf("/covers/%d", id))
	if err != nil {
		return err
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		return fiber.ErrBadGateway
	}
	for _, name := range []string{"Content-Type", "Retry-After", "WWW-Authenticate"} {
		if value := res.Header.Get(name); value != "" {
			c.Set(name, value)
		}
	}
	return c.Status(res.StatusCode).Send(data)
}
