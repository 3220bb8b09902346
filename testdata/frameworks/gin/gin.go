// Package ginserver replies through gin.
package ginserver

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
)

type book struct {
	Title string `json:"title" binding:"required"`
	Pages string `json:"pages"`
}

func create(c *gin.Context) {
	var b book
	if err := c.ShouldBindJSON(&b); err != nil {
		c.JSON(http.StatusInternalServerError, gin.H{"error": err.Error()}) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := strconv.Atoi(b.Pages); err != nil {
		c.AbortWithStatusJSON(500, gin.H{"error": "pages"}) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if err := save(b); err != nil {
		c.JSON(http.StatusOK, gin.H{"error": err.Error()}) // want "200 OK with an error body"
		return
	}
	c.JSON(http.StatusCreated, b)
}

func get(c *gin.Context) {
	id, err := strconv.Atoi(c.Param("id"))
	if err != nil {
		fail(c, http.StatusInternalServerError, "id") // want "500 Internal Server Error for the client's mistake"
		return
	}
	if id == 0 {
		c.JSON(http.StatusNoContent, gin.H{}) // want "body with 204 No Content"
		return
	}
	c.String(http.StatusFound, "found %d", id) // want "302 Found without Location"
}

func fail(c *gin.Context, code int, msg string) {
	c.JSON(code, gin.H{"error": msg})
}

func auth(c *gin.Context) {
	token := strings.TrimPrefix(c.GetHeader("Authorization"), "Bearer ")
	if token == "" {
		c.AbortWithStatusJSON(http.StatusForbidden, gin.H{"error": "token"}) // want "403 Forbidden to a client without credentials"
		return
	}
	c.Set("user", token)
	c.Next()
}

func login(c *gin.Context) {
	if _, err := c.Cookie("session"); err != nil {
		c.AbortWithStatus(http.StatusForbidden) // want "403 Forbidden to a client without credentials"
	}
}

// What follows is right.

func statusFirst(c *gin.Context) {
	c.Status(http.StatusFound) // deferred: the header is still in time
	c.Header("Location", "/books")
}

func redirect(c *gin.Context) { c.Redirect(http.StatusFound, "/books") }

func gone(c *gin.Context) {
	if err := save(book{}); err != nil {
		fail(c, http.StatusInternalServerError, "save")
		return
	}
	c.AbortWithStatus(http.StatusNoContent)
}

func admin(c *gin.Context) {
	user, ok := c.Get("user")
	if !ok || user != "admin" { // auth has asked for the token
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	c.Next()
}

// result is the envelope of success and failure alike.
func result(c *gin.Context, code int, data any, msg string) {
	c.JSON(http.StatusOK, gin.H{"code": code, "data": data, "msg": msg})
}

func envelope(c *gin.Context) {
	if err := save(book{}); err != nil {
		result(c, 7, nil, "save failed")
		return
	}
	result(c, 0, "saved", "")
}

func bound(c *gin.Context) {
	var b book
	if c.BindJSON(&b) != nil {
		return // gin has sent the 400
	}
	c.JSON(http.StatusOK, b)
}

func save(book) error { return state }

var state error
