package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/frameworks/bookstore/gin/right/reply"
	"example.com/frameworks/bookstore/shelf"
)

// wrap adapts a handler that returns its error. An error without a status is
// the server's own trouble.
func wrap(h func(*gin.Context) error) gin.HandlerFunc {
	return func(c *gin.Context) {
		err := h(c)
		if err == nil {
			return
		}
		var api *reply.APIError
		if !errors.As(err, &api) {
			slog.ErrorContext(c.Request.Context(), "request failed", "path", c.FullPath(), "err", err)
			api = reply.NewAPIError(http.StatusInternalServerError, "internal error")
		}
		if api.Status == http.StatusUnauthorized {
			c.Header("WWW-Authenticate", `Bearer realm="books"`)
		}
		c.AbortWithStatusJSON(api.Status, gin.H{"error": api.Message})
	}
}

// ok sends v as a success.
func ok[T any](c *gin.Context, v T) {
	c.JSON(http.StatusOK, v)
}

// fail refuses a request.
func fail(c *gin.Context, code int, msg string) {
	c.JSON(code, gin.H{"error": msg})
	c.Abort()
}

// challenge asks for a token.
func challenge(c *gin.Context, msg string) {
	c.Header("WWW-Authenticate", `Bearer realm="books"`)
	reply.Fail(c, http.StatusUnauthorized, msg)
}

// fromShelf gives an error of the shelf its status. What it does not know goes
// on as it is.
func fromShelf(err error) error {
	var invalid *shelf.InvalidError
	switch {
	case errors.Is(err, shelf.ErrNotFound):
		return reply.NewAPIError(http.StatusNotFound, "no such book")
	case errors.Is(err, shelf.ErrDuplicate):
		return reply.NewAPIError(http.StatusConflict, "another book has this ISBN")
	case errors.As(err, &invalid):
		return reply.NewAPIError(http.StatusUnprocessableEntity, invalid.Error())
	default:
		return fmt.Errorf("shelf: %w", err)
	}
}

// statusOf is for replies that fromShelf is not for.
func statusOf(err error) int {
	var api *reply.APIError
	if errors.As(fromShelf(err), &api) {
		return api.Status
	}
	return http.StatusInternalServerError
}
