package databases

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/georgysavva/scany/v2/pgxscan"
	"github.com/globalsign/mgo"
	"github.com/globalsign/mgo/bson"
	redis8 "github.com/go-redis/redis/v8"
	"github.com/gocql/gocql"
	"github.com/gomodule/redigo/redis"
	"github.com/jackc/pgconn"
	pgx4 "github.com/jackc/pgx/v4"
	pool4 "github.com/jackc/pgx/v4/pgxpool"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jmoiron/sqlx"
	redis9 "github.com/redis/go-redis/v9"
	"go.mongodb.org/mongo-driver/v2/mongo"
)

// An archive keeps books in databases that say alike that there is none and that they are down.
type archive struct {
	pg    *pgxpool.Pool
	pg4   *pool4.Pool
	cql   *gocql.Session
	mgo   *mgo.Collection
	cache *redis9.Client
	any   redis9.Cmdable
	old   *redis8.Client
	conn  redis.Conn
	x     sqlx.QueryerContext
	docs  *mongo.Collection
}

func (a *archive) rowWrong(w http.ResponseWriter, r *http.Request) {
	rows, err := a.pg.Query(r.Context(), "select * from books where id = $1", r.PathValue("id"))
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	b, err := pgx.CollectOneRow(rows, pgx.RowToStructByName[book])
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	write(w, http.StatusOK, b)
}

// No rows are an answer as well, where several are asked for.
func (a *archive) rows(w http.ResponseWriter, r *http.Request) {
	rows, err := a.pg.Query(r.Context(), "select * from books where author = $1", r.PathValue("author"))
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	books, err := pgx.CollectRows(rows, pgx.RowToStructByName[book])
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	write(w, http.StatusOK, books)
}

func (a *archive) fourWrong(w http.ResponseWriter, r *http.Request) {
	var b book
	row := a.pg4.QueryRow(r.Context(), "select title from books where id = $1", r.PathValue("id"))
	if err := row.Scan(&b.Title); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	_, err := a.pg4.Exec(r.Context(), "insert into loans (book) values ($1)", r.PathValue("id"))
	var refused *pgconn.PgError
	if errors.As(err, &refused) && refused.Code == "23505" {
		http.Error(w, "lent out", http.StatusInternalServerError) // want `500 Internal Server Error for a conflict`
		return
	}
	write(w, http.StatusOK, b)
}

// One row tells how many there are, whatever is there.
func (a *archive) fourCounts(w http.ResponseWriter, r *http.Request) {
	var n int
	err := a.pg4.QueryRow(r.Context(), "select count(*) from books where author = $1", r.PathValue("author")).Scan(&n)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	write(w, http.StatusOK, n)
}

