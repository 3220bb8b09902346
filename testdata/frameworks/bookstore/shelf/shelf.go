// Package shelf keeps the books that the example servers lend out.
package shelf

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
)

// What the shelf refuses, and why.
var (
	ErrNotFound  = errors.New("no such book")
	ErrDuplicate = errors.New("another book has this ISBN")
)

// An InvalidError says which field of a book is wrong.
type InvalidError struct {
	Field, Problem string
}

func (e *InvalidError) Error() string { return e.Field + " " + e.Problem }

// A Book is one entry of the shelf.
type Book struct {
	ID    int    `json:"id"`
	Title string `json:"title"`
	ISBN  string `json:"isbn"`
	Pages int    `json:"pages"`
}

// Validate says what is wrong with a book that a client sent, or nil.
func (b Book) Validate() error {
	switch {
	case strings.TrimSpace(b.Title) == "":
		return &InvalidError{"title", "is missing"}
	case len(b.ISBN) != 13:
		return &InvalidError{"isbn", "must have 13 digits"}
	case b.Pages < 1:
		return &InvalidError{"pages", "must be positive"}
	}
	return nil
}

// A User may look at the shelf; an editor may change it too.
type User struct {
	Name   string `json:"name"`
	Editor bool   `json:"editor"`
}

// A Shelf holds books in memory.
type Shelf struct {
	mu    sync.Mutex
	last  int
	books map[int]Book
	users map[string]User // by token
	seal  error           // what every change fails with; nil: it does not
}

// New returns an empty shelf with two users.
func New() *Shelf {
	return &Shelf{
		books: map[int]Book{},
		users: map[string]User{"reader-token": {Name: "reader"}, "editor-token": {Name: "editor", Editor: true}},
	}
}

// Seal makes every change fail with err, to try what happens then.
func (s *Shelf) Seal(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seal = err
}

// UserOf returns the user that a token belongs to.
func (s *Shelf) UserOf(token string) (User, bool) {
	u, ok := s.users[token]
	return u, ok
}

// List returns the books in the order of their IDs.
func (s *Shelf) List(context.Context) ([]Book, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.seal != nil {
		return nil, s.seal
	}
	list := []Book{}
	for id := 1; id <= s.last; id++ {
		if b, ok := s.books[id]; ok {
			list = append(list, b)
		}
	}
	return list, nil
}

// Get returns a book, or ErrNotFound.
func (s *Shelf) Get(_ context.Context, id int) (Book, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, ok := s.books[id]
	if !ok {
		return Book{}, fmt.Errorf("book %d: %w", id, ErrNotFound)
	}
	return b, nil
}

// Add puts a book on the shelf and gives it its ID, or returns ErrDuplicate.
func (s *Shelf) Add(_ context.Context, b Book) (Book, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.seal != nil {
		return Book{}, s.seal
	}
	for _, other := range s.books {
		if other.ISBN == b.ISBN {
			return Book{}, ErrDuplicate
		}
	}
	s.last++
	b.ID = s.last
	s.books[b.ID] = b
	return b, nil
}

// Remove takes a book off the shelf, or returns ErrNotFound.
func (s *Shelf) Remove(_ context.Context, id int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.seal != nil {
		return s.seal
	}
	if _, ok := s.books[id]; !ok {
		return fmt.Errorf("book %d: %w", id, ErrNotFound)
	}
	delete(s.books, id)
	return nil
}
