package doublereply

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"

	"doublereply/web"
)

func onePage(w http.ResponseWriter, r *http.Request) {
	io.WriteString(w, "<html>")
	fmt.Fprintf(w, "<p>%d books", len(shelf))
	w.Write([]byte("</html>"))
}

func errorPage(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	w.WriteHeader(http.StatusNotFound)
	fmt.Fprint(w, "<h1>No such book")
	fmt.Fprintf(w, "<p>%s", r.PathValue("title"))
}

func lastStatement(w http.ResponseWriter, r *http.Request) {
	if b := shelf[r.PathValue("title")]; b != nil {
		web.JSON(w, http.StatusOK, b)
		return
	}
	http.Error(w, "no such book", http.StatusNotFound)
}

func tails(w http.ResponseWriter, r *http.Request) {
	b, err := load(r.PathValue("title"))
	if errors.Is(err, errGone) {
		http.NotFound(w, r)
	} else if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
	} else {
		web.JSON(w, http.StatusOK, b)
	}
}

func switchTails(w http.ResponseWriter, r *http.Request) {
	switch _, err := load(r.PathValue("title")); {
	case errors.Is(err, errGone):
		http.Error(w, "gone", http.StatusGone)
	case errors.Is(err, errLocked):
		web.Fail(w, http.StatusLocked, "locked")
	case err != nil:
		http.Error(w, "broken", http.StatusInternalServerError)
	default:
		io.WriteString(w, "there")
	}
	log.Print("answered")
}

func logsBetween(w http.ResponseWriter, r *http.Request) {
	if _, err := load("atlas"); err != nil {
		http.Error(w, "no atlas", http.StatusNotFound)
		log.Print(err)
		return
	}
	io.WriteString(w, "an atlas")
}

func encodeFails(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(shelf); err != nil {
		http.Error(w, "cannot encode", http.StatusInternalServerError)
	}
}

func saysBool(w http.ResponseWriter, r *http.Request) {
	var b book
	if !web.Decode(w, r, &b) {
		return
	}
	web.JSON(w, http.StatusCreated, b)
}

func saysPointer(w http.ResponseWriter, r *http.Request) {
	member := web.Member(w, r)
	if member == nil {
		return
	}
	io.WriteString(w, *member)
}

func bought(w http.ResponseWriter, title string) error {
	b := shelf[title]
	if b == nil {
		http.Error(w, "no such book", http.StatusNotFound)
		return errGone
	}
	b.Stock--
	return nil
}

