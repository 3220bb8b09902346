package main

import (
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"

	"example.com/frameworks/bookstore/chi/wrong/web"
	"example.com/frameworks/bookstore/shelf"
)

// outcome is what became of one book of a batch.
type outcome struct {
	ID    int    `json:"id,omitempty"`
	Error string `json:"error,omitempty"`
}

// addBatch adds many books. The reply reports on all of them, so it is a 200
// even if some were refused.
func (s *server) addBatch(w http.ResponseWriter, r *http.Request) error {
	var books []shelf.Book
	if err := json.NewDecoder(r.Body).Decode(&books); err != nil {
		return web.Errorf(http.StatusInternalServerError, "send a list of books") // mistake: clientfault
	}
	report := make([]outcome, 0, len(books))
	for _, book := range books {
		err := book.Validate()
		if err == nil {
			book, err = s.shelf.Add(r.Context(), book)
		}
		report = append(report, outcomeOf(book.ID, err))
	}
	web.JSON(w, http.StatusOK, report)
	return nil
}

func outcomeOf(id int, err error) outcome {
	var invalid *shelf.InvalidError
	switch {
	case err == nil:
		return outcome{ID: id}
	case errors.As(err, &invalid), errors.Is(err, shelf.ErrDuplicate):
		return outcome{Error: err.Error()}
	default:
		slog.Error("batch", "err", err)
		return outcome{Error: "internal error"}
	}
}
