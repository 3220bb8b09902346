package main

import (
	"net"

	"github.com/labstack/echo/v4"

	"example.com/oracle/rig"
)

type handler = echo.HandlerFunc

func serve(l net.Listener, routes []route) error {
	e := echo.New()
	for _, r := range routes {
		e.GET(r.path, func(c echo.Context) error {
			err := r.handle(c)
			rig.Returned(err)
			return err
		})
	}
	return recorded(l, e)
}
