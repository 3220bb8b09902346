// Package silentok has handlers that keep failures to themselves, and others that
// are right.
package silentok

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"sync/atomic"

	"silentok/web"
)

type book struct{ Title string }

type shop struct {
	db       *sql.DB
	failures atomic.Int64
}

func (s *shop) books() ([]book, error) {
	rows, err := s.db.Query("select title from books")
	if err != nil {
		return nil, err
	}
	return nil, rows.Close()
}

func (s *shop) list(w http.ResponseWriter, r *http.Request) {
	all, err := s.books()
	if err != nil {
		s.failures.Add(1)
		return // want `empty 200 OK although something failed \(err is not nil, line 36\); send the 4xx or 5xx status that says what`
	}
	json.NewEncoder(w).Encode(all)
}

func (s *shop) add(w http.ResponseWriter, r *http.Request) {
	var b book
	switch err := json.NewDecoder(r.Body).Decode(&b); {
	case err != nil:
		return // want `empty 200 OK although something failed \(decoding the JSON body failed`
	}
	if err := s.save(b); err != nil {
		s.failures.Add(1)
		fmt.Println("saving:", err)
		return // want `empty 200 OK although something failed`
	}
	w.WriteHeader(http.StatusCreated)
}

func (s *shop) save(b book) error {
	_, err := s.db.Exec("insert into books (title) values (?)", b.Title)
	return err
}

func (s *shop) throughPackage(w http.ResponseWriter, r *http.Request) {
	var b book
	err := web.Read(r, &b)
	if err != nil {
		web.Note(err)
		return // want `empty 200 OK although something failed`
	}
	io.WriteString(w, b.Title)
}

func (s *shop) sorted(w http.ResponseWriter, r *http.Request) {
	var title string
	err := s.db.QueryRow("select title from books where id = ?", r.PathValue("id")).Scan(&title)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		log.Print("no such book")
		return // want `empty 200 OK although something failed`
	case err != nil:
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	io.WriteString(w, title)
}

func (s *shop) routes(mux *http.ServeMux) {
	mux.HandleFunc("/all", func(w http.ResponseWriter, r *http.Request) {
		all, err := s.books()
		if err != nil {
			log.Printf("all: %v", err)
			clear(all)
			return // want `empty 200 OK although something failed`
		}
		fmt.Fprint(w, len(all))
	})
}

func counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := count(r.URL.Path); err != nil {
			os.Remove("last")
			return // want `empty 200 OK although something failed`
		}
		if r.URL.Path == "/cellar" {
			http.NotFound(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func count(path string) error { return os.WriteFile("last", []byte(path), 0o600) }

// A shelf is a handler itself.
type shelf struct{ name string }

func (s shelf) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, err := os.Open(s.name)
	if f == nil || err != nil {
		return // want `empty 200 OK although something failed`
	}
	defer f.Close()
	io.Copy(w, f)
}
