// Package notfound has 5xx replies for what does not exist, and others that are right.
package notfound

import (
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"log"
	"net/http"
	"os"

	"notfound/web"
)

// The library's own errors.
var (
	ErrNotFound   = errors.New("no such card")
	errNoSuchRoom = errors.New("no such room")
)

// A NotFoundError says what there is none of.
type NotFoundError struct{ Name string }

func (e *NotFoundError) Error() string { return "no " + e.Name }

type card struct{ Title, Author string }

type library struct {
	db  *sql.DB
	dir string
}

func (l *library) card(r *http.Request) (c card, err error) {
	err = l.db.QueryRowContext(r.Context(), "select title, author from cards where id = ?", r.PathValue("id")).Scan(&c.Title, &c.Author)
	return c, err
}

func (l *library) compared(w http.ResponseWriter, r *http.Request) {
	c, err := l.card(r)
	if err == sql.ErrNoRows {
		http.Error(w, "no such card", http.StatusInternalServerError) // want `500 Internal Server Error for something that does not exist \(err, line 42\); send 404 Not Found`
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	io.WriteString(w, c.Title)
}

func (l *library) unwrapped(w http.ResponseWriter, r *http.Request) {
	c, err := l.card(r)
	if errors.Is(err, sql.ErrNoRows) {
		w.WriteHeader(http.StatusInternalServerError) // want `500 Internal Server Error for something that does not exist`
		return
	}
	io.WriteString(w, c.Title)
}

func (l *library) inside(w http.ResponseWriter, r *http.Request) {
	c, err := l.card(r)
	if err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			log.Print("no card ", r.PathValue("id"))
			http.Error(w, "no such card", 500) // want `500 Internal Server Error for something that does not exist`
			return
		}
		http.Error(w, "internal error", 500)
		return
	}
	io.WriteString(w, c.Title)
}

func (l *library) switched(w http.ResponseWriter, r *http.Request) {
	c, err := l.card(r)
	switch {
	case err == nil:
		json.NewEncoder(w).Encode(c)
	case errors.Is(err, sql.ErrNoRows):
		http.Error(w, "no such card", http.StatusBadGateway) // want `502 Bad Gateway for something that does not exist`
	default:
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func (l *library) switchedByValue(w http.ResponseWriter, r *http.Request) {
	c, err := l.card(r)
	switch err {
	case nil:
		json.NewEncoder(w).Encode(c)
	case sql.ErrNoRows:
		http.Error(w, "no such card", http.StatusInternalServerError) // want `500 Internal Server Error for something that does not exist`
	default:
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func (l *library) oneCase(w http.ResponseWriter, r *http.Request) {
	switch c, err := l.card(r); err {
	case sql.ErrNoRows:
		web.Fail(w, http.StatusInternalServerError, "no such card") // want `500 Internal Server Error for something that does not exist`
	case nil:
		io.WriteString(w, c.Author)
	}
}

func fail(w http.ResponseWriter, code int, text string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(map[string]string{"error": text})
}

func (l *library) scan(w http.ResponseWriter, r *http.Request) {
	text, err := os.ReadFile(l.dir + "/" + r.PathValue("name"))
	if os.IsNotExist(err) {
		fail(w, http.StatusInternalServerError, "no such scan") // want `500 Internal Server Error for something that does not exist`
		return
	}
	if err != nil {
		fail(w, http.StatusInternalServerError, "internal error")
		return
	}
	w.Write(text)
}

func (l *library) page(w http.ResponseWriter, r *http.Request) {
	f, err := os.Open(l.dir + "/" + r.PathValue("name"))
	if errors.Is(err, os.ErrNotExist) {
		web.Internal(w, err) // want `500 Internal Server Error for something that does not exist`
		return
	} else if err != nil {
		web.Internal(w, err)
		return
	}
	defer f.Close()
	io.Copy(w, f)
}

func (l *library) size(w http.ResponseWriter, r *http.Request) {
	info, err := os.Stat(l.dir + "/" + r.PathValue("name"))
	if err != nil && errors.Is(err, fs.ErrNotExist) {
		http.Error(w, "no such scan", http.StatusInternalServerError) // want `500 Internal Server Error for something that does not exist`
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	io.WriteString(w, info.Name())
}

func (l *library) negated(w http.ResponseWriter, r *http.Request) {
	c, err := l.card(r)
	if !errors.Is(err, sql.ErrNoRows) {
		io.WriteString(w, c.Title)
		return
	}
	http.Error(w, "no such card", http.StatusInternalServerError) // want `500 Internal Server Error for something that does not exist`
}

// borrow maps the error in a closure.
func (l *library) borrow(w http.ResponseWriter, r *http.Request) {
	broken := func(text string) { http.Error(w, text, http.StatusInternalServerError) }
	if _, err := l.card(r); errors.Is(err, sql.ErrNoRows) {
		broken("no such card") // want `500 Internal Server Error for something that does not exist`
		return
	}
	io.WriteString(w, "take it")
}

func (l *library) routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /shelves/{id}", func(w http.ResponseWriter, r *http.Request) {
		var name string
		err := l.db.QueryRow("select name from shelves where id = ?", r.PathValue("id")).Scan(&name)
		if err == sql.ErrNoRows {
			http.Error(w, "no such shelf", 500) // want `500 Internal Server Error for something that does not exist`
			return
		}
		io.WriteString(w, name)
	})
}

func find(id string) (card, error) {
	switch id {
	case "":
		return card{}, ErrNotFound
	case "0":
		return card{}, &NotFoundError{id}
	}
	return card{}, errNoSuchRoom
}

func ownError(w http.ResponseWriter, r *http.Request) {
	c, err := find(r.PathValue("id"))
	if errors.Is(err, ErrNotFound) {
		http.Error(w, "no such card", http.StatusInternalServerError) // want `500 Internal Server Error for something that does not exist`
		return
	}
	if err == errNoSuchRoom {
		http.Error(w, "no such room", http.StatusInternalServerError) // want `500 Internal Server Error for something that does not exist`
		return
	}
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	io.WriteString(w, c.Title)
}

func ownType(w http.ResponseWriter, r *http.Request) {
	c, err := find(r.PathValue("id"))
	var missing *NotFoundError
	if errors.As(err, &missing) {
		http.Error(w, missing.Name, http.StatusInternalServerError) // want `500 Internal Server Error for something that does not exist`
		return
	}
	io.WriteString(w, c.Title)
}

func ownTypeSwitch(w http.ResponseWriter, r *http.Request) {
	c, err := find(r.PathValue("id"))
	switch err.(type) {
	case nil:
		io.WriteString(w, c.Title)
	case *NotFoundError:
		http.Error(w, "no such card", http.StatusInternalServerError) // want `500 Internal Server Error for something that does not exist`
	default:
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

// untold looks up what the client has named and does not tell that there is none from
// a database that is down.
func (l *library) untold(w http.ResponseWriter, r *http.Request) {
	var title string
	err := l.db.QueryRow("select title from cards where id = ?", r.PathValue("id")).Scan(&title)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist`
		return
	}
	io.WriteString(w, title)
}

const broken = 500

// named has a status of its own name, which is no better and has no fix: it may serve
// others as well.
func (l *library) named(w http.ResponseWriter, r *http.Request) {
	text, err := os.ReadFile(l.dir + "/" + r.PathValue("name"))
	if os.IsNotExist(err) {
		w.WriteHeader(broken) // want `500 Internal Server Error for something that does not exist`
		return
	}
	w.Write(text)
}
