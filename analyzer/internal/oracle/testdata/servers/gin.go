package main

import (
	"net"

	"github.com/gin-gonic/gin"

	"example.com/oracle/rig"
)

type handler = gin.HandlerFunc

func serve(l net.Listener, routes []route) error {
	gin.SetMode(gin.ReleaseMode)
	e := gin.New()
	for _, r := range routes {
		chain := []gin.HandlerFunc{watch, r.handle}
		if r.before {
			chain = append(chain, func(*gin.Context) { rig.At(rig.Behind) })
		}
		e.GET(r.path, chain...)
	}
	return recorded(l, e)
}

// watch adds to what the server has sent what gin is still to send.
func watch(c *gin.Context) {
	sent := rig.Current()
	rig.Watch(func() rig.Snap {
		s := sent()
		if !s.Begun {
			s.Status = c.Writer.Status()
		}
		s.Stopped = c.IsAborted()
		return s
	})
	c.Next()
	rig.At(rig.End)
}
