package hertz

import (
	"context"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/protocol"
	"github.com/cloudwego/hertz/pkg/protocol/consts"
)

// The reply is set through the field that holds it as well.

func responseWrong(ctx context.Context, c *app.RequestContext) {
	var p passenger
	if err := c.BindAndValidate(&p); err != nil {
		c.Response.SetStatusCode(consts.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		c.Response.SetBodyString("who?")
		return
	}
	if err := aboard(p); err != nil {
		c.Response.SetBody([]byte(err.Error())) // want "200 OK with an error body"
		return
	}
	resp := &c.Response
	resp.SetStatusCode(consts.StatusNoContent)
	resp.AppendBodyString(p.Name + "!") // want "body with 204 No Content"
}

func responseRight(ctx context.Context, c *app.RequestContext) {
	var p passenger
	if err := c.BindAndValidate(&p); err != nil {
		c.Response.SetStatusCode(consts.StatusBadRequest)
		c.Response.SetBodyString(err.Error())
		return
	}
	if p.Name == "" {
		c.Response.Header.SetStatusCode(consts.StatusUnprocessableEntity)
		c.Write([]byte(`{"error": "who?"}`))
		return
	}
	if err := aboard(p); err != nil {
		c.Response.SetStatusCode(consts.StatusInternalServerError)
		c.Write([]byte(err.Error()))
		return
	}
	c.Response.SetStatusCode(consts.StatusNoContent)
}

// Whoever gets the reply may set any status.
func responseHanded(ctx context.Context, c *app.RequestContext) {
	var p passenger
	if err := c.BindAndValidate(&p); err != nil {
		refuse(&c.Response)
		c.Write([]byte(err.Error()))
		return
	}
	c.JSON(consts.StatusOK, p)
}

func responseMoved(ctx context.Context, c *app.RequestContext) {
	if c.Query("deck") == "" {
		c.Status(consts.StatusFound) // want "302 Found without Location"
		return
	}
	c.Response.Header.Set("Location", "/deck")
	c.Status(consts.StatusFound)
}

func refuse(resp *protocol.Response) { resp.SetStatusCode(consts.StatusBadRequest) }

func aboard(passenger) error { return state }

var state error
