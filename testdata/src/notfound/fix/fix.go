// Package fix has statuses that are swapped for 404.
package fix

import (
	"database/sql"
	"errors"
	"io"
	"net/http"
	"os"
)

var db *sql.DB

func title(id string) (title string, err error) {
	err = db.QueryRow("select title from books where id = ?", id).Scan(&title)
	return title, err
}

func constant(w http.ResponseWriter, r *http.Request) {
	text, err := title(r.PathValue("id"))
	if errors.Is(err, sql.ErrNoRows) {
		http.Error(w, "no such book", http.StatusInternalServerError) // want `send 404 Not Found`
		return
	}
	io.WriteString(w, text)
}

func number(w http.ResponseWriter, r *http.Request) {
	text, err := title(r.PathValue("id"))
	if err == sql.ErrNoRows {
		w.WriteHeader(500) // want `send 404 Not Found`
		return
	}
	io.WriteString(w, text)
}

func fail(w http.ResponseWriter, code int) { http.Error(w, http.StatusText(code), code) }

func helper(w http.ResponseWriter, r *http.Request) {
	text, err := os.ReadFile(r.PathValue("name"))
	if os.IsNotExist(err) {
		fail(w, http.StatusBadGateway) // want `send 404 Not Found`
		return
	}
	w.Write(text)
}
