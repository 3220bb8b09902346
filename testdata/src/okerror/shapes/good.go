package okerror

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"

	"okerror/shapes/web"
)

// The status comes first.
func okStatusFirst(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		w.WriteHeader(http.StatusBadRequest)
		json.NewEncoder(w).Encode(map[string]string{"error": err.Error()})
		return
	}
	fmt.Fprintln(w, "fine")
}

func okHelper(w http.ResponseWriter, r *http.Request) {
	it, err := load(r.FormValue("name"))
	if err != nil {
		writeJSON(w, http.StatusInternalServerError, ErrorResponse{Error: err.Error()})
		return
	}
	writeJSON(w, http.StatusOK, it)
}

func okWeb(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		web.Error(w, http.StatusNotFound, err)
		return
	}
	web.JSON(w, http.StatusOK, item{})
}

// A status helper before a body helper.
func setStatus(w http.ResponseWriter, code int) { w.WriteHeader(code) }

func okTwoHelpers(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		setStatus(w, http.StatusConflict)
		web.Body(w, web.Problem{Error: err.Error()})
		return
	}
	fmt.Fprintln(w, "fine")
}

// The code is corrected on the way.
func okCodeVariable(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	body := any(item{})
	if _, err := load(r.FormValue("name")); err != nil {
		code = http.StatusBadRequest
		body = ErrorResponse{Error: err.Error()}
	}
	writeJSON(w, code, body)
}

// An error field that is empty on success.
func okEmptyField(w http.ResponseWriter, r *http.Request) {
	json.NewEncoder(w).Encode(map[string]any{"error": nil, "item": item{Name: "x"}})
}

func okZeroField(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, http.StatusOK, ErrorResponse{Error: ""})
}

// The failure only costs us the fancy answer.
func okFallback(w http.ResponseWriter, r *http.Request) {
	it, err := load(r.FormValue("name"))
	if err != nil {
		log.Printf("load: %v", err)
		it = item{Name: "default"}
	}
	json.NewEncoder(w).Encode(it)
}

// An empty list is an answer.
func okNoRows(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var name string
		err := db.QueryRow("select name from items").Scan(&name)
		if errors.Is(err, sql.ErrNoRows) {
			json.NewEncoder(w).Encode([]item{})
			return
		}
		if err != nil {
			http.Error(w, "items", http.StatusInternalServerError)
			return
		}
		json.NewEncoder(w).Encode([]item{{Name: name}})
	}
}

// End of input is how a stream ends.
func okEOF(w http.ResponseWriter, r *http.Request) {
	dec := json.NewDecoder(r.Body)
	n := 0
	for {
		var it item
		err := dec.Decode(&it)
		if err == io.EOF {
			break
		}
		if err != nil {
			http.Error(w, "json", http.StatusBadRequest)
			return
		}
		n++
	}
	fmt.Fprintf(w, "%d items, no errors", n)
}

// A word is no evidence.
func okWord(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, "How to read an error message")
	json.NewEncoder(w).Encode(map[string]int{"error_count": 0})
}

// What validation found is the answer to the question.
func okValidation(check func(string) []string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		problems := check(r.FormValue("text"))
		json.NewEncoder(w).Encode(struct {
			Valid  bool     `json:"valid"`
			Errors []string `json:"errors"`
		}{len(problems) == 0, problems})
	}
}

// Good news and bad have the same status.
func okValidate(w http.ResponseWriter, r *http.Request) {
	if err := check(r.FormValue("text")); err != nil {
		writeJSON(w, http.StatusOK, envelope{Success: false, Message: err.Error()})
		return
	}
	writeJSON(w, http.StatusOK, envelope{Success: true})
}

// Another service's message wants a 2xx, whatever became of it.
func okWebhook(w http.ResponseWriter, r *http.Request) {
	if err := check(r.FormValue("event")); err != nil {
		writeJSON(w, http.StatusOK, envelope{Success: false, Message: err.Error()})
		return
	}
	writeJSON(w, http.StatusAccepted, envelope{Success: true})
}

type job struct {
	ID        int
	LastError string
}

// The job failed, the question about it did not.
func okJob(j job) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		writeJSON(w, http.StatusOK, map[string]any{"id": j.ID, "error": j.LastError})
	}
}

