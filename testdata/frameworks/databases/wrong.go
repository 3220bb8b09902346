package databases

import (
	"database/sql"
	"errors"
	"net/http"

	"github.com/go-sql-driver/mysql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/lib/pq"
	"github.com/redis/go-redis/v9"
	"go.mongodb.org/mongo-driver/bson/primitive"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/v2/bson"
	mongo2 "go.mongodb.org/mongo-driver/v2/mongo"
	"gorm.io/gorm"
)

// The same questions with the wrong answers.

func (s *server) ormGetWrong(w http.ResponseWriter, r *http.Request) {
	var b book
	err := s.orm.WithContext(r.Context()).First(&b, "id = ?", r.PathValue("id")).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		http.Error(w, "no such book", http.StatusInternalServerError) // want `500 Internal Server Error for something that does not exist`
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	write(w, http.StatusOK, b)
}

// Nothing tells here whether the book is missing or the database.
func (s *server) ormUntold(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := s.orm.First(&b, "id = ?", r.PathValue("id")).Error; err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	write(w, http.StatusOK, b)
}

func (s *server) ormCreateWrong(w http.ResponseWriter, r *http.Request) {
	switch err := s.orm.Create(&book{Title: r.FormValue("title")}).Error; {
	case errors.Is(err, gorm.ErrDuplicatedKey):
		http.Error(w, "we have that one", http.StatusInternalServerError) // want `500 Internal Server Error for a conflict`
	case errors.Is(err, gorm.ErrForeignKeyViolated):
		http.Error(w, "no such author", http.StatusInternalServerError) // want `500 Internal Server Error for a conflict`
	case err != nil:
		http.Error(w, "internal error", http.StatusInternalServerError)
	default:
		w.WriteHeader(http.StatusCreated)
	}
}

func (s *server) pgWrong(w http.ResponseWriter, r *http.Request) {
	var b book
	err := s.pool.QueryRow(r.Context(), "select title from books where id = $1", r.PathValue("id")).Scan(&b.Title)
	switch {
	case err == pgx.ErrNoRows:
		http.Error(w, "no such book", http.StatusInternalServerError) // want `500 Internal Server Error for something that does not exist`
	case err != nil:
		http.Error(w, "internal error", http.StatusInternalServerError)
	default:
		write(w, http.StatusOK, b)
	}
}

