package main

import (
	"net/http"

	"github.com/statuslint/statuslint/testdata/bookstore/wrong/web"
)

// batchResult is the outcome for one book of a batch.
type batchResult struct {
	Status int    `json:"status"`
	ID     int    `json:"id,omitempty"`
	Error  string `json:"error,omitempty"`
}

// addBatch adds many books. The reply is a report on all of them, so it is a
// 200 even if some were refused; each entry has its own status.
func (s *server) addBatch(w http.ResponseWriter, r *http.Request) {
	var books []Book
	if err := web.Decode(r, &books); err != nil {
		fail(w, err, http.StatusInternalServerError) // mistake: clientfault
		return
	}
	results := make([]batchResult, 0, len(books))
	for _, book := range books {
		err := validate(book)
		if err == nil {
			book, err = s.store.Add(r.Context(), book)
		}
		if err != nil {
			results = append(results, batchResult{Status: statusOf(err), Error: err.Error()})
			continue
		}
		results = append(results, batchResult{Status: http.StatusCreated, ID: book.ID})
	}
	web.JSON(w, http.StatusOK, results)
}
