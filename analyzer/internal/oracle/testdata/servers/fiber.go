package main

import (
	"net"

	"github.com/gofiber/fiber/v2"

	"example.com/oracle/rig"
)

type handler = fiber.Handler

func serve(l net.Listener, routes []route) error {
	app := fiber.New(fiber.Config{DisableStartupMessage: true})
	for _, r := range routes {
		app.Get(r.path, func(c *fiber.Ctx) error {
			rig.Watch(func() rig.Snap { return look(c) })
			err := r.handle(c)
			rig.Returned(err)
			rig.Done(false)
			return err
		})
	}
	return app.Listener(l)
}

// look sees what fiber is to send so far: it sends nothing before the handler returns.
func look(c *fiber.Ctx) rig.Snap {
	r := c.Response()
	return rig.Snap{
		Status: r.StatusCode(), Size: len(r.Body()),
		Headers: rig.Mask(func(name string) bool { return len(r.Header.Peek(name)) > 0 }),
	}
}
