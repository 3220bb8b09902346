package ginserver

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// noText writes nothing: the format is all there is, and it is empty.
func noText(c *gin.Context) {
	c.String(http.StatusNoContent, "")
}

func someText(c *gin.Context) {
	c.String(http.StatusNoContent, "%s", c.Param("ship")) // want "body with 204 No Content"
}
