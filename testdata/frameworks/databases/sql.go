package databases

import (
	"database/sql"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"github.com/go-sql-driver/mysql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/lib/pq"
)

// pgx: no row is 404.
func (s *server) pgGet(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		http.Error(w, "id", http.StatusBadRequest)
		return
	}
	b := book{ID: id}
	err = s.pool.QueryRow(r.Context(), "select title, author from books where id = $1", id).Scan(&b.Title, &b.Author)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		http.Error(w, "no such book", http.StatusNotFound)
	case err != nil:
		http.Error(w, "internal error", http.StatusInternalServerError)
	default:
		write(w, http.StatusOK, b)
	}
}

// pgx: the codes of PostgreSQL, 23505 for a second one and 23503 for an unknown other.
func (s *server) pgCreate(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
		http.Error(w, "body", http.StatusBadRequest)
		return
	}
	_, err := s.pool.Exec(r.Context(), "insert into books (title, author) values ($1, $2)", b.Title, b.Author)
	var pgErr *pgconn.PgError
	if errors.As(err, &pgErr) && pgErr.Code == "23505" {
		http.Error(w, "we have that one", http.StatusConflict)
		return
	}
	if errors.As(err, &pgErr) && pgErr.Code == "23503" {
		http.Error(w, "no such author", http.StatusConflict)
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

// pgx: other codes are our mistake, or the database's trouble.
func (s *server) pgCodes(w http.ResponseWriter, r *http.Request) {
	_, err := s.pool.Exec(r.Context(), "update books set title = title")
	var pgErr *pgconn.PgError
	if errors.As(err, &pgErr) {
		switch pgErr.Code {
		case "23505", "23P01":
			http.Error(w, "we have that one", http.StatusConflict)
		case "40001":
			w.Header().Set("Retry-After", "1")
			http.Error(w, "once more, please", http.StatusServiceUnavailable)
		default:
			http.Error(w, "internal error", http.StatusInternalServerError)
		}
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// database/sql, with whatever driver: no row is 404.
func (s *server) sqlGet(w http.ResponseWriter, r *http.Request) {
	var b book
	err := s.db.QueryRowContext(r.Context(), "select id, title from books where title = $1", r.FormValue("title")).Scan(&b.ID, &b.Title)
	if err == sql.ErrNoRows {
		http.Error(w, "no such book", http.StatusNotFound)
		return
	} else if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	write(w, http.StatusOK, b)
}

// pq: the code as a text, and by its name.
func (s *server) pqCreate(w http.ResponseWriter, r *http.Request) {
	_, err := s.db.ExecContext(r.Context(), "insert into books (title) values ($1)", r.FormValue("title"))
	var pqErr *pq.Error
	if errors.As(err, &pqErr) {
		if pqErr.Code == "23505" {
			http.Error(w, "we have that one", http.StatusConflict)
			return
		}
		if pqErr.Code.Name() == "foreign_key_violation" {
			http.Error(w, "no such author", http.StatusUnprocessableEntity)
			return
		}
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

// MySQL: the numbers, by a type assertion as older code has it.
func (s *server) mysqlCreate(w http.ResponseWriter, r *http.Request) {
	_, err := s.db.Exec("insert into books (title) values (?)", r.FormValue("title"))
	if err != nil {
		if mysqlErr, ok := err.(*mysql.MySQLError); ok && mysqlErr.Number == 1062 {
			http.Error(w, "we have that one", http.StatusConflict)
			return
		}
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

// MySQL: a book that is lent out cannot be deleted.
func (s *server) mysqlDelete(w http.ResponseWriter, r *http.Request) {
	const lentOut = 1451
	_, err := s.db.Exec("delete from books where id = ?", r.PathValue("id"))
	var mysqlErr *mysql.MySQLError
	switch {
	case errors.As(err, &mysqlErr) && mysqlErr.Number == lentOut:
		http.Error(w, "it is lent out", http.StatusConflict)
	case err != nil:
		http.Error(w, "internal error", http.StatusInternalServerError)
	default:
		w.WriteHeader(http.StatusNoContent)
	}
}
