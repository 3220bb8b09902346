// Package hertz is a ferry's server: who may board, and when.
package hertz

import (
	"context"
	"strconv"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/protocol/consts"
)

type reply map[string]any

type passenger struct {
	Name string `json:"name"`
}

// Routes has the group of what every ferry does.
type Routes interface {
	Use(handlers ...app.HandlerFunc)
	GET(path string, handlers ...app.HandlerFunc)
}

func boards(ctx context.Context, c *app.RequestContext) {
	var p passenger
	if err := c.BindAndValidate(&p); err != nil {
		c.JSON(consts.StatusInternalServerError, reply{"error": err.Error()}) // want "500 Internal Server Error for the client's mistake"
		return
	}
	c.JSON(consts.StatusOK, p)
}

func seat(ctx context.Context, c *app.RequestContext) {
	n, err := strconv.Atoi(c.Query("seat"))
	if err != nil {
		c.String(consts.StatusBadRequest, "which seat?")
		return
	}
	c.JSON(consts.StatusOK, reply{"seat": n})
}

func lost(ctx context.Context, c *app.RequestContext) {
	if _, err := strconv.Atoi(c.Query("item")); err != nil {
		c.JSON(consts.StatusOK, reply{"error": err.Error()}) // want "200 OK with an error body"
		return
	}
	c.Status(consts.StatusNoContent)
}

func empty(ctx context.Context, c *app.RequestContext) {
	c.JSON(consts.StatusNoContent, reply{"left": 0}) // want "body with 204 No Content"
}

// The last status is sent: the first two are not.
func changesItsMind(ctx context.Context, c *app.RequestContext) {
	c.Status(consts.StatusFound)
	c.Header("X-Deck", "2")
	c.Status(consts.StatusOK)
}

// A middleware that refuses and does not abort has refused nothing.
func ticket(ctx context.Context, c *app.RequestContext) {
	if len(c.GetHeader("X-Ticket")) == 0 {
		c.JSON(consts.StatusPaymentRequired, reply{"error": "no ticket"}) // want "refused without Abort"
		return
	}
	c.Next(ctx)
}

func ticketAborts(ctx context.Context, c *app.RequestContext) {
	if len(c.GetHeader("X-Ticket")) == 0 {
		c.AbortWithStatusJSON(consts.StatusPaymentRequired, reply{"error": "no ticket"})
		return
	}
	if len(c.GetHeader("X-Deck")) == 0 {
		c.JSON(consts.StatusBadRequest, reply{"error": "no deck"})
		c.Abort()
		return
	}
	c.Next(ctx)
}

// What a middleware answers after the handlers have run stops nobody.
func afterwards(ctx context.Context, c *app.RequestContext) {
	c.Next(ctx)
	if c.IsAborted() {
		c.JSON(consts.StatusConflict, reply{"error": "the ferry has left"})
	}
}
