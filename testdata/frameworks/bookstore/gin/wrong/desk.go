package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// The desk is where books are lent. It has hours.

// byDay lets nobody through at night.
func byDay(c *gin.Context) {
	if c.GetHeader("X-Hour") == "night" {
		c.Header("Retry-After", "28800")
		c.JSON(http.StatusServiceUnavailable, gin.H{"error": "come back in the morning"}) // mistake: noabort
		return
	}
	c.Next()
}

// counted refuses cards that have lent too much. It stands in front of lend.
func counted(c *gin.Context) {
	if c.GetHeader("X-Lent") == "many" {
		c.JSON(http.StatusTooManyRequests, gin.H{"error": "bring some back first"}) // mistake: noabort
	}
}

func lend(c *gin.Context) {
	card := c.Query("card")
	if card == "" {
		c.JSON(http.StatusBadRequest, gin.H{"error": "no card"}) // mistake: doublereply
	}
	c.JSON(http.StatusOK, gin.H{"lent": card})
	c.Header("Cache-Control", "no-store") // mistake: latestatus
}