// Each row has its own outcome.
func okBatch(w http.ResponseWriter, r *http.Request) {
	type outcome struct {
		Name  string `json:"name"`
		Error string `json:"error,omitempty"`
	}
	var out []outcome
	for _, name := range r.URL.Query()["name"] {
		o := outcome{Name: name}
		if _, err := load(name); err != nil {
			o.Error = err.Error()
		}
		out = append(out, o)
	}
	json.NewEncoder(w).Encode(out)
}

// Another component's state.
func okHealth(ping func() error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		db := "up"
		if err := ping(); err != nil {
			db = "down: " + err.Error()
		}
		json.NewEncoder(w).Encode(map[string]string{"db": db})
	}
}

// The error goes to the log and to a file, the client gets a page.
func okElsewhere(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		fmt.Fprintf(os.Stderr, "error: %v\n", err)
		var audit bytes.Buffer
		json.NewEncoder(&audit).Encode(map[string]string{"error": err.Error()})
		log.Print(audit.String())
	}
	fmt.Fprintln(w, "thank you")
}

// The inner err has nothing to do with the reply.
func okShadowed(w http.ResponseWriter, r *http.Request) {
	_, err := load("x")
	if err == nil {
		_, err := load("")
		log.Print(err)
		json.NewEncoder(w).Encode(item{Name: "x"})
		return
	}
	http.Error(w, err.Error(), http.StatusBadGateway)
}

// The status is decided by code we cannot see.
func okUnknownStatus(statusOf func(error) int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if _, err := load(r.FormValue("name")); err != nil {
			w.WriteHeader(statusOf(err))
			json.NewEncoder(w).Encode(ErrorResponse{Error: err.Error()})
			return
		}
		fmt.Fprintln(w, "fine")
	}
}

// The responder went through code that may have set a status.
func okEscaped(prepare func(http.ResponseWriter, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if _, err := load(r.FormValue("name")); err != nil {
			prepare(w, err)
			json.NewEncoder(w).Encode(ErrorResponse{Error: err.Error()})
			return
		}
		fmt.Fprintln(w, "fine")
	}
}

// Never reached.
func okPanic(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		panic(err)
		fmt.Fprintf(w, "error: %v", err)
	}
	if err := r.ParseForm(); err != nil {
		log.Fatalf("form: %v", err)
		fmt.Fprintf(w, "error: %v", err)
	}
	fmt.Fprintln(w, "fine")
}

// Already streaming: the status is history.
func okStreaming(next func() (item, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/x-ndjson")
		enc := json.NewEncoder(w)
		for range 10 {
			it, err := next()
			if err != nil {
				enc.Encode(map[string]string{"error": err.Error()})
				return
			}
			enc.Encode(it)
			w.(http.Flusher).Flush()
		}
	}
}

// A redirect that carries the reason is no success.
func okRedirect(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		http.Redirect(w, r, "/?error=name", http.StatusSeeOther)
		return
	}
	fmt.Fprintln(w, "fine")
}

// An HTTP client checks errors too, and is no reply.
func okClient(r *http.Request) error {
	req, err := http.NewRequest(http.MethodPost, "https://b.example", nil)
	if err != nil {
		return fmt.Errorf("request: %w", err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		fmt.Fprintf(os.Stdout, "error: %v", err)
		return err
	}
	return resp.Body.Close()
}

// Success: the branch is the one without an error.
func okNilBranch(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err == nil {
		fmt.Fprintf(w, "last error: %v", err)
		return
	}
	http.Error(w, "name", http.StatusBadRequest)
}

// A deferred handler of errors sets the status itself.
func okDeferred(w http.ResponseWriter, r *http.Request) {
	var err error
	defer func() {
		if err != nil {
			w.WriteHeader(http.StatusInternalServerError)
			json.NewEncoder(w).Encode(ErrorResponse{Error: err.Error()})
		}
	}()
	if _, err = load(r.FormValue("name")); err != nil {
		return
	}
	fmt.Fprintln(w, "fine")
}

// A responder of our own keeps its status inside.
type failing struct{ http.ResponseWriter }

func (f failing) Write(p []byte) (int, error) {
	f.ResponseWriter.WriteHeader(http.StatusInternalServerError)
	return f.ResponseWriter.Write(p)
}

func okWrapped(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		json.NewEncoder(failing{w}).Encode(ErrorResponse{Error: err.Error()})
		return
	}
	fmt.Fprintln(w, "fine")
}
