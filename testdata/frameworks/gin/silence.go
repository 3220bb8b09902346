package ginserver

import (
	"errors"
	"log"
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
)

func stock() (int, error) {
	text, err := os.ReadFile("stock")
	return len(text), err
}

// A handler that replies on every other way is the end of its chain.
func keepsToItself(c *gin.Context) {
	n, err := stock()
	if err != nil {
		log.Println(err)
		return // want `empty 200 OK although something failed \(err is not nil, line 20\); send the 4xx or 5xx status that says what`
	}
	c.JSON(http.StatusOK, n)
}

// Nothing runs behind a handler that ends the chain.
func endsTheChain(c *gin.Context) {
	n, err := stock()
	if err != nil {
		log.Println(err)
		c.Abort()
		return // want `empty 200 OK although something failed`
	}
	c.Set("stock", n)
}

// A handler may be made where it is registered.
func counting(step int) gin.HandlerFunc {
	return func(c *gin.Context) {
		n, err := stock()
		if err != nil {
			log.Println(err)
			return // want `empty 200 OK although something failed`
		}
		if n > step {
			c.AbortWithStatus(http.StatusConflict)
		}
	}
}

func counters(r *gin.Engine) { r.POST("/count", counting(1)) }

// Behind one that only prepares something the next handler runs, and replies.
func prepares(c *gin.Context) {
	n, err := stock()
	if err != nil {
		log.Println(err)
		return
	}
	if n == 0 {
		c.AbortWithStatus(http.StatusGone)
		return
	}
	c.Set("stock", n)
}

// So it does behind one that calls it.
func passes(c *gin.Context) {
	if _, err := stock(); err != nil {
		log.Println(err)
		return
	}
	c.Next()
	if len(c.Errors) > 0 {
		c.JSON(http.StatusInternalServerError, gin.H{"message": "sorry"})
	}
}

// What is left to middleware with c.Error is replied to there.
func raises(c *gin.Context) {
	n, err := stock()
	if err != nil {
		log.Println(err)
		_ = c.Error(err)
		return
	}
	if n, err = more(c); err != nil {
		return
	}
	c.JSON(http.StatusOK, n)
}

func more(c *gin.Context) (int, error) {
	if c.Query("more") == "" {
		err := errors.New("how many more?")
		_ = c.Error(err)
		return 0, err
	}
	return 1, nil
}

type limiter struct {
	key   func(c *gin.Context) string
	check func(key string) error
}

// A function that gives back a string has read the request, and not replied.
func (l limiter) limit(c *gin.Context) {
	if err := l.check(l.key(c)); err != nil {
		c.JSON(http.StatusOK, gin.H{"error": err.Error()}) // want "200 OK with an error body"
		c.Abort()
		return
	}
	c.Next()
}

// Behind NoRoute the framework sends 404 if nothing else is sent, behind NoMethod 405.
func fallsThrough(c *gin.Context) {
	n, err := stock()
	if err != nil {
		log.Println(err)
		return
	}
	c.JSON(http.StatusNotFound, n)
}

func fallsBack(r *gin.Engine) {
	r.NoRoute(fallsThrough)
	r.NoMethod(func(c *gin.Context) {
		n, err := stock()
		if err != nil {
			log.Println(err)
			return
		}
		c.JSON(http.StatusMethodNotAllowed, n)
	})
}

type failure struct {
	Status int
	Text   string
}

func (f failure) Error() string { return f.Text }

// What is left to middleware carries its status.
func raisesStatus(c *gin.Context) {
	var b book
	if err := c.ShouldBindJSON(&b); err != nil {
		_ = c.Error(failure{Status: http.StatusInternalServerError, Text: "body"}) // want "500 Internal Server Error for the client's mistake"
		return
	}
	c.JSON(http.StatusOK, b)
}