func (s *server) pgCreateWrong(w http.ResponseWriter, r *http.Request) {
	_, err := s.pool.Exec(r.Context(), "insert into books (title) values ($1)", r.FormValue("title"))
	var pgErr *pgconn.PgError
	if errors.As(err, &pgErr) && pgErr.Code == "23505" {
		http.Error(w, "we have that one", http.StatusInternalServerError) // want `500 Internal Server Error for a conflict with what is there \(pgErr.Code is "23505"`
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func (s *server) pgCodesWrong(w http.ResponseWriter, r *http.Request) {
	_, err := s.pool.Exec(r.Context(), "insert into books (title, author) values ($1, $2)", r.FormValue("title"), r.FormValue("author"))
	var pgErr *pgconn.PgError
	if errors.As(err, &pgErr) {
		switch pgErr.Code {
		case "23505", "23P01":
			http.Error(w, "we have that one", http.StatusInternalServerError) // want `500 Internal Server Error for a conflict`
		case "23503":
			http.Error(w, "no such author", http.StatusInternalServerError) // want `500 Internal Server Error for a conflict`
		default:
			http.Error(w, "internal error", http.StatusInternalServerError)
		}
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func (s *server) sqlWrong(w http.ResponseWriter, r *http.Request) {
	var b book
	err := s.db.QueryRowContext(r.Context(), "select id, title from books where title = $1", r.FormValue("title")).Scan(&b.ID, &b.Title)
	if err == sql.ErrNoRows {
		http.Error(w, "no such book", http.StatusInternalServerError) // want `500 Internal Server Error for something that does not exist`
		return
	}
	write(w, http.StatusOK, b)
}

func (s *server) pqWrong(w http.ResponseWriter, r *http.Request) {
	_, err := s.db.ExecContext(r.Context(), "insert into books (title) values ($1)", r.FormValue("title"))
	var pqErr *pq.Error
	if errors.As(err, &pqErr) && pqErr.Code == "23505" {
		http.Error(w, "we have that one", http.StatusInternalServerError) // want `500 Internal Server Error for a conflict`
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func (s *server) mysqlWrong(w http.ResponseWriter, r *http.Request) {
	_, err := s.db.Exec("insert into books (title) values (?)", r.FormValue("title"))
	if mysqlErr, ok := err.(*mysql.MySQLError); ok && mysqlErr.Number == 1062 {
		http.Error(w, "we have that one", http.StatusInternalServerError) // want `500 Internal Server Error for a conflict`
		return
	}
	_, err = s.db.Exec("delete from books where title = ?", r.FormValue("old"))
	var mysqlErr *mysql.MySQLError
	if errors.As(err, &mysqlErr) {
		const lentOut = 1451
		if mysqlErr.Number == lentOut {
			http.Error(w, "it is lent out", http.StatusInternalServerError) // want `500 Internal Server Error for a conflict`
			return
		}
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func (s *server) mongoWrong(w http.ResponseWriter, r *http.Request) {
	var b book
	err := s.books.FindOne(r.Context(), bson.M{"title": r.PathValue("title")}).Decode(&b)
	if errors.Is(err, mongo2.ErrNoDocuments) {
		http.Error(w, "no such book", http.StatusInternalServerError) // want `500 Internal Server Error for something that does not exist`
		return
	}
	if _, err = s.books.InsertOne(r.Context(), bson.M{"title": r.FormValue("title")}); mongo2.IsDuplicateKeyError(err) {
		http.Error(w, "we have that one", http.StatusInternalServerError) // want `500 Internal Server Error for a conflict`
		return
	}
	write(w, http.StatusOK, b)
}

func (s *server) mongoOldWrong(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := s.old.FindOne(r.Context(), primitive.M{"title": r.PathValue("title")}).Decode(&b); err == mongo.ErrNoDocuments {
		http.Error(w, "no such book", http.StatusInternalServerError) // want `500 Internal Server Error for something that does not exist`
		return
	}
	_, err := s.old.InsertOne(r.Context(), primitive.M{"title": r.FormValue("title")})
	if mongo.IsDuplicateKeyError(err) {
		http.Error(w, "we have that one", http.StatusInternalServerError) // want `500 Internal Server Error for a conflict`
		return
	}
	var several mongo.WriteException
	if errors.As(err, &several) {
		for _, one := range several.WriteErrors {
			if one.Code == 11000 {
				http.Error(w, "we have that one", http.StatusInternalServerError) // want `500 Internal Server Error for a conflict`
				return
			}
		}
	}
	write(w, http.StatusOK, b)
}

func (s *server) cachedWrong(w http.ResponseWriter, r *http.Request) {
	text, err := s.cache.Get(r.Context(), r.PathValue("key")).Result()
	if errors.Is(err, redis.Nil) {
		http.Error(w, "no such key", http.StatusInternalServerError) // want `500 Internal Server Error for something that does not exist`
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	write(w, http.StatusOK, text)
}

// The helper may well wrap the error.
func (s *server) rentWrong(w http.ResponseWriter, r *http.Request) {
	b, err := s.find(r.Context(), r.PathValue("id"))
	if errors.Is(err, gorm.ErrRecordNotFound) {
		failWith(w, http.StatusInternalServerError, "no such book") // want `500 Internal Server Error for something that does not exist`
		return
	}
	write(w, http.StatusOK, b)
}

func failWith(w http.ResponseWriter, code int, text string) {
	http.Error(w, text, code)
}