func (a *archive) fourRight(w http.ResponseWriter, r *http.Request) {
	var b book
	err := a.pg4.QueryRow(r.Context(), "select title from books where id = $1", r.PathValue("id")).Scan(&b.Title)
	if err == pgx4.ErrNoRows {
		http.Error(w, "no such book", http.StatusNotFound)
	} else if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func (a *archive) scanWrong(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := pgxscan.Get(r.Context(), a.pg, &b, "select * from books where id = $1", r.PathValue("id")); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	write(w, http.StatusOK, b)
}

func (a *archive) sqlxWrong(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := sqlx.GetContext(r.Context(), a.x, &b, "select * from books where id = ?", r.PathValue("id")); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	var id pgtype.UUID
	if err := id.Scan(r.FormValue("shelf")); err != nil {
		http.Error(w, "shelf", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	write(w, http.StatusOK, b)
}

func (a *archive) scanRight(w http.ResponseWriter, r *http.Request) {
	var b book
	err := pgxscan.Get(r.Context(), a.pg, &b, "select * from books where id = $1", r.PathValue("id"))
	if pgxscan.NotFound(err) {
		http.Error(w, "no such book", http.StatusNotFound)
	} else if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func (a *archive) cqlWrong(w http.ResponseWriter, r *http.Request) {
	var b book
	err := a.cql.Query("select title from books where id = ?", r.PathValue("id")).WithContext(r.Context()).Scan(&b.Title)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	if _, err := gocql.ParseUUID(r.FormValue("shelf")); err != nil {
		http.Error(w, "shelf", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	write(w, http.StatusOK, b)
}

func (a *archive) cqlRight(w http.ResponseWriter, r *http.Request) {
	var b book
	err := a.cql.Query("select title from books where id = ?", r.PathValue("id")).Scan(&b.Title)
	if errors.Is(err, gocql.ErrNotFound) {
		http.Error(w, "no such book", http.StatusNotFound)
	} else if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func (a *archive) mgoWrong(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := a.mgo.Find(bson.M{"title": r.PathValue("title")}).Select(bson.M{"author": 1}).One(&b); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	write(w, http.StatusOK, b)
}

func (a *archive) mgoDeleteWrong(w http.ResponseWriter, r *http.Request) {
	if err := a.mgo.RemoveId(r.PathValue("id")); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
	}
}

func (a *archive) mgoCreateWrong(w http.ResponseWriter, r *http.Request) {
	if err := a.mgo.Insert(bson.M{"title": r.FormValue("title")}); mgo.IsDup(err) {
		http.Error(w, "we have that one", http.StatusInternalServerError) // want `500 Internal Server Error for a conflict`
	}
}

func (a *archive) mongoDeleteWrong(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := a.docs.FindOneAndDelete(r.Context(), bson.M{"title": r.PathValue("title")}).Decode(&b); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
	}
}

// All gives an empty list.
func (a *archive) mgoRight(w http.ResponseWriter, r *http.Request) {
	var books []book
	if err := a.mgo.Find(bson.M{"author": r.FormValue("author")}).All(&books); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	var one book
	if !bson.IsObjectIdHex(r.PathValue("id")) {
		http.Error(w, "id", http.StatusBadRequest)
		return
	}
	err := a.mgo.FindId(r.PathValue("id")).One(&one)
	if err == mgo.ErrNotFound {
		http.Error(w, "no such book", http.StatusNotFound)
	} else if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func (a *archive) cacheWrong(w http.ResponseWriter, r *http.Request) {
	if _, err := a.cache.Get(r.Context(), "note:"+r.PathValue("key")).Result(); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	if _, err := a.any.HGet(r.Context(), "notes", r.PathValue("key")).Int(); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
	}
}

func (a *archive) oldCacheWrong(w http.ResponseWriter, r *http.Request) {
	text, err := a.old.Get(r.Context(), r.PathValue("key")).Bytes()
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	w.Write(text)
}

// What is not in the cache is looked for elsewhere; a key of the server's own has to be there.
func (a *archive) cacheRight(w http.ResponseWriter, r *http.Request) {
	_, err := a.old.Get(r.Context(), r.PathValue("key")).Result()
	if err == redis8.Nil {
		http.Error(w, "no such note", http.StatusNotFound)
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if _, err := a.cache.Get(r.Context(), "motd").Result(); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if err := a.cache.Set(r.Context(), r.PathValue("key"), "seen", 0).Err(); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if _, err := a.cache.XAdd(r.Context(), &redis9.XAddArgs{Stream: r.PathValue("key")}).Result(); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	if _, err := a.cache.Incr(r.Context(), r.PathValue("key")).Result(); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

// What is kept in the cache is not what the client has sent.
func (a *archive) cached(w http.ResponseWriter, r *http.Request) {
	text, err := a.cache.Get(r.Context(), r.PathValue("key")).Bytes()
	if errors.Is(err, redis9.Nil) {
		http.Error(w, "no such note", http.StatusNotFound)
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	var b book
	if err := json.Unmarshal(text, &b); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	write(w, http.StatusOK, b)
}

func (a *archive) dialled(w http.ResponseWriter, r *http.Request) {
	text, err := a.note(r.PathValue("key"))
	if err == redis.ErrNil {
		http.Error(w, "no such note", http.StatusInternalServerError) // want `500 Internal Server Error for something that does not exist`
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	json.NewEncoder(w).Encode(text)
}

func (a *archive) note(key string) (string, error) { return redis.String(a.conn.Do("GET", key)) }
