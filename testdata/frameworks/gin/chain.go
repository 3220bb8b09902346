package ginserver

import (
	"log"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"
)

func pilotsOnly(c *gin.Context) {
	if c.GetString("role") != "pilot" {
		c.JSON(http.StatusForbidden, gin.H{"error": "pilots only"}) // want "refused without Abort: the handler behind this middleware still runs; abort the chain"
		return
	}
	c.Next()
}

func harbourOpen(c *gin.Context) {
	if hour := time.Now().Hour(); hour < 6 {
		c.Header("Retry-After", "3600")
		c.String(http.StatusServiceUnavailable, "the harbour is closed") // want "refused without Abort"
	}
}

func knownShip(c *gin.Context) {
	if len(c.Param("ship")) > 20 {
		c.Status(http.StatusBadRequest)
		c.Writer.WriteString("no such name") // want "refused without Abort"
		return
	}
	c.Set("ship", c.Param("ship"))
}

// speedLimit is made for each route.
func speedLimit(knots int) gin.HandlerFunc {
	return func(c *gin.Context) {
		speed, err := strconv.Atoi(c.Query("speed"))
		if err != nil {
			c.JSON(http.StatusBadRequest, gin.H{"error": "speed"}) // want "refused without Abort"
			return
		}
		if speed > knots {
			c.JSON(http.StatusUnprocessableEntity, gin.H{"error": "too fast"}) // want "refused without Abort"
			return
		}
		c.Next()
	}
}

func sendAway(c *gin.Context, why string) {
	c.JSON(http.StatusConflict, gin.H{"error": why})
}

func berthFree(c *gin.Context) {
	if c.Query("berth") == "7" {
		sendAway(c, "taken") // want "refused without Abort"
		return
	}
	c.Next()
}

func toTheOffice(c *gin.Context) {
	if c.Query("papers") == "" {
		c.Redirect(http.StatusSeeOther, "/office") // want "refused without Abort"
		return
	}
	c.Next()
}

// The refusal is followed by Next. One cause, one finding: Abort would stop that, too.
func goesOn(c *gin.Context) {
	if c.Query("flag") == "" {
		c.JSON(http.StatusBadRequest, gin.H{"error": "which flag?"}) // want "refused without Abort"
	}
	c.Next()
}

// Nobody aborts in the switch.
func cargo(c *gin.Context) {
	switch c.Query("cargo") {
	case "powder":
		c.JSON(http.StatusForbidden, gin.H{"error": "no powder"}) // want "refused without Abort"
		return
	case "fish":
		c.AbortWithStatusJSON(http.StatusForbidden, gin.H{"error": "no fish"})
		return
	}
	c.Next()
}

func plainError(c *gin.Context) {
	if c.Query("crew") == "none" {
		http.Error(c.Writer, "no crew", http.StatusConflict) // want "refused without Abort"
		return
	}
	c.Next()
}

func needsEach(c *gin.Context) {
	for _, name := range []string{"ship", "port"} {
		if c.Query(name) == "" {
			c.JSON(http.StatusBadRequest, gin.H{"error": name}) // want "refused without Abort"
			return
		}
	}
	c.Next()
}

// c.Error only notes the error.
func notesError(c *gin.Context) {
	var q struct{ Port string }
	if err := c.ShouldBindQuery(&q); err != nil {
		c.Error(err)
		c.JSON(http.StatusBadRequest, gin.H{"error": "port"}) // want "refused without Abort"
		return
	}
	c.Next()
}

// A watch makes middleware of its own.
type watch struct{ names map[string]bool }

func (w *watch) keeps() gin.HandlerFunc {
	return func(c *gin.Context) {
		if !w.names[c.Query("name")] {
			c.JSON(http.StatusForbidden, gin.H{"error": "not on the list"}) // want "refused without Abort"
			return
		}
	}
}

func harbour() *gin.Engine {
	e := gin.New()
	e.Use(gin.Recovery(), harbourOpen, tidy, counts)
	e.Use(func(c *gin.Context) {
		if c.Request.ContentLength > 1<<20 {
			c.JSON(http.StatusRequestEntityTooLarge, gin.H{"error": "too long"}) // want "refused without Abort"
			return
		}
	})
	e.GET("/ships/:ship", knownShip, speedLimit(5), showShip)
	ships := e.Group("/moor", pilotsOnly, berthFree, abortsFirst)
	ships.POST("/:ship", abortsAfter, abortsLater, moor)
	e.POST("/sail", toTheOffice, goesOn, cargo, cached, asks, plainError, needsEach, notesError, (&watch{}).keeps(), sail)
	e.Use(recovers, bindsHeader, preflight, mustAsk, inTwoSteps, hasPort, panicsInstead)
	e.Handle(http.MethodPut, "/sail", sail)
	e.NoRoute(noRoute)
	return e
}

// What follows is right.

func tidy(c *gin.Context) {
	if c.Query("flag") == "black" {
		c.AbortWithStatusJSON(http.StatusForbidden, gin.H{"error": "no pirates"})
		return
	}
	if c.Query("flag") == "yellow" {
		c.AbortWithStatus(http.StatusConflict)
		return
	}
	c.Next()
}

