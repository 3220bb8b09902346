package main

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"example.com/frameworks/bookstore/shelf"
)

const maxBody = 1 << 16

// parseID reads the number of a book from the path.
func parseID(c *gin.Context) (int, error) {
	id, err := strconv.Atoi(c.Param("id"))
	if err != nil {
		return 0, errors.New("the number of the book is not a number")
	}
	return id, nil
}

// bindBook reads a book from the body and checks it.
func bindBook(c *gin.Context, b *shelf.Book) error {
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, maxBody)
	if err := c.ShouldBindJSON(b); err != nil {
		return err
	}
	return b.Validate()
}
