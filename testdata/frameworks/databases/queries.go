package databases

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
	"strconv"

	"github.com/jackc/pgx/v5"
)

// An executor is what a database and a transaction have in common, as generated queries ask for it.
type executor interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

type queries struct{ db executor }

const bookByID = `-- name: BookByID :one
select id, title from books
where id = $1
`

func (q *queries) bookByID(ctx context.Context, id int) (book, error) {
	row := q.db.QueryRowContext(ctx, bookByID, id)
	var b book
	err := row.Scan(&b.ID, &b.Title)
	return b, err
}

const addBook = `-- name: AddBook :one
insert into books (title) values ($1) returning id
`

func (q *queries) addBook(ctx context.Context, title string) (int, error) {
	var id int
	err := q.db.QueryRowContext(ctx, addBook, title).Scan(&id)
	return id, err
}

const booksOf = `-- name: BooksOf :one
select count(*) from books where author = $1
`

func (q *queries) booksOf(ctx context.Context, author string) (int, error) {
	var n int
	err := q.db.QueryRowContext(ctx, booksOf, author).Scan(&n)
	return n, err
}

func (q *queries) getWrong(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		http.Error(w, "id", http.StatusBadRequest)
		return
	}
	b, err := q.bookByID(r.Context(), id)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	write(w, http.StatusOK, b)
}

func (s *server) pgUntold(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := s.pool.QueryRow(r.Context(), "select title from books where id = $1", r.PathValue("id")).Scan(&b.Title); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	write(w, http.StatusOK, b)
}

func (q *queries) getRight(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		http.Error(w, "id", http.StatusBadRequest)
		return
	}
	b, err := q.bookByID(r.Context(), id)
	if errors.Is(err, sql.ErrNoRows) {
		http.Error(w, "no such book", http.StatusNotFound)
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	write(w, http.StatusOK, b)
}

// Who has added a book gets its number; who counts gets one.
func (q *queries) addRight(w http.ResponseWriter, r *http.Request) {
	if _, err := q.addBook(r.Context(), r.FormValue("title")); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if _, err := q.booksOf(r.Context(), r.FormValue("author")); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	// What the server asks for itself has to be there.
	if _, err := q.bookByID(r.Context(), 1); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func (s *server) pgTold(w http.ResponseWriter, r *http.Request) {
	var b book
	err := s.pool.QueryRow(r.Context(), "select title from books where id = $1", r.PathValue("id")).Scan(&b.Title)
	if errors.Is(err, pgx.ErrNoRows) {
		http.NotFound(w, r)
	} else if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}
