// Package ginfix has middleware that a fix makes end the chain.
package ginfix

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func readers(c *gin.Context) {
	if c.Query("card") == "" {
		c.JSON(http.StatusForbidden, gin.H{"error": "readers only"}) // want "refused without Abort"
		return
	}
	c.Next()
}

func opens(hour int) gin.HandlerFunc {
	return func(ctx *gin.Context) {
		if hour < 9 {
			ctx.String(http.StatusForbidden, "closed until nine") // want "refused without Abort"
			return
		}
		ctx.Next()
	}
}

func lent(c *gin.Context) {
	switch c.Query("title") {
	case "atlas":
		c.XML(http.StatusConflict, gin.H{"error": "lent"}) // want "refused without Abort"
		return
	case "almanac":
		c.Redirect(http.StatusSeeOther, "/almanac") // want "refused without Abort"
		return
	}
}

func library() *gin.Engine {
	e := gin.New()
	e.Use(readers, opens(9))
	e.GET("/books", lent, func(c *gin.Context) { c.String(http.StatusOK, "books") })
	return e
}
