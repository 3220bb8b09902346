// Package doublereply has handlers that reply and go on.
package doublereply

import (
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"log"
	"net/http"
	"strconv"

	"doublereply/web"
)

type book struct {
	Title string
	Stock int
}

var (
	errGone   = errors.New("no such book")
	errLocked = errors.New("the book is locked")
	page      = template.Must(template.New("book").Parse("<h1>{{.Title}}"))
	shelf     = map[string]*book{}
)

func removes(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Role") != "clerk" {
		http.Error(w, "clerks only", http.StatusForbidden) // want `reply without return: the handler goes on and replies again \(line 34\); return after the reply`
	}
	delete(shelf, r.PathValue("title"))
	w.WriteHeader(http.StatusNoContent)
}

func failsAndShows(w http.ResponseWriter, r *http.Request) {
	b, err := load(r.PathValue("title"))
	if err != nil {
		http.NotFound(w, r) // want "reply without return"
	}
	fmt.Fprintf(w, "%v in stock", b)
}

func logsOnly(w http.ResponseWriter, r *http.Request) {
	b, err := load(r.PathValue("title"))
	if err != nil {
		log.Print(err)
		web.Fail(w, http.StatusInternalServerError, "the shelf broke") // want "reply without return"
	}
	web.JSON(w, http.StatusOK, b)
}

func orders(w http.ResponseWriter, r *http.Request) {
	for _, title := range r.URL.Query()["title"] {
		if _, err := load(title); err != nil {
			http.Error(w, "no such book", http.StatusNotFound) // want "reply without return|reply in a loop that goes on"
			continue
		}
		log.Print("ordered ", title)
	}
	w.WriteHeader(http.StatusCreated)
	io.WriteString(w, "ordered")
}

func leavesLoop(w http.ResponseWriter, r *http.Request) {
	for _, title := range r.URL.Query()["title"] {
		if shelf[title] == nil {
			http.Error(w, "no such book", http.StatusNotFound) // want "reply without return"
			break
		}
	}
	web.JSON(w, http.StatusOK, "all there")
}

func sorts(w http.ResponseWriter, r *http.Request) {
	b, err := load(r.PathValue("title"))
	switch {
	case errors.Is(err, errGone):
		http.Error(w, "gone", http.StatusGone) // want "reply without return"
	case errors.Is(err, errLocked):
		http.Error(w, "locked", http.StatusLocked) // want "reply without return"
	case err != nil:
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	web.JSON(w, http.StatusOK, b)
}

func byMethod(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet, http.MethodHead:
	default:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "read only", http.StatusMethodNotAllowed) // want "reply without return"
	}
	page.Execute(w, shelf[r.PathValue("title")])
}

func inElse(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("copies"))
	if err == nil && n > 0 {
		log.Print("copies: ", n)
	} else {
		http.Error(w, "how many?", http.StatusBadRequest) // want "reply without return"
	}
	io.WriteString(w, "thank you")
}

func nested(w http.ResponseWriter, r *http.Request) {
	b := shelf[r.PathValue("title")]
	if b != nil {
		if b.Stock == 0 {
			http.Error(w, "sold out", http.StatusConflict) // want "reply without return"
		}
		b.Stock--
		w.WriteHeader(http.StatusAccepted)
		return
	}
	http.NotFound(w, r)
}

func members(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Member") == "" {
			http.Error(w, "members only", http.StatusForbidden) // want `reply without return: the next handler is called all the same \(line 128\); return after the reply`
		}
		next.ServeHTTP(w, r)
	})
}

func clerks(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		role := r.Header.Get("X-Role")
		if role != "clerk" {
			web.Fail(w, http.StatusForbidden, "clerks only") // want "the next handler is called all the same"
		}
		next(w, r)
	}
}

func check(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Till") == "" {
		w.Header().Set("WWW-Authenticate", "Till")
		http.Error(w, "which till?", http.StatusUnauthorized)
	}
}

func trustsCheck(w http.ResponseWriter, r *http.Request) {
	check(w, r) // want `this call may have replied, and the handler goes on and replies again \(line 151\); let it say whether it has replied`
	web.JSON(w, http.StatusOK, shelf)
}

func trustsSharedCheck(w http.ResponseWriter, r *http.Request) {
	web.MustBeMember(w, r) // want "this call may have replied"
	io.WriteString(w, "welcome")
}

func redirects(w http.ResponseWriter, r *http.Request) {
	if r.TLS == nil {
		http.Redirect(w, r, "https://books.example"+r.URL.Path, http.StatusMovedPermanently) // want "reply without return"
	}
	fmt.Fprintln(w, "<h1>Books")
}

func refuse(w http.ResponseWriter, why string) {
	log.Print(why)
	http.Error(w, why, http.StatusBadRequest)
}

func throughHelper(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
		refuse(w, "malformed") // want "reply without return"
	}
	shelf[b.Title] = &b
	web.JSON(w, http.StatusCreated, b)
}

