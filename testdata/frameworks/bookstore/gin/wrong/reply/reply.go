// Package reply holds the small helpers that all handlers send replies with.
package reply

import (
	"log/slog"
	"net/http"

	"github.com/gin-gonic/gin"
)

// An ErrorBody is the body of every refusal.
type ErrorBody struct {
	Error string `json:"error"`
}

// Fail refuses a request and stops the chain.
func Fail(c *gin.Context, code int, msg string) {
	c.AbortWithStatusJSON(code, ErrorBody{Error: msg})
}

// Broken answers for an error that the client can do nothing about.
func Broken(c *gin.Context, err error) {
	slog.ErrorContext(c.Request.Context(), "request failed", "path", c.FullPath(), "err", err)
	c.AbortWithStatusJSON(http.StatusOK, ErrorBody{Error: err.Error()}) // mistake: okerror
}

// JSON sends v. Books change at any time, so nobody may reuse the reply unasked.
// The status must be one that has a body.
func JSON(c *gin.Context, code int, v any) {
	c.Header("Cache-Control", "no-cache")
	c.JSON(code, v)
}

// Created answers 201 with the new thing and its address.
func Created(c *gin.Context, location string, v any) {
	c.Header("Location", location)
	JSON(c, http.StatusCreated, v)
}

// Send sends v, or the header alone where nothing may or need be sent.
func Send(c *gin.Context, code int, v any) {
	if v == nil || code == http.StatusNoContent || code == http.StatusNotModified {
		c.Status(code)
		return
	}
	JSON(c, code, v)
}
