// Package okerror: the body says it failed, the status says it worked.
package okerror

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"strings"

	"okerror/shapes/web"
)

type item struct {
	Name string `json:"name"`
}

// ErrorResponse is what clients get when something fails.
type ErrorResponse struct {
	Error string `json:"error"`
}

type envelope struct {
	Success bool   `json:"success"`
	Message string `json:"message"`
	Data    any    `json:"data,omitempty"`
}

type store interface {
	Load(ctx context.Context, name string) (item, error)
	Save(ctx context.Context, it item) error
}

type server struct{ db store }

var errClosed = errors.New("shop is closed")

func load(name string) (item, error) {
	if name == "" {
		return item{}, errors.New("no name")
	}
	return item{Name: name}, nil
}

// writeJSON answers with what it is given.
func writeJSON(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		log.Print(err)
	}
}

// No status was set, so net/http sends 200.
func implicitMap(w http.ResponseWriter, r *http.Request) {
	it, err := load(r.FormValue("name"))
	if err != nil {
		json.NewEncoder(w).Encode(map[string]string{"error": err.Error()}) // want "200 OK with an error body"
		return
	}
	json.NewEncoder(w).Encode(it)
}

func implicitStruct(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		json.NewEncoder(w).Encode(ErrorResponse{Error: err.Error()}) // want "200 OK with an error body"
		return
	}
	fmt.Fprintln(w, "fine")
}

// A pointer, and the encoder in a variable.
func encoderVariable(w http.ResponseWriter, r *http.Request) {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	it, err := load(r.FormValue("name"))
	if err != nil {
		enc.Encode(&ErrorResponse{err.Error()}) // want "200 OK with an error body"
		return
	}
	enc.Encode(it)
}

// The type of the header is set, the status is forgotten.
func headerOnly(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if _, err := load(r.FormValue("name")); err != nil {
		body := ErrorResponse{Error: "not loaded: " + err.Error()}
		json.NewEncoder(w).Encode(body) // want "200 OK with an error body"
		return
	}
	io.WriteString(w, "{}")
}

func successFalse(w http.ResponseWriter, r *http.Request) {
	it, err := load(r.FormValue("name"))
	if err != nil {
		json.NewEncoder(w).Encode(envelope{Success: false, Message: err.Error()}) // want "200 OK with an error body"
		return
	}
	json.NewEncoder(w).Encode(envelope{Success: true, Data: it})
}

// A success flag in a map.
func successFalseMap(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		json.NewEncoder(w).Encode(map[string]any{"success": false, "message": err.Error()}) // want "200 OK with an error body"
		return
	}
	json.NewEncoder(w).Encode(map[string]any{"success": true})
}

// Fields set one by one.
func fieldByField(w http.ResponseWriter, r *http.Request) {
	var out struct {
		Item  item   `json:"item"`
		Error string `json:"error,omitempty"`
	}
	it, err := load(r.FormValue("name"))
	if err != nil {
		out.Error = err.Error()
		json.NewEncoder(w).Encode(out) // want "200 OK with an error body"
		return
	}
	out.Item = it
	json.NewEncoder(w).Encode(out)
}

// Said out loud, and still wrong.
func explicitOK(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		w.WriteHeader(http.StatusOK)
		json.NewEncoder(w).Encode(map[string]string{"error": err.Error()}) // want "200 OK with an error body"
		return
	}
	fmt.Fprintln(w, "fine")
}

// 200 went out before anything could fail.
func tooEarly(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusCreated)
	it, err := load(r.FormValue("name"))
	if err != nil {
		json.NewEncoder(w).Encode(ErrorResponse{Error: err.Error()}) // want "201 Created with an error body"
		return
	}
	json.NewEncoder(w).Encode(it)
}

func printed(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		fmt.Fprintf(w, "error: %v", err) // want "200 OK with an error body"
		return
	}
	fmt.Fprintln(w, "fine")
}

func printedLine(w http.ResponseWriter, r *http.Request) {
	_, err := load(r.FormValue("name"))
	if err != nil {
		fmt.Fprintln(w, "could not load the item:", err) // want "200 OK with an error body"
		return
	}
	fmt.Fprintln(w, "fine")
}

// The text of the error as bytes and as a string.
func written(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		w.Write([]byte(err.Error())) // want "200 OK with an error body"
		return
	}
	if err := r.ParseForm(); err != nil {
		io.WriteString(w, "form: "+err.Error()) // want "200 OK with an error body"
		return
	}
	fmt.Fprintln(w, "fine")
}

// http.Error with the one status that is no error.
func errorWithOK(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		http.Error(w, err.Error(), http.StatusOK) // want "200 OK with an error body"
		return
	}
	fmt.Fprintln(w, "fine")
}

func throughHelper(w http.ResponseWriter, r *http.Request) {
	it, err := load(r.FormValue("name"))
	if err != nil {
		writeJSON(w, http.StatusOK, ErrorResponse{Error: err.Error()}) // want "200 OK with an error body"
		return
	}
	writeJSON(w, http.StatusOK, it)
}

