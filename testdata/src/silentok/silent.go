package silentok

import (
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"log"
	"net/http"
	"os"
	"time"

	"silentok/web"
)

func (s *shop) right(w http.ResponseWriter, r *http.Request) {
	all, err := s.books()
	if err != nil {
		log.Println(err)
		http.Error(w, "the shelf is out of reach", http.StatusInternalServerError)
		return
	}
	if err := json.NewEncoder(w).Encode(all); err != nil {
		log.Println(err)
		return
	}
}

// The client may be gone: there is nobody to tell.
func (s *shop) writes(w http.ResponseWriter, r *http.Request) {
	if _, err := io.WriteString(w, "books"); err != nil {
		log.Println(err)
		return
	}
	if _, err := fmt.Fprintln(w, "more books"); err != nil {
		return
	}
}

// A failure that is no obstacle.
func (s *shop) goesOn(w http.ResponseWriter, r *http.Request) {
	if err := count("books"); err != nil {
		log.Println(err)
	}
	io.WriteString(w, "books")
}

// A helper has replied by then.
func (s *shop) helped(w http.ResponseWriter, r *http.Request) {
	var b book
	if !web.Decode(w, r, &b) {
		return
	}
	if err := s.save(b); err != nil {
		web.Fail(w, err)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

// A value that is not there may be meant.
func (s *shop) optional(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if name == "" {
		return
	}
	io.WriteString(w, name)
}

// Webhook gets messages that would be sent again.
func (s *shop) webhook(w http.ResponseWriter, r *http.Request) {
	var event struct{ Kind string }
	if err := json.NewDecoder(r.Body).Decode(&event); err != nil {
		log.Println(err)
		return
	}
	io.WriteString(w, "ok")
}

// So does this one, by its header.
func (s *shop) pushed(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-GitHub-Event") != "push" {
		return
	}
	if err := s.save(book{"the log"}); err != nil {
		log.Println(err)
		return
	}
	io.WriteString(w, "ok")
}

// A handlerFunc hands its failure to who calls it.
type handlerFunc func(w http.ResponseWriter, r *http.Request) error

func (h handlerFunc) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := h(w, r); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func (s *shop) handsOn(w http.ResponseWriter, r *http.Request) error {
	all, err := s.books()
	if err != nil {
		return err
	}
	return json.NewEncoder(w).Encode(all)
}

func (s *shop) wraps(w http.ResponseWriter, r *http.Request) error {
	if err := s.save(book{}); err != nil {
		return fmt.Errorf("saving: %w", err)
	}
	w.WriteHeader(http.StatusCreated)
	return nil
}

// A stream has begun with a 200, and ends when it ends.
func (s *shop) stream(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.WriteHeader(http.StatusOK)
	for {
		select {
		case <-r.Context().Done():
			return
		case <-time.After(time.Second):
			all, err := s.books()
			if err != nil {
				return
			}
			fmt.Fprintf(w, "data: %d\n\n", len(all))
		}
	}
}

var page = template.Must(template.New("page").Parse("{{.}}"))

// A page may have been sent in part.
func (s *shop) page(w http.ResponseWriter, r *http.Request) {
	if err := page.Execute(w, "books"); err != nil {
		log.Println(err)
		return
	}
}

// The file may have been sent in part.
func (s *shop) file(w http.ResponseWriter, r *http.Request) {
	f, err := os.Open("catalogue.pdf")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	if _, err := io.Copy(w, f); err != nil {
		log.Println(err)
		return
	}
}

// What fails is repaired.
func (s *shop) repaired(w http.ResponseWriter, r *http.Request) {
	text, err := os.ReadFile("greeting.txt")
	if err != nil {
		text = []byte("hello")
	}
	w.Write(text)
}

// A panic is answered by who catches it.
func (s *shop) panics(w http.ResponseWriter, r *http.Request) {
	all, err := s.books()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	fmt.Fprint(w, len(all))
}

// A deferred function replies.
func (s *shop) deferred(w http.ResponseWriter, r *http.Request) {
	var err error
	defer func() {
		if err != nil {
			http.Error(w, "internal error", http.StatusInternalServerError)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	}()
	if err = s.save(book{}); err != nil {
		return
	}
	err = errors.New("never mind")
}

// A helper of a handler that returns whether it went well leaves the reply to it.
func (s *shop) load(w http.ResponseWriter, r *http.Request) ([]book, bool) {
	w.Header().Set("Cache-Control", "no-store")
	all, err := s.books()
	if err != nil {
		return nil, false
	}
	return all, true
}

func (s *shop) loads(w http.ResponseWriter, r *http.Request) {
	all, ok := s.load(w, r)
	if !ok {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	fmt.Fprint(w, len(all))
}

// What a panic leaves is answered.
func recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if broken := recover(); broken != nil {
				log.Print(broken)
				http.Error(w, "internal error", http.StatusInternalServerError)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// The connection has been taken over, or is broken.
func takesOver(w http.ResponseWriter, r *http.Request) {
	h, ok := w.(http.Hijacker)
	if !ok {
		http.Error(w, "no", http.StatusInternalServerError)
		return
	}
	conn, _, err := h.Hijack()
	if err != nil {
		log.Print(err)
		return
	}
	conn.Close()
}

// What fails later tells nobody.
func later(w http.ResponseWriter, r *http.Request) {
	go func() {
		if err := os.Remove("old"); err != nil {
			log.Print(err)
			return
		}
	}()
	w.WriteHeader(http.StatusAccepted)
}

// What fails for one of many is skipped.
func skips(w http.ResponseWriter, r *http.Request) {
	for _, name := range []string{"old", "older"} {
		if err := os.Remove(name); err != nil {
			log.Print(err)
			continue
		}
	}
	io.WriteString(w, "removed")
}

// The client has its answer before the work begins.
func beacon(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	var b book
	if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
		log.Print(err)
		return
	}
}
