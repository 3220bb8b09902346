package ginserver

import (
	"context"
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"
)

// A press needs a context and knows nothing of gin.
type press interface {
	Print(ctx context.Context, name string) (string, error)
	Proof(c any, name string) (string, error)
	Many(names string, more ...context.Context) error
}

type hall struct{ press press }

func (h hall) leaflet(c *gin.Context) {
	text, err := h.press.Print(c, c.Param("name"))
	if err != nil {
		c.HTML(http.StatusOK, "404.html", gin.H{"name": c.Param("name")}) // want `200 OK with an error body \(the page is "404.html"\)`
		return
	}
	c.String(http.StatusOK, text)
}

func (h hall) poster(c *gin.Context) {
	text, err := h.press.Print(c, c.Param("name"))
	if err != nil {
		c.String(http.StatusBadGateway, "no press") // want "reply without return"
	}
	c.String(http.StatusOK, text)
}

// What takes more than a context may have replied.
func (h hall) proof(c *gin.Context) {
	if text, err := h.press.Proof(c, c.Param("name")); err != nil {
		c.HTML(http.StatusOK, "404.html", nil)
	} else {
		fmt.Fprint(c.Writer, text)
	}
	if err := h.press.Many("all", c); err != nil {
		c.HTML(http.StatusOK, "404.html", nil)
	}
}
