package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"

	"github.com/statuslint/statuslint/testdata/bookstore/wrong/web"
)

// books serves the collection. It is registered without a method, so it has to
// refuse the methods it does not know.
func (s *server) books(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		s.listBooks(w, r)
	case http.MethodPost:
		s.requireUser(s.requireEditor(s.createBook))(w, r)
	default:
		w.Header().Set("Allow", "GET, HEAD, POST")
		w.WriteHeader(http.StatusMethodNotAllowed)
	}
}

func (s *server) listBooks(w http.ResponseWriter, r *http.Request) {
	limit, err := strconv.Atoi(r.FormValue("limit"))
	if err != nil && r.FormValue("limit") != "" {
		http.Error(w, "limit must be a number", http.StatusInternalServerError) // mistake: clientfault
		return
	}
	skip, err := web.QueryInt(r, "skip", 0)
	if err != nil {
		web.Fail(w, err, http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	list, err := s.store.List(r.Context())
	if err != nil {
		json.NewEncoder(w).Encode(map[string]string{"error": err.Error()}) // mistake: okerror
		return
	}
	list = list[min(skip, len(list)):]
	if limit > 0 {
		list = list[:min(limit, len(list))]
	}
	// Encode writes nothing before the value is encoded, so a failure of that
	// can still be told.
	if err := json.NewEncoder(w).Encode(list); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func (s *server) getBook(w http.ResponseWriter, r *http.Request) {
	id, err := web.IntParam(r, "id")
	if err != nil {
		web.Error(w, http.StatusInternalServerError, err.Error()) // mistake: clientfault leakerror
		return
	}
	book, err := s.store.Get(r.Context(), id)
	switch {
	case errors.Is(err, ErrNotFound):
		web.Error(w, http.StatusOK, "no such book") // mistake: okerror
		return
	case err != nil:
		web.Error(w, http.StatusInternalServerError, "internal error")
		slog.ErrorContext(r.Context(), "get book", "id", id, "err", err)
		return
	}
	w.Header().Set("ETag", book.etag())
	w.Header().Set("Cache-Control", "no-cache")
	if noneMatch(r.Header.Get("If-None-Match"), book.etag()) {
		w.WriteHeader(http.StatusNotModified)
		fmt.Fprintln(w, "not modified") // mistake: bodynotallowed
		return
	}
	reply(w, http.StatusOK, book)
}

func (s *server) createBook(w http.ResponseWriter, r *http.Request) {
	var book Book
	if err := web.Decode(r, &book); err != nil {
		web.Fail(w, err, http.StatusInternalServerError) // mistake: clientfault
		return
	}
	if err := validate(book); err != nil {
		var invalid *ValidationError
		if errors.As(err, &invalid) {
			web.Invalid(w, invalid.Fields)
			return
		}
		storeFault(w, r, err)
		return
	}
	book, err := s.store.Add(r.Context(), book)
	if errors.Is(err, ErrDuplicate) {
		web.Error(w, http.StatusConflict, "another book has this ISBN")
		return
	}
	if err != nil {
		storeFault(w, r, err)
		return
	}
	user, _ := userFrom(r.Context())
	slog.InfoContext(r.Context(), "book added", "id", book.ID, "by", user.Name)
	w.Header().Set("ETag", book.etag())
	web.Created(w, bookURL(book.ID), book)
}

func (s *server) updateBook(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		http.Error(w, "id must be a number", http.StatusBadRequest)
		return
	}
	old, err := s.store.Get(r.Context(), id)
	if err != nil {
		storeFault(w, r, err)
		return
	}
	if field := r.Header.Get("If-Match"); field != "" && !ifMatch(field, old.etag()) {
		web.Error(w, http.StatusPreconditionFailed, "the book has changed")
		return
	}
	var book Book
	if err := json.NewDecoder(r.Body).Decode(&book); err != nil {
		storeFault(w, r, err) // mistake: clientfault
		slog.InfoContext(r.Context(), "update refused", "id", id, "err", err)
		return
	}
	if err := validate(book); err != nil {
		reply(w, http.StatusOK, web.ErrorBody{Error: err.Error()}) // mistake: okerror
		return
	}
	book.ID, book.Revision = old.ID, old.Revision
	if book, err = s.store.Update(r.Context(), book); err != nil {
		storeFault(w, r, err)
		return
	}
	w.Header().Set("ETag", book.etag())
	reply(w, http.StatusOK, book)
}

func (s *server) deleteBook(w http.ResponseWriter, r *http.Request) {
	id, err := web.IntParam(r, "id")
	if err != nil {
		web.Fail(w, err, http.StatusBadRequest)
		return
	}
	if err := s.store.Delete(r.Context(), id); err != nil {
		storeFault(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
	json.NewEncoder(w).Encode(map[string]int{"deleted": id}) // mistake: bodynotallowed
}

func bookURL(id int) string {
	return fmt.Sprintf("/books/%d", id)
}
