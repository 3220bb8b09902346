// Package databases answers what databases tell. Every status in it is right but those
// in wrong.go.
package databases

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/go-sql-driver/mysql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/redis/go-redis/v9"
	"go.mongodb.org/mongo-driver/mongo"
	mongo2 "go.mongodb.org/mongo-driver/v2/mongo"
	"gorm.io/gorm"
)

type book struct {
	ID     int    `json:"id"`
	Title  string `json:"title"`
	Author int    `json:"author"`
}

type server struct {
	orm   *gorm.DB
	db    *sql.DB
	pool  pgPool
	cache *redis.Client
	old   *mongo.Collection
	books *mongo2.Collection
	notes *mongo.Collection
}

// A pgPool is what a pool of pgx's connections and a transaction have in common.
type pgPool interface {
	Exec(ctx context.Context, query string, args ...any) (pgconn.CommandTag, error)
	QueryRow(ctx context.Context, query string, args ...any) pgx.Row
}

// One row that is not there: 404. What else breaks is ours: 500.
func (s *server) ormGet(w http.ResponseWriter, r *http.Request) {
	var b book
	err := s.orm.WithContext(r.Context()).First(&b, "id = ?", r.PathValue("id")).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		http.Error(w, "no such book", http.StatusNotFound)
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	write(w, http.StatusOK, b)
}

// A title may stand once, an author must be known. gorm tells both if it translates errors.
func (s *server) ormCreate(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
		http.Error(w, "body", http.StatusBadRequest)
		return
	}
	switch err := s.orm.Create(&b).Error; {
	case errors.Is(err, gorm.ErrDuplicatedKey):
		http.Error(w, "we have that one", http.StatusConflict)
	case errors.Is(err, gorm.ErrForeignKeyViolated):
		http.Error(w, "no such author", http.StatusUnprocessableEntity)
	case err != nil:
		http.Error(w, "internal error", http.StatusInternalServerError)
	default:
		write(w, http.StatusCreated, b)
	}
}

// The comparison is as good as errors.Is where nothing wraps the error.
func (s *server) ormCompared(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := s.orm.Take(&b, r.PathValue("id")).Error; err != nil {
		if err == gorm.ErrRecordNotFound {
			http.NotFound(w, r)
		} else {
			http.Error(w, "internal error", http.StatusInternalServerError)
		}
		return
	}
	write(w, http.StatusOK, b)
}

// A missing setting is no request for it: the server has lost its own row.
func (s *server) settings(w http.ResponseWriter, r *http.Request) {
	var one struct{ Theme string }
	if err := s.orm.Table("settings").First(&one).Error; err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	write(w, http.StatusOK, one)
}

// The errors of the shop itself, as the functions below return them.
var (
	errUnknown = errors.New("no such book")
	errTwice   = errors.New("we have that one")
)

// find returns errUnknown if there is no such book.
func (s *server) find(ctx context.Context, id string) (*book, error) {
	var b book
	err := s.orm.WithContext(ctx).First(&b, "id = ?", id).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, errUnknown
	}
	if err != nil {
		return nil, err
	}
	return &b, nil
}

// add returns errTwice if the title stands already.
func (s *server) add(ctx context.Context, title string) error {
	_, err := s.pool.Exec(ctx, "insert into books (title) values ($1)", title)
	if isTwice(err) {
		return errTwice
	}
	return err
}

// isTwice reports whether an index has refused a row.
func isTwice(err error) bool {
	var pgErr *pgconn.PgError
	return errors.As(err, &pgErr) && pgErr.Code == "23505"
}

// rent finds one book and adds another.
func (s *server) rent(w http.ResponseWriter, r *http.Request) {
	b, err := s.find(r.Context(), r.PathValue("id"))
	if err != nil {
		fail(w, err)
		return
	}
	if err := s.add(r.Context(), b.Title+", lent"); err != nil {
		fail(w, err)
		return
	}
	write(w, http.StatusCreated, b)
}

// fail sends the status that an error stands for.
func fail(w http.ResponseWriter, err error) {
	switch {
	case errors.Is(err, errUnknown):
		http.Error(w, err.Error(), http.StatusNotFound)
	case errors.Is(err, errTwice):
		http.Error(w, err.Error(), http.StatusConflict)
	default:
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

// statusOf is the same as a number.
func statusOf(err error) int {
	var mysqlErr *mysql.MySQLError
	switch {
	case err == nil:
		return http.StatusOK
	case errors.Is(err, gorm.ErrRecordNotFound), errors.Is(err, pgx.ErrNoRows), errors.Is(err, sql.ErrNoRows):
		return http.StatusNotFound
	case isTwice(err), errors.As(err, &mysqlErr) && mysqlErr.Number == 1062:
		return http.StatusConflict
	}
	return http.StatusInternalServerError
}

// remove sends it.
func (s *server) remove(w http.ResponseWriter, r *http.Request) {
	err := s.orm.Delete(&book{}, "id = ?", r.PathValue("id")).Error
	if err != nil {
		http.Error(w, http.StatusText(statusOf(err)), statusOf(err))
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func write(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}
