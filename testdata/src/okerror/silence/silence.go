// Package silence has handlers that keep failures to themselves.
package silence

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/http"
	"os"
	"strconv"
	"time"

	"okerror/silence/web"
)

type book struct{ Title string }

type shop struct{ db *sql.DB }

func (s *shop) books() ([]book, error) {
	rows, err := s.db.Query("select title from books")
	if err != nil {
		return nil, err
	}
	return nil, rows.Close()
}

func (s *shop) save(b book) error {
	_, err := s.db.Exec("insert into books (title) values (?)", b.Title)
	return err
}

func (s *shop) list(w http.ResponseWriter, r *http.Request) {
	all, err := s.books()
	if err != nil {
		log.Println(err)
		return // want `empty 200 OK although something failed \(err is not nil, line 40\); send the 4xx or 5xx status that says what`
	}
	json.NewEncoder(w).Encode(all)
}

func (s *shop) add(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
		return // want `empty 200 OK although something failed \(decoding the JSON body failed`
	}
	if err := s.save(b); err != nil {
		slog.Error("saving", "err", err)
		return // want `empty 200 OK although something failed`
	}
	w.WriteHeader(http.StatusCreated)
}

func (s *shop) throughPackage(w http.ResponseWriter, r *http.Request) {
	var b book
	err := web.Read(r, &b)
	if err != nil {
		web.LogFailure(err)
		return // want `empty 200 OK although something failed`
	}
	io.WriteString(w, b.Title)
}

// ssoCallback answers a browser that the identity provider has sent back.
func (s *shop) ssoCallback(w http.ResponseWriter, r *http.Request) {
	if err := s.save(book{r.FormValue("state")}); err != nil {
		log.Println(err)
		return // want `empty 200 OK although something failed`
	}
	http.Redirect(w, r, "/", http.StatusFound)
}

// What it leaves open is the end of the reply wherever it is called.
func (s *shop) one(w http.ResponseWriter, r *http.Request) {
	if err := s.save(book{"one"}); err != nil {
		log.Println(err)
		return // want `empty 200 OK although something failed`
	}
	io.WriteString(w, "one")
}

func (s *shop) byKind(w http.ResponseWriter, r *http.Request) {
	switch r.FormValue("kind") {
	case "one":
		log.Println("one")
		s.one(w, r)
	default:
		http.NotFound(w, r)
	}
}

// A failed handler may return its error's absence, too.
func (s *shop) returnsNil(w http.ResponseWriter, r *http.Request) error {
	all, err := s.books()
	if err != nil {
		log.Println(err)
		return nil // want `empty 200 OK although something failed`
	}
	return json.NewEncoder(w).Encode(all)
}

// A route's handler may be made by a function.
func (s *shop) routes(mux *http.ServeMux) {
	mux.HandleFunc("/all", func(w http.ResponseWriter, r *http.Request) {
		all, err := s.books()
		if err != nil {
			log.Printf("all: %v", err)
			return // want `empty 200 OK although something failed`
		}
		fmt.Fprint(w, len(all))
	})
}

// A failure beside a reply that was sent before it.
func (s *shop) after(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusAccepted)
	if err := s.save(book{}); err != nil {
		log.Println(err)
		return
	}
}

// The client has gone.
func (s *shop) left(w http.ResponseWriter, r *http.Request) {
	if err := r.Context().Err(); err != nil {
		return
	}
	select {
	case <-r.Context().Done():
		return
	case <-time.After(time.Second):
	}
	io.WriteString(w, "waited")
}

// So has the one whose request cannot be read.
func (s *shop) unread(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		log.Println(err)
		return
	}
	if err = r.Context().Err(); err != nil {
		return
	}
	if err = s.save(book{string(body)}); err != nil {
		log.Println(err)
		return // want `empty 200 OK although something failed`
	}
	io.WriteString(w, "read")
}

