package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// Book is one title of the shop. Revision counts the changes made to it.
type Book struct {
	ID       int    `json:"id"`
	ISBN     string `json:"isbn"`
	Title    string `json:"title"`
	Pages    int    `json:"pages"`
	Revision int    `json:"revision"`
}

var (
	ErrNotFound    = errors.New("no such book")
	ErrDuplicate   = errors.New("the ISBN is taken")
	ErrStale       = errors.New("the book has changed")
	ErrUnavailable = errors.New("database down")
)

// Store keeps the books. Handlers know only this interface, so that a test can
// hand them a store that fails.
type Store interface {
	List(ctx context.Context) ([]Book, error)
	Get(ctx context.Context, id int) (Book, error)
	Add(ctx context.Context, b Book) (Book, error)
	// Update replaces the book with b.ID if it still has b.Revision.
	Update(ctx context.Context, b Book) (Book, error)
	Delete(ctx context.Context, id int) error
}

// memoryStore is a Store for one process. With down set, each call fails the
// way a lost database would.
type memoryStore struct {
	mu    sync.Mutex
	books []Book
	last  int
	down  bool
}

func (m *memoryStore) setDown(down bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.down = down
}

// open locks the store and fails if it is down; the caller unlocks it.
func (m *memoryStore) open(ctx context.Context) error {
	m.mu.Lock()
	if m.down {
		return fmt.Errorf("store: %w", ErrUnavailable)
	}
	return ctx.Err()
}

func (m *memoryStore) find(id int) (int, error) {
	i := slices.IndexFunc(m.books, func(b Book) bool { return b.ID == id })
	if i < 0 {
		return 0, fmt.Errorf("store: book %d: %w", id, ErrNotFound)
	}
	return i, nil
}

func (m *memoryStore) taken(isbn string, except int) bool {
	return slices.ContainsFunc(m.books, func(b Book) bool { return b.ISBN == isbn && b.ID != except })
}

func (m *memoryStore) List(ctx context.Context) ([]Book, error) {
	defer m.mu.Unlock()
	if err := m.open(ctx); err != nil {
		return nil, err
	}
	// An empty shop is an empty list in JSON, not null.
	return append([]Book{}, m.books...), nil
}

func (m *memoryStore) Get(ctx context.Context, id int) (Book, error) {
	defer m.mu.Unlock()
	if err := m.open(ctx); err != nil {
		return Book{}, err
	}
	i, err := m.find(id)
	if err != nil {
		return Book{}, err
	}
	return m.books[i], nil
}

func (m *memoryStore) Add(ctx context.Context, b Book) (Book, error) {
	defer m.mu.Unlock()
	if err := m.open(ctx); err != nil {
		return Book{}, err
	}
	if m.taken(b.ISBN, 0) {
		return Book{}, fmt.Errorf("store: %s: %w", b.ISBN, ErrDuplicate)
	}
	m.last++
	b.ID, b.Revision = m.last, 1
	m.books = append(m.books, b)
	return b, nil
}

func (m *memoryStore) Update(ctx context.Context, b Book) (Book, error) {
	defer m.mu.Unlock()
	if err := m.open(ctx); err != nil {
		return Book{}, err
	}
	i, err := m.find(b.ID)
	if err != nil {
		return Book{}, err
	}
	if m.books[i].Revision != b.Revision {
		return Book{}, fmt.Errorf("store: book %d: %w", b.ID, ErrStale)
	}
	if m.taken(b.ISBN, b.ID) {
		return Book{}, fmt.Errorf("store: %s: %w", b.ISBN, ErrDuplicate)
	}
	b.Revision++
	m.books[i] = b
	return b, nil
}

func (m *memoryStore) Delete(ctx context.Context, id int) error {
	defer m.mu.Unlock()
	if err := m.open(ctx); err != nil {
		return err
	}
	i, err := m.find(id)
	if err != nil {
		return err
	}
	m.books = slices.Delete(m.books, i, i+1)
	return nil
}
