package main

import (
	"encoding/json"

	"github.com/gofiber/fiber/v2"

	"example.com/frameworks/bookstore/fiber/right/reply"
	"example.com/frameworks/bookstore/shelf"
)

// outcome is what became of one book of a batch.
type outcome struct {
	Status int    `json:"status"`
	ID     int    `json:"id,omitempty"`
	Error  string `json:"error,omitempty"`
}

// addBatch adds many books. The reply reports on all of them, so it is a 200
// even if some were refused; each has a status of its own.
func (s *server) addBatch(c *fiber.Ctx) (int, any) {
	var books []shelf.Book
	if err := json.Unmarshal(c.Body(), &books); err != nil {
		return fiber.StatusBadRequest, reply.Body{Error: "send a list of books"}
	}
	report := make([]outcome, 0, len(books))
	for _, book := range books {
		err := book.Validate()
		if err == nil {
			book, err = s.shelf.Add(c.UserContext(), book)
		}
		if err != nil {
			status, message := reply.Explain(err)
			report = append(report, outcome{Status: status, Error: message})
			continue
		}
		report = append(report, outcome{Status: fiber.StatusCreated, ID: book.ID})
	}
	return fiber.StatusOK, report
}