func saysError(w http.ResponseWriter, r *http.Request) {
	if err := bought(w, r.FormValue("title")); err != nil {
		log.Print(err)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func guarded(w http.ResponseWriter, r *http.Request) {
	wrote := false
	if r.FormValue("title") == "" {
		http.Error(w, "which book?", http.StatusBadRequest)
		wrote = true
	}
	if !wrote {
		io.WriteString(w, "sold")
	}
}

func guardedInLoop(w http.ResponseWriter, r *http.Request) {
	failed := false
	for _, title := range r.URL.Query()["title"] {
		if shelf[title] == nil {
			http.Error(w, "no such book", http.StatusNotFound)
			failed = true
			break
		}
	}
	if failed {
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func panics(w http.ResponseWriter, r *http.Request) {
	if len(shelf) == 0 {
		http.Error(w, "no books", http.StatusInternalServerError)
		panic(http.ErrAbortHandler)
	}
	io.WriteString(w, "open")
}

func neverReturns(w http.ResponseWriter, r *http.Request) {
	switch len(shelf) {
	case 0:
		http.Error(w, "no books", http.StatusInternalServerError)
		log.Fatalln("no books")
	case 1:
		http.Error(w, "one book", http.StatusInternalServerError)
		runtime.Goexit()
	case 2:
		http.Error(w, "two books", http.StatusInternalServerError)
		os.Exit(2)
	}
	io.WriteString(w, "open")
}

func giveUp(w http.ResponseWriter, why string) {
	http.Error(w, why, http.StatusInternalServerError)
	panic(http.ErrAbortHandler)
}

func panicsInHelper(w http.ResponseWriter, r *http.Request) {
	b, err := load("atlas")
	if err != nil {
		giveUp(w, "no atlas")
	}
	web.JSON(w, http.StatusOK, b)
}

func recovers(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if cause := recover(); cause != nil {
			log.Print(cause)
			http.Error(w, "broken", http.StatusInternalServerError)
		}
	}()
	if r.FormValue("title") == "" {
		http.Error(w, "which book?", http.StatusBadRequest)
		return
	}
	io.WriteString(w, "found")
}

// The deferred function writes the end of the page that the handler began.
func closesPage(w http.ResponseWriter, r *http.Request) {
	defer io.WriteString(w, "</html>")
	io.WriteString(w, "<html>")
}

// A journal is a responder of its own.
type journal struct {
	http.ResponseWriter
	begun bool
}

func (j *journal) WriteHeader(code int) {
	if !j.begun {
		j.begun = true
		j.ResponseWriter.WriteHeader(code)
	}
}

func (j *journal) Write(p []byte) (int, error) {
	if !j.begun {
		j.WriteHeader(http.StatusOK)
	}
	return j.ResponseWriter.Write(p)
}

func journaled(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		j := &journal{ResponseWriter: w}
		next.ServeHTTP(j, r)
		if !j.begun {
			http.NotFound(w, r)
		}
	})
}

// The refusal goes to the recorder, the reply to the client.
func rehearsed(w http.ResponseWriter, r *http.Request) {
	rec := httptest.NewRecorder()
	http.Error(rec, "no such book", http.StatusNotFound)
	w.WriteHeader(rec.Code)
	rec.Body.WriteTo(w)
}

func repliesAndReturns(w http.ResponseWriter, r *http.Request) {
	for _, b := range shelf {
		if b.Stock == 0 {
			continue
		}
		if b.Title == r.PathValue("title") {
			web.JSON(w, http.StatusOK, b)
			return
		}
	}
	http.NotFound(w, r)
}

func jumps(w http.ResponseWriter, r *http.Request) {
	b, err := load(r.PathValue("title"))
	if err != nil {
		http.Error(w, "no such book", http.StatusNotFound)
		goto end
	}
	web.JSON(w, http.StatusOK, b)
end:
	log.Print("answered")
}

func labelled(w http.ResponseWriter, r *http.Request) {
	rows := [][]string{r.URL.Query()["title"], r.URL.Query()["author"]}
answer:
	switch {
	case len(rows[0]) > 0:
		for _, title := range rows[0] {
			if shelf[title] == nil {
				http.Error(w, "no such book", http.StatusNotFound)
				break answer
			}
		}
		io.WriteString(w, "all there")
	default:
		io.WriteString(w, "ask for something")
	}
}

func correlated(w http.ResponseWriter, r *http.Request) {
	b, err := load(r.PathValue("title"))
	if err != nil {
		http.Error(w, "no such book", http.StatusNotFound)
	}
	if err == nil {
		web.JSON(w, http.StatusOK, b)
	}
}

func correlatedByStatus(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	if shelf[r.PathValue("title")] == nil {
		code = http.StatusNotFound
	}
	if code != http.StatusOK {
		http.Error(w, http.StatusText(code), code)
	}
	if code == http.StatusOK {
		io.WriteString(w, "there")
	}
}

// The error is the same one, so only one of the two branches is taken.
func chained(w http.ResponseWriter, r *http.Request) {
	b, err := load(r.PathValue("title"))
	if err != nil {
		web.Fail(w, http.StatusNotFound, "no such book")
	} else {
		b.Stock--
	}
	if err != nil {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// The server of a middleware may answer itself and not call the next handler.
func maintained(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(shelf) == 0 {
			http.Error(w, "closed", http.StatusServiceUnavailable)
		} else {
			next.ServeHTTP(w, r)
		}
	})
}

// Work after the reply is no second one.
func countsAfterwards(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("title") == "" {
		http.Error(w, "which book?", http.StatusBadRequest)
	}
	log.Print("asked for ", r.FormValue("title"))
}

func events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	for title := range shelf {
		fmt.Fprintf(w, "data: %s\n\n", title)
		if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
	}
}

// An empty name means that the reply has been sent.
func cardOf(w http.ResponseWriter, r *http.Request) string {
	card := r.FormValue("card")
	if card == "" {
		http.Error(w, "which card?", http.StatusBadRequest)
		return ""
	}
	return card
}

func saysEmpty(w http.ResponseWriter, r *http.Request) {
	card := cardOf(w, r)
	if card == "" {
		return
	}
	io.WriteString(w, card)
}

