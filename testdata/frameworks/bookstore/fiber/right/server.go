package main

import (
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/recover"

	"example.com/frameworks/bookstore/fiber/right/reply"
	"example.com/frameworks/bookstore/shelf"
)

type server struct {
	shelf    *shelf.Shelf
	path     string // of the configuration file
	config   atomic.Pointer[config]
	client   *http.Client
	sessions sessions
}

func newServer(cfg config, path string, books *shelf.Shelf) *server {
	s := &server{shelf: books, path: path, client: &http.Client{Timeout: 5 * time.Second}}
	s.config.Store(&cfg)
	return s
}

func (s *server) app() *fiber.App {
	app := fiber.New(fiber.Config{
		ErrorHandler: reply.Handler,
		// The shelf keeps strings of a request longer than the request lives.
		Immutable:             true,
		DisableStartupMessage: true,
	})
	app.Use(observe, recover.New(), s.sameOrigin)

	books := app.Group("/books")
	books.Get("/", s.listBooks)
	books.Post("/", s.requireUser, requireEditor, s.createBook)
	books.Post("/batch", s.requireUser, requireEditor, reply.Endpoint(s.addBatch))
	books.Get("/:id", s.getBook)
	books.Delete("/:id", s.requireUser, requireEditor, s.removeBook)
	books.Get("/:id/price", s.price)
	books.Get("/:id/cover", s.cover)
	app.Get("/isbn/:isbn", s.findISBN)
	app.Post("/rpc", s.rpc)

	app.Post("/session", s.requireUser, s.login)
	app.Delete("/session", s.logout)
	app.Get("/me", s.me)

	app.Get("/book/:id", oldBook)
	app.Get("/shelf", oldShelf)
	app.All("/v0/books", oldAPI)
	app.Get("/latest", reply.Endpoint(s.latest))

	app.Get("/health", s.health)
	admin := app.Group("/admin", s.requireAdmin)
	admin.Put("/closed", s.setClosed)
	admin.Post("/reload", s.reload)
	admin.Get("/prices", s.pricesState)
	return app
}

// observe logs each reply. It lets the error handler answer here and not later,
// so that the log has the status that is sent.
func observe(c *fiber.Ctx) error {
	start := time.Now()
	if err := c.Next(); err != nil {
		if err := c.App().ErrorHandler(c, err); err != nil {
			c.Status(fiber.StatusInternalServerError)
		}
	}
	slog.Info("reply", "path", c.Path(), "status", c.Response().StatusCode(), "took", time.Since(start))
	return nil
}

// sameOrigin refuses changes that a page of another site asks for. Programs
// send no Origin.
func (s *server) sameOrigin(c *fiber.Ctx) error {
	switch c.Method() {
	case fiber.MethodGet, fiber.MethodHead, fiber.MethodOptions:
		return c.Next()
	}
	if origin := c.Get(fiber.HeaderOrigin); origin != "" && origin != s.config.Load().Origin {
		return reply.Fail(c, fiber.StatusForbidden, "asked for by a page of another site")
	}
	return c.Next()
}
