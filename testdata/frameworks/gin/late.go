package ginserver

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func repliesTwice(c *gin.Context) {
	if len(c.Query("title")) > 80 {
		c.JSON(http.StatusBadRequest, gin.H{"error": "too long"}) // want "reply without return: the handler goes on and replies again"
	}
	c.JSON(http.StatusOK, gin.H{"title": c.Query("title")})
}

func pageAndJSON(c *gin.Context) {
	if err := save(book{}); err != nil {
		c.String(http.StatusInternalServerError, "not saved") // want "two replies on one path: the second"
		c.JSON(http.StatusInternalServerError, gin.H{"error": "not saved"})
		return
	}
	c.Status(http.StatusNoContent)
}

func refusesThroughHelper(c *gin.Context) {
	if err := save(book{}); err != nil {
		fail(c, http.StatusInternalServerError, "not saved") // want "reply without return"
	}
	c.JSON(http.StatusOK, gin.H{"saved": true})
}

// AbortWithStatusJSON ends the chain, not the handler.
func abortsAndGoesOn(c *gin.Context) {
	if c.Query("title") == "none" {
		c.AbortWithStatusJSON(http.StatusNotFound, gin.H{"error": "no such book"}) // want "reply without return"
	}
	c.JSON(http.StatusOK, gin.H{"title": c.Query("title")})
}

func headerAfterJSON(c *gin.Context) {
	c.JSON(http.StatusOK, book{})
	c.Header("Cache-Control", "no-store") // want "Cache-Control comes too late: the reply has begun"
}

func headerAfterString(c *gin.Context) {
	c.String(http.StatusOK, "welcome")
	c.Writer.Header().Set("X-Shelf", "7") // want "X-Shelf comes too late"
}

func statusAfterJSON(c *gin.Context) {
	c.JSON(http.StatusOK, book{})
	if err := save(book{}); err != nil {
		c.Status(http.StatusInternalServerError) // want "comes too late: the reply has begun with 200 OK"
	}
}

func afterBindJSON(c *gin.Context) {
	var b book
	if err := c.BindJSON(&b); err != nil {
		c.JSON(http.StatusUnprocessableEntity, gin.H{"error": "body"}) // want `422 Unprocessable Entity comes too late: when BindJSON fails it has replied itself \(line \d+\)`
		return
	}
	c.JSON(http.StatusOK, b)
}

func afterBind(c *gin.Context) {
	var b book
	if c.Bind(&b) != nil {
		c.AbortWithStatusJSON(http.StatusConflict, gin.H{"error": "body"}) // want "409 Conflict comes too late: when Bind fails"
		return
	}
	c.JSON(http.StatusOK, b)
}

// What follows is right.

func statusThenHeaders(c *gin.Context) {
	c.Status(http.StatusAccepted)
	c.Header("X-Shelf", "7")
	c.SetCookie("shelf", "7", 60, "/", "", true, true)
	c.Writer.WriteString("accepted")
}

func statusTwice(c *gin.Context) {
	c.Status(http.StatusNotFound)
	if c.Query("title") != "" {
		c.Status(http.StatusOK)
	}
}

func headersThenJSON(c *gin.Context) {
	c.Header("Cache-Control", "no-store")
	c.Writer.Header().Set("X-Shelf", "7")
	c.JSON(http.StatusOK, book{})
}

func inTails(c *gin.Context) {
	if err := save(book{}); err != nil {
		c.JSON(http.StatusInternalServerError, gin.H{"error": "not saved"})
	} else if c.Query("title") == "" {
		c.Status(http.StatusNoContent)
	} else {
		c.JSON(http.StatusOK, book{})
	}
}

func streamsTitles(c *gin.Context) {
	c.Header("Content-Type", "text/plain")
	c.Status(http.StatusOK)
	for _, title := range []string{"atlas", "almanac"} {
		c.Writer.WriteString(title)
		c.Writer.Flush()
	}
}

func bindsOrReturns(c *gin.Context) {
	var b book
	if err := c.BindQuery(&b); err != nil {
		return
	}
	c.Header("X-Title", b.Title)
	c.JSON(http.StatusOK, b)
}

func mustHaveCard(c *gin.Context) {
	if c.Query("card") == "" {
		c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "no card"})
	}
}

func mayFail(c *gin.Context) {
	if c.Query("card") == "" {
		c.JSON(http.StatusUnauthorized, gin.H{"error": "no card"})
	}
}

// The context knows whether somebody has replied.
func asksTheContext(c *gin.Context) {
	mustHaveCard(c)
	if c.IsAborted() {
		return
	}
	mayFail(c)
	if c.Writer.Written() {
		return
	}
	c.JSON(http.StatusOK, gin.H{})
}