func abortsFirst(c *gin.Context) {
	if c.Query("ship") == "" {
		c.Abort()
		c.JSON(http.StatusBadRequest, gin.H{"error": "which ship?"})
		return
	}
	c.Next()
}

func abortsAfter(c *gin.Context) {
	if c.Param("ship") == "ghost" {
		c.JSON(http.StatusNotFound, gin.H{"error": "no such ship"})
		c.Abort()
		return
	}
	c.Next()
}

// The chain ends in the deferred call.
func abortsLater(c *gin.Context) {
	if c.Param("ship") == "wreck" {
		defer c.Abort()
		c.JSON(http.StatusGone, gin.H{"error": "sunk"})
	}
}

func turnAway(c *gin.Context, code int, why string) {
	c.JSON(code, gin.H{"error": why})
	c.Abort()
}

// The helper aborts.
func asks(c *gin.Context) {
	if c.Query("port") == "" {
		turnAway(c, http.StatusBadRequest, "where to?")
		return
	}
	c.Next()
}

// By the time of the reply the other handlers have run.
func counts(c *gin.Context) {
	c.Next()
	if len(c.Errors) > 0 && !c.Writer.Written() {
		c.JSON(http.StatusInternalServerError, gin.H{"error": "broken"})
	}
	log.Print(c.Writer.Status())
}

// A success may come from the middleware, and the next one counts it.
func cached(c *gin.Context) {
	if v, ok := memory[c.Query("port")]; ok {
		c.JSON(http.StatusOK, v)
		return
	}
	c.Next()
}

var memory = map[string]gin.H{}

// Nothing stands behind the last handler.
func showShip(c *gin.Context) {
	if c.Param("ship") == "ghost" {
		c.JSON(http.StatusNotFound, gin.H{"error": "no such ship"})
		return
	}
	c.JSON(http.StatusOK, gin.H{"ship": c.Param("ship")})
}

func moor(c *gin.Context) {
	if len(memory) == 0 {
		sendAway(c, "no berth")
		return
	}
	c.Status(http.StatusAccepted)
}

func sail(c *gin.Context) {
	if c.Query("wind") == "" {
		c.JSON(http.StatusBadRequest, gin.H{"error": "no wind"})
		return
	}
	c.String(http.StatusOK, "gone")
}

func noRoute(c *gin.Context) {
	c.JSON(http.StatusNotFound, gin.H{"error": "no such place"})
}

// When the binding fails, gin has replied and aborted.
func bindsHeader(c *gin.Context) {
	var h struct{ Flag string }
	if err := c.BindHeader(&h); err != nil {
		return
	}
	c.Next()
}

func preflight(c *gin.Context) {
	if c.Request.Method == http.MethodOptions {
		c.Status(http.StatusNoContent)
		return
	}
	c.Next()
}

func hasName(c *gin.Context) bool {
	if c.Query("name") == "" {
		c.AbortWithStatusJSON(http.StatusBadRequest, gin.H{"error": "name"})
		return false
	}
	return true
}

func mustAsk(c *gin.Context) {
	if !hasName(c) {
		return
	}
	c.Next()
}

func inTwoSteps(c *gin.Context) {
	known := c.Query("flag") != ""
	if !known {
		c.JSON(http.StatusBadRequest, gin.H{"error": "flag"})
	}
	if !known {
		c.Abort()
		return
	}
	c.Next()
}

func hasPort(c *gin.Context) {
	if c.Query("port") == "" {
		defer func() { c.Abort() }()
		c.JSON(http.StatusBadRequest, gin.H{"error": "port"})
		return
	}
	c.Next()
}

func panicsInstead(c *gin.Context) {
	if len(memory) == 0 {
		c.JSON(http.StatusInternalServerError, gin.H{"error": "forgotten"})
		panic("no memory")
	}
	c.Next()
}

// The handlers that have run by then have panicked.
func recovers(c *gin.Context) {
	defer func() {
		if cause := recover(); cause != nil {
			c.JSON(http.StatusInternalServerError, gin.H{"error": "broken"})
		}
	}()
	c.Next()
}

// A handler that hands over to another one is no middleware.
func handsOver(next http.Handler) gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.GetHeader("Authorization") == "" {
			c.String(http.StatusUnauthorized, "who are you?")
			return
		}
		next.ServeHTTP(c.Writer, c.Request)
	}
}

type routed struct{ handle gin.HandlerFunc }

func (r *routed) dispatch(c *gin.Context) {
	if r.handle == nil {
		c.JSON(http.StatusNotFound, gin.H{"error": "not found"})
		return
	}
	r.handle(c)
}

// gin has listed the methods by the time it comes here.
func otherMethod(c *gin.Context) {
	c.JSON(http.StatusMethodNotAllowed, gin.H{"error": "no such method"})
}

func noShip(c *gin.Context) {
	c.JSON(http.StatusMethodNotAllowed, gin.H{"error": "no such method"}) // want "405 Method Not Allowed without Allow"
}

func refuseOthers(e *gin.Engine) {
	e.HandleMethodNotAllowed = true
	e.NoMethod(otherMethod)
	e.NoRoute(noShip)
}
