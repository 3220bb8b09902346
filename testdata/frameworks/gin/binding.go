package ginserver

import (
	"errors"
	"io"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gin-gonic/gin/binding"
	"github.com/go-playground/validator/v10"
)

func replaces(c *gin.Context) {
	var b book
	if err := c.ShouldBindBodyWithXML(&b); err != nil {
		c.BSON(http.StatusInternalServerError, gin.H{"error": "body"}) // want "500 Internal Server Error for the client's mistake"
		return
	}
	var invalid validator.ValidationErrors
	if err := c.ShouldBindQuery(&b); errors.As(err, &invalid) {
		c.AbortWithError(http.StatusInternalServerError, err) // want "500 Internal Server Error for the client's mistake"
		return
	}
	c.Status(http.StatusNoContent)
	c.Writer.WriteHeaderNow()
	c.Writer.WriteString("replaced") // want "body with 204 No Content"
}

func found(c *gin.Context) {
	c.Status(http.StatusFound) // want "302 Found without Location"
}

func elsewhere(c *gin.Context) {
	if c.Query("old") != "" {
		c.Status(http.StatusMovedPermanently) // want "301 Moved Permanently without Location"
		return
	}
	c.JSON(http.StatusOK, book{})
}

// What follows is right, or at least no false 200 and no 5xx.

// gin has sent 400, whatever follows.
func bindsAll(c *gin.Context) {
	var b book
	if err := c.BindUri(&b); err != nil {
		return
	}
	if err := c.BindQuery(&b); err != nil {
		c.Error(err)
		return
	}
	if err := c.MustBindWith(&b, binding.JSON); err != nil {
		return
	}
	if err := save(b); err != nil {
		c.JSON(http.StatusInternalServerError, gin.H{"error": "save"})
		return
	}
	c.JSON(http.StatusOK, b)
}

// Gin has sent 400, and the text is appended; that 500 is asked for is wrong all the same.
func bindsAndAdds(c *gin.Context) {
	var b book
	if err := c.BindJSON(&b); err != nil {
		c.JSON(http.StatusInternalServerError, gin.H{"error": err.Error()}) // want "500 Internal Server Error for the client's mistake"
		return
	}
	c.JSON(http.StatusCreated, b)
}

func bindsAndExplains(c *gin.Context) {
	var b book
	if err := c.Bind(&b); err != nil {
		c.JSON(http.StatusOK, gin.H{"error": err.Error()}) // want "200 OK comes too late: when Bind fails it has replied itself"
		return
	}
	c.JSON(http.StatusCreated, b)
}

// Only the last status before the body is sent.
func lastStatusWins(c *gin.Context) {
	c.Status(http.StatusFound)
	if err := save(book{}); err != nil {
		c.Status(http.StatusServiceUnavailable)
		return
	}
	c.Redirect(http.StatusSeeOther, "/books")
}

func statusThenBody(c *gin.Context) {
	c.Status(http.StatusInternalServerError)
	raw, err := c.GetRawData()
	if err != nil { // the network's, or the client's
		c.String(http.StatusBadRequest, "body")
		return
	}
	c.Data(http.StatusOK, "text/plain", raw)
}

func upload(c *gin.Context) {
	file, err := c.FormFile("cover")
	if err != nil {
		c.AbortWithStatusJSON(http.StatusBadRequest, gin.H{"error": "cover"})
		return
	}
	if err := c.SaveUploadedFile(file, "covers/new.png"); err != nil {
		c.AbortWithStatusJSON(http.StatusInternalServerError, gin.H{"error": "cover"})
		return
	}
	c.Header("Location", "/covers/new.png")
	c.Status(http.StatusSeeOther)
}

func streams(c *gin.Context) {
	c.Writer.WriteHeader(http.StatusOK)
	c.Writer.WriteHeaderNow()
	if err := save(book{}); err != nil {
		c.Error(err) // noted, not sent
		return
	}
	c.Writer.WriteString("saved")
}

func gather(c *gin.Context) {
	body, err := io.ReadAll(c.Request.Body)
	if err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	if c.IsWebsocket() || len(body) > 1<<20 {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	c.Status(http.StatusNoContent)
}