// Who is logged out is not only taken note of.
func (s *shop) session(w http.ResponseWriter, r *http.Request) {
	if err := s.save(book{}); err != nil {
		logout(r)
		return
	}
	io.WriteString(w, "welcome")
}

func logout(*http.Request) {}

// What calls it may still reply.
func (s *shop) prepare(w http.ResponseWriter, r *http.Request) {
	if err := s.save(book{}); err != nil {
		log.Println(err)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
}

func (s *shop) prepared(w http.ResponseWriter, r *http.Request) {
	s.prepare(w, r)
	io.WriteString(w, "prepared")
}

// A deferred function has the responder.
func (s *shop) deferred(w http.ResponseWriter, r *http.Request) {
	var err error
	defer func() {
		if err != nil {
			http.Error(w, "internal error", http.StatusInternalServerError)
		}
	}()
	if err = s.save(book{}); err != nil {
		return
	}
	io.WriteString(w, "fine")
}

func (s *shop) told(w http.ResponseWriter, r *http.Request) {
	var err error
	defer tell(w, &err)
	if err = s.save(book{}); err != nil {
		log.Println(err)
		return
	}
}

func tell(w http.ResponseWriter, err *error) {
	if *err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

// The failure is handed to what sees to it.
func (s *shop) queued(w http.ResponseWriter, r *http.Request) {
	if err := s.save(book{}); err != nil {
		failed <- err
		return
	}
	if err := s.save(book{}); err != nil {
		retry(err)
		return
	}
	io.WriteString(w, "queued")
}

var failed = make(chan error, 1)

func retry(error) {}

// receive gets messages that would be sent again.
func (s *shop) receive(w http.ResponseWriter, r *http.Request) {
	if err := s.save(book{}); err != nil {
		log.Println(err)
		return
	}
	io.WriteString(w, "ok")
}

// A dispatcher sends what a handler of this type returns.
type answer struct{ Books []book }

func (s *shop) answers(w http.ResponseWriter, r *http.Request) (*answer, error) {
	all, err := s.books()
	if err != nil {
		log.Println(err)
		return nil, nil
	}
	return &answer{all}, nil
}

type refusal struct{ code int }

func (r *refusal) Error() string { return strconv.Itoa(r.code) }

// What errors.As finds is there.
func (s *shop) refuses(w http.ResponseWriter, r *http.Request) *refusal {
	if err := s.save(book{}); err != nil {
		var found *refusal
		if errors.As(err, &found) {
			return found
		}
		return &refusal{http.StatusInternalServerError}
	}
	io.WriteString(w, "saved")
	return nil
}

func (s *shop) dispatch(h func(http.ResponseWriter, *http.Request) *refusal) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if f := h(w, r); f != nil {
			http.Error(w, f.Error(), f.code)
		}
	}
}

// What a helper that works in the background leaves undone is nobody's reply.
func (s *shop) background(ctx context.Context) {
	if err := s.save(book{}); err != nil {
		log.Println(err)
		return
	}
	os.Remove("old")
}

// What a handler does last is the end of its reply.
func (s *shop) detailed(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("title") == "" {
		http.NotFound(w, r)
		return
	}
	s.detail(w, r, r.FormValue("title"))
}

func (s *shop) detail(w http.ResponseWriter, r *http.Request, title string) {
	if err := s.save(book{title}); err != nil {
		s.logFailure(http.StatusInternalServerError, r)
		return // want `empty 200 OK although something failed`
	}
	io.WriteString(w, title)
}

func (s *shop) logFailure(status int, r *http.Request) { log.Println(status, r.URL) }

// What follows may reply.
func (s *shop) both(w http.ResponseWriter, r *http.Request) {
	s.half(w, r, "first")
	io.WriteString(w, "second")
}

func (s *shop) half(w http.ResponseWriter, r *http.Request, title string) {
	if err := s.save(book{title}); err != nil {
		log.Println(err)
		return
	}
	io.WriteString(w, title)
}