func htmlThenJSON(w http.ResponseWriter, r *http.Request) {
	if _, err := load("atlas"); err != nil {
		http.Error(w, "<p>no atlas", http.StatusInternalServerError) // want `two replies on one path: the second \(line 183\) is appended to this one and its status is lost; send one of them`
		web.Fail(w, http.StatusInternalServerError, "no atlas")
		return
	}
	io.WriteString(w, "an atlas")
}

func barestHead(w http.ResponseWriter, r *http.Request) {
	if shelf[r.PathValue("title")] == nil {
		w.WriteHeader(http.StatusNotFound) // want "reply without return"
	}
	w.WriteHeader(http.StatusOK)
	w.Write([]byte("found"))
}

type shop struct {
	open bool
}

func (s *shop) closed(w http.ResponseWriter) {
	http.Error(w, "closed", http.StatusServiceUnavailable)
}

func (s *shop) buy(w http.ResponseWriter, r *http.Request) {
	if !s.open {
		s.closed(w) // want "reply without return"
	}
	b, err := load(r.FormValue("title"))
	if err != nil {
		web.Fail(w, http.StatusNotFound, "no such book") // want "reply without return"
	}
	web.JSON(w, http.StatusCreated, b)
}

// The result is thrown away.
func ignoresResult(w http.ResponseWriter, r *http.Request) {
	var b book
	web.Decode(w, r, &b) // want "this call may have replied"
	web.JSON(w, http.StatusCreated, b)
}

func literal(mux *http.ServeMux) {
	mux.HandleFunc("GET /count", func(w http.ResponseWriter, r *http.Request) {
		if len(shelf) == 0 {
			http.Error(w, "no books", http.StatusNotFound) // want "reply without return"
		}
		fmt.Fprint(w, len(shelf))
	})
}

func wholePageTwice(w http.ResponseWriter, r *http.Request) {
	if b := shelf[r.PathValue("title")]; b != nil {
		web.JSON(w, http.StatusOK, b) // want "reply without return"
	}
	web.Fail(w, http.StatusNotFound, "no such book")
}

func throughLiteral(w http.ResponseWriter, r *http.Request) {
	missing := func(what string) { http.Error(w, what+" is missing", http.StatusBadRequest) }
	if r.FormValue("card") == "" {
		missing("card") // want "reply without return"
	}
	io.WriteString(w, "lent")
}

func wrongSense(w http.ResponseWriter, r *http.Request) {
	var b book
	if web.Decode(w, r, &b) { // want "this call (may have|has already) replied"
		log.Print("decoded ", b.Title)
	}
	web.JSON(w, http.StatusCreated, b)
}

func blank(w http.ResponseWriter, r *http.Request) {
	var b book
	_ = web.Decode(w, r, &b) // want "this call (may have|has already) replied"
	web.JSON(w, http.StatusCreated, b)
}

// check hides behind another function.
func checkAll(w http.ResponseWriter, r *http.Request) {
	log.Print("checking")
	check(w, r)
}

func trustsDeepCheck(w http.ResponseWriter, r *http.Request) {
	checkAll(w, r) // want "this call may have replied"
	fmt.Fprintln(w, "checked")
}

func checked(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		check(w, r) // want "the next handler is called all the same"
		next.ServeHTTP(w, r)
	})
}

func send[T any](w http.ResponseWriter, code int, v T) {
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

func generic(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("copies"))
	if err != nil {
		send(w, http.StatusBadRequest, "how many?") // want "reply without return"
	}
	send(w, http.StatusOK, n)
}

func fallsThrough(w http.ResponseWriter, r *http.Request) {
	switch r.FormValue("kind") {
	case "scroll":
		http.Error(w, "no scrolls", http.StatusBadRequest) // want "two replies on one path"
		fallthrough
	case "book":
		web.JSON(w, http.StatusOK, shelf)
	}
}

func deferred(w http.ResponseWriter, r *http.Request) {
	defer func() { web.JSON(w, http.StatusOK, "done") }()
	if r.FormValue("title") == "" {
		http.Error(w, "which book?", http.StatusBadRequest) // want "two replies on one path"
		return
	}
	log.Print(r.FormValue("title"))
}

// A gate is a handler in front of another one.
type gate struct {
	next http.Handler
}

func (g gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Till") == "" {
		w.WriteHeader(http.StatusForbidden) // want "the next handler is called all the same"
		io.WriteString(w, "no till")
	}
	g.next.ServeHTTP(w, r)
}

// One case goes on, its neighbour returns.
func neighbours(w http.ResponseWriter, r *http.Request) {
	b, err := load(r.PathValue("title"))
	switch {
	case errors.Is(err, errGone):
		http.Error(w, "gone", http.StatusGone) // want "reply without return"
	case err != nil:
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, b)
}

func neighboursInElse(w http.ResponseWriter, r *http.Request) {
	b, err := load(r.PathValue("title"))
	if err == errGone {
		web.Fail(w, http.StatusGone, "gone") // want "reply without return"
	} else if err != nil {
		web.Fail(w, http.StatusInternalServerError, "broken")
		return
	}
	fmt.Fprintln(w, b)
}

func load(title string) (*book, error) {
	if b := shelf[title]; b != nil {
		return b, nil
	}
	return nil, errGone
}
