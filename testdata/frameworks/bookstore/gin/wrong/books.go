package main

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"example.com/frameworks/bookstore/gin/wrong/reply"
	"example.com/frameworks/bookstore/shelf"
)

func bookURL(id int) string { return fmt.Sprintf("/books/%d", id) }

// etag changes with all that a reader sees of a book.
func etag(b shelf.Book) string { return fmt.Sprintf(`"%d-%s-%d"`, b.ID, b.ISBN, b.Pages) }

func (s *server) listBooks(c *gin.Context) error {
	limit, err := strconv.Atoi(c.DefaultQuery("limit", "100"))
	if err != nil || limit < 1 {
		return reply.NewAPIError(http.StatusBadRequest, "limit must be a positive number")
	}
	list, err := s.shelf.List(c.Request.Context())
	if err != nil {
		return fromShelf(err)
	}
	ok(c, list[:min(limit, len(list))])
	return nil
}

func (s *server) getBook(c *gin.Context) error {
	id, err := parseID(c)
	if err != nil {
		return reply.NewAPIError(http.StatusBadRequest, err.Error())
	}
	book, err := s.shelf.Get(c.Request.Context(), id)
	if errors.Is(err, shelf.ErrNotFound) {
		return reply.NewAPIError(http.StatusFound, "no such book") // mistake: missinglocation
	}
	if err != nil {
		return fromShelf(err)
	}
	c.Header("ETag", etag(book))
	if c.GetHeader("If-None-Match") == etag(book) {
		reply.JSON(c, http.StatusNotModified, book) // mistake: bodynotallowed
		return nil
	}
	reply.JSON(c, http.StatusOK, book)
	return nil
}

func (s *server) addBook(c *gin.Context) error {
	var book shelf.Book
	if err := bindBook(c, &book); err != nil {
		return reply.NewAPIError(http.StatusInternalServerError, "cannot read the book") // mistake: clientfault
	}
	book, err := s.shelf.Add(c.Request.Context(), book)
	if err != nil {
		return fromShelf(err)
	}
	reply.Created(c, bookURL(book.ID), book)
	return nil
}

func (s *server) removeBook(c *gin.Context) error {
	id, err := parseID(c)
	if err != nil {
		return reply.NewAPIError(http.StatusBadRequest, err.Error())
	}
	if err := s.shelf.Remove(c.Request.Context(), id); err != nil {
		return fromShelf(err)
	}
	c.JSON(http.StatusNoContent, gin.H{"removed": id}) // mistake: bodynotallowed
	return nil
}

// checkBook says what addBook would say, without adding anything. A bad book is
// a good answer to that question.
func (s *server) checkBook(c *gin.Context) {
	var book shelf.Book
	if c.BindJSON(&book) != nil {
		return // gin has sent the 400
	}
	if err := book.Validate(); err != nil {
		c.JSON(http.StatusOK, gin.H{"valid": false, "problem": err.Error()})
		return
	}
	c.JSON(http.StatusOK, gin.H{"valid": true})
}