func throughWeb(w http.ResponseWriter, r *http.Request) {
	it, err := load(r.FormValue("name"))
	if err != nil {
		web.JSON(w, 200, map[string]any{"error": err}) // want "200 OK with an error body"
		return
	}
	web.JSON(w, 200, it)
}

// The helper writes an error body by its nature; the status is the caller's choice.
func throughWebError(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		web.Error(w, http.StatusAccepted, err) // want "202 Accepted with an error body"
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// The helper in the other package sends no status either.
func throughWebBody(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		web.Body(w, web.Problem{Error: err.Error()}) // want "200 OK with an error body"
		return
	}
	web.Body(w, item{Name: "x"})
}

func marshalled(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		b, _ := json.Marshal(map[string]string{"error": err.Error()})
		w.Write(b) // want "200 OK with an error body"
		return
	}
	fmt.Fprintln(w, "fine")
}

// Through a buffer.
func buffered(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		var buf bytes.Buffer
		fmt.Fprintf(&buf, "failed: %s", err)
		w.Write(buf.Bytes()) // want "200 OK with an error body"
		return
	}
	fmt.Fprintln(w, "fine")
}

// The good case returns first.
func happyFirst(w http.ResponseWriter, r *http.Request) {
	it, err := load(r.FormValue("name"))
	if err == nil {
		json.NewEncoder(w).Encode(it)
		return
	}
	json.NewEncoder(w).Encode(ErrorResponse{Error: err.Error()}) // want "200 OK with an error body"
}

func elseBranch(w http.ResponseWriter, r *http.Request) {
	if it, err := load(r.FormValue("name")); err == nil {
		json.NewEncoder(w).Encode(it)
	} else {
		fmt.Fprintf(w, `{"error":%q}`, err.Error()) // want "200 OK with an error body"
	}
}

// A refused request without any err in sight.
func missingParameter(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimSpace(r.FormValue("name"))
	if name == "" {
		writeJSON(w, http.StatusOK, ErrorResponse{Error: "name is required"}) // want "200 OK with an error body"
		return
	}
	fmt.Fprintln(w, name)
}

// A sentinel's text.
func sentinel(open bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !open {
			json.NewEncoder(w).Encode(map[string]string{"error": errClosed.Error()}) // want "200 OK with an error body"
			return
		}
		fmt.Fprintln(w, "welcome")
	}
}

// The status sits in a variable that nobody changed.
func codeVariable(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	it, err := load(r.FormValue("name"))
	if err != nil {
		writeJSON(w, code, ErrorResponse{Error: err.Error()}) // want "200 OK with an error body"
		return
	}
	writeJSON(w, code, it)
}

// A closure that knows only one status: itself wrong, once, wherever it is called.
func closure(w http.ResponseWriter, r *http.Request) {
	fail := func(err error) {
		json.NewEncoder(w).Encode(ErrorResponse{Error: err.Error()}) // want "200 OK with an error body"
	}
	if _, err := load(r.FormValue("name")); err != nil {
		fail(err)
		return
	}
	if err := r.ParseForm(); err != nil {
		fail(err)
		return
	}
	fmt.Fprintln(w, "fine")
}

// The house helper that never sends anything but 200: one finding here, none below.
func sendError(w http.ResponseWriter, err error) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusOK)
	json.NewEncoder(w).Encode(ErrorResponse{Error: err.Error()}) // want "200 OK with an error body"
}

func callsSendError(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		sendError(w, err)
		return
	}
	fmt.Fprintln(w, "fine")
}

func (s *server) get(w http.ResponseWriter, r *http.Request) {
	it, err := s.db.Load(r.Context(), r.PathValue("name"))
	if err != nil {
		log.Printf("load: %v", err)
		writeJSON(w, http.StatusOK, envelope{Success: false, Message: "cannot load"}) // want "200 OK with an error body"
		return
	}
	writeJSON(w, http.StatusOK, envelope{Success: true, Data: it})
}

// A handler literal on a mux.
func routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /items/{name}", func(w http.ResponseWriter, r *http.Request) {
		it, err := load(r.PathValue("name"))
		if err != nil {
			json.NewEncoder(w).Encode(map[string]any{"error": err.Error(), "item": nil}) // want "200 OK with an error body"
			return
		}
		json.NewEncoder(w).Encode(it)
	})
}

// 404 comes after the head has gone: the wire says 200.
func headTooSoon(w http.ResponseWriter, r *http.Request) {
	if _, err := load(r.FormValue("name")); err != nil {
		json.NewEncoder(w).Encode(ErrorResponse{Error: err.Error()}) // want "200 OK with an error body"
		w.WriteHeader(http.StatusNotFound)
		return
	}
	fmt.Fprintln(w, "fine")
}

func check(text string) error {
	if text == "" {
		return errClosed
	}
	return nil
}

// A report has one status for good news and for bad; this has two.
func badValidate(w http.ResponseWriter, r *http.Request) {
	if err := check(r.FormValue("text")); err != nil {
		writeJSON(w, http.StatusOK, envelope{Success: false, Message: err.Error()}) // want "200 OK with an error body"
		return
	}
	writeJSON(w, http.StatusCreated, envelope{Success: true})
}
