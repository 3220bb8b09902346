package main

import (
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/frameworks/bookstore/gin/right/reply"
	"example.com/frameworks/bookstore/shelf"
)

// imported is what became of one book of an import.
type imported struct {
	Status int    `json:"status"`
	ID     int    `json:"id,omitempty"`
	Error  string `json:"error,omitempty"`
}

// importBooks adds the books of a file. The reply is a list of what became of
// each, so it is a 200 even where some were refused.
func (s *server) importBooks(c *gin.Context) error {
	upload, err := c.FormFile("books")
	if err != nil {
		return &reply.APIError{Status: http.StatusBadRequest, Message: "send a file named books"}
	}
	file, err := upload.Open()
	if err != nil {
		// The upload has arrived; what is lost is our own copy of it.
		return fmt.Errorf("open the upload: %w", err)
	}
	defer file.Close()
	var books []shelf.Book
	if err := json.NewDecoder(file).Decode(&books); err != nil {
		return &reply.APIError{Status: http.StatusBadRequest, Message: "the file is not a list of books"}
	}
	results := make([]imported, 0, len(books))
	for _, book := range books {
		err := book.Validate()
		if err == nil {
			book, err = s.shelf.Add(c.Request.Context(), book)
		}
		if err != nil {
			results = append(results, imported{Status: statusOf(err), Error: http.StatusText(statusOf(err))})
			continue
		}
		results = append(results, imported{Status: http.StatusCreated, ID: book.ID})
	}
	ok(c, results)
	return nil
}
