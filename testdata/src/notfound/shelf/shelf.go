// Package shelf keeps books behind interfaces, beside the types that implement them.
package shelf

import (
	"context"
	"database/sql"
	"errors"
	"strings"
)

// A Shelf finds books. The row of one that is not there is missing.
type Shelf interface {
	Title(ctx context.Context, isbn string) (string, error)
	Count(ctx context.Context) (int, error)
	Moved(ctx context.Context, isbn string) (string, error)
}

type rows struct{ db *sql.DB }

// New returns the shelf of a database.
func New(db *sql.DB) Shelf { return &rows{db} }

func (s *rows) Title(ctx context.Context, isbn string) (title string, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT title FROM books WHERE isbn = $1", isbn).Scan(&title)
	return title, err
}

func (s *rows) Count(ctx context.Context) (n int, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT count(*) FROM books").Scan(&n)
	return n, err
}

// Moved gives no error for a book that is not there.
func (s *rows) Moved(ctx context.Context, isbn string) (place string, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT place FROM moves WHERE isbn = $1", isbn).Scan(&place)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return place, err
}

// A mockShelf is for trying things out.
type mockShelf struct{}

func (mockShelf) Title(context.Context, string) (string, error) { return "a title", nil }
func (mockShelf) Count(context.Context) (int, error)            { return 1, nil }
func (mockShelf) Moved(context.Context, string) (string, error) { return "", nil }

// Empty returns a shelf to try things out with.
func Empty() Shelf { return mockShelf{} }

// A Reader has two implementations that differ: what a failure means is open.
type Reader interface {
	Read(ctx context.Context, isbn string) (string, error)
}

// Remote reads from elsewhere.
type Remote struct{}

// Read never misses.
func (Remote) Read(ctx context.Context, isbn string) (string, error) {
	return strings.ToUpper(isbn), ctx.Err()
}

// Local reads from the database.
type Local struct{ DB *sql.DB }

// Read fails where there is no such book.
func (l Local) Read(ctx context.Context, isbn string) (text string, err error) {
	err = l.DB.QueryRowContext(ctx, "SELECT text FROM books WHERE isbn = $1", isbn).Scan(&text)
	return text, err
}
