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

// replyOnce leaves a reply alone that somebody has begun.
func replyOnce(c *gin.Context, status int, why string) {
	if c.Writer.Written() {
		return
	}
	c.JSON(status, gin.H{"error": why})
}

func refusedOnce(c *gin.Context) {
	c.JSON(http.StatusForbidden, gin.H{"error": "not your ship"})
	replyOnce(c, http.StatusInternalServerError, "no ship")
}

func answeredOnce(c *gin.Context) {
	c.JSON(http.StatusOK, gin.H{"ship": "Argo"})
	replyOnce(c, http.StatusInternalServerError, "no ship")
}

// stopOnce asks whether somebody has ended the chain.
func stopOnce(c *gin.Context, status int) {
	if c.IsAborted() {
		return
	}
	c.AbortWithStatusJSON(status, gin.H{"error": "stopped"})
}

func stoppedOnce(c *gin.Context) {
	c.AbortWithStatusJSON(http.StatusForbidden, gin.H{"error": "not your ship"})
	stopOnce(c, http.StatusInternalServerError)
}

// Once the chain is ended, Next calls nothing.
func refusesAndGoesOn(c *gin.Context) {
	if c.GetString("ship") == "" {
		c.AbortWithStatus(http.StatusForbidden)
	}
	c.Next()
}

func answersAndGoesOn(c *gin.Context) {
	if c.GetString("ship") == "" {
		c.JSON(http.StatusForbidden, gin.H{"error": "no ship"}) // want "refused without Abort"
	}
	c.Next()
}