// A step is what a handler is to do next.
type step int

const (
	goOn step = iota
	replied
	again
)

func firstStep(w http.ResponseWriter, r *http.Request) step {
	switch r.FormValue("title") {
	case "":
		http.Error(w, "which book?", http.StatusBadRequest)
		return replied
	case "lent":
		return again
	}
	return goOn
}

func saysStep(w http.ResponseWriter, r *http.Request) {
	switch firstStep(w, r) {
	case replied:
		return
	case again:
		http.Error(w, "come back later", http.StatusConflict)
	default:
		io.WriteString(w, "here it is")
	}
}

func robots(w http.ResponseWriter, r *http.Request) (handled bool) {
	if r.URL.Path == "/robots.txt" {
		http.NotFound(w, r)
		handled = true
	}
	return
}

func saysHandled(w http.ResponseWriter, r *http.Request) {
	if robots(w, r) {
		return
	}
	web.JSON(w, http.StatusOK, shelf)
}

func saysInLiteral(w http.ResponseWriter, r *http.Request) {
	has := func(name string) bool {
		if r.FormValue(name) == "" {
			http.Error(w, name+" is missing", http.StatusBadRequest)
			return false
		}
		return true
	}
	if !has("card") || !has("title") {
		return
	}
	io.WriteString(w, "lent")
}

func asksTwice(w http.ResponseWriter, r *http.Request) {
	var b book
	if ok := web.Decode(w, r, &b); !ok || b.Title == "" {
		if ok {
			http.Error(w, "which book?", http.StatusUnprocessableEntity)
		}
		return
	}
	web.JSON(w, http.StatusCreated, b)
}

func deferredFailure(w http.ResponseWriter, r *http.Request) {
	var err error
	defer func() {
		if err != nil {
			http.Error(w, "no such book", http.StatusNotFound)
		}
	}()
	b, err := load(r.PathValue("title"))
	if err != nil {
		return
	}
	web.JSON(w, http.StatusOK, b)
}

func statusOfKind(w http.ResponseWriter, r *http.Request) {
	ok := false
	switch r.FormValue("kind") {
	case "book", "scroll":
		ok = true
	default:
		http.Error(w, "no such kind", http.StatusBadRequest)
	}
	if ok {
		io.WriteString(w, "there are some")
	}
}

func retries(w http.ResponseWriter, r *http.Request) {
	var err error
	for range 3 {
		var b *book
		if b, err = load("atlas"); err == nil {
			web.JSON(w, http.StatusOK, b)
			return
		}
	}
	log.Print(err)
	http.Error(w, "no atlas", http.StatusNotFound)
}

func wroteField(w http.ResponseWriter, r *http.Request) {
	var page struct{ wrote bool }
	if r.FormValue("title") == "" {
		http.Error(w, "which book?", http.StatusBadRequest)
		page.wrote = true
	}
	if page.wrote {
		return
	}
	io.WriteString(w, "here it is")
}

// A bare status is half a reply; the body of all cases completes it.
func bareStatus(w http.ResponseWriter, r *http.Request) {
	b, err := load(r.PathValue("title"))
	if err != nil {
		w.WriteHeader(http.StatusNotFound)
	}
	json.NewEncoder(w).Encode(map[string]any{"book": b, "ok": err == nil})
}

func statusOfError(w http.ResponseWriter, r *http.Request) {
	_, err := load(r.PathValue("title"))
	msg := "there"
	switch {
	case errors.Is(err, errGone):
		w.WriteHeader(http.StatusGone)
		msg = "gone"
	case err != nil:
		w.WriteHeader(http.StatusInternalServerError)
		msg = "broken"
	default:
		w.WriteHeader(http.StatusOK)
	}
	io.WriteString(w, msg)
}

func begin(w http.ResponseWriter, err error) {
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
	}
}

func beginsOnly(w http.ResponseWriter, r *http.Request) {
	_, err := load("atlas")
	begin(w, err)
	json.NewEncoder(w).Encode(map[string]bool{"ok": err == nil})
}

// Whether it has replied, the literal says.
func saysInVariable(w http.ResponseWriter, r *http.Request) {
	done := false
	func() {
		if r.PathValue("lamp") == "" {
			http.Error(w, "which lamp?", http.StatusBadRequest)
			done = true
		}
	}()
	if done {
		return
	}
	w.WriteHeader(http.StatusAccepted)
}
