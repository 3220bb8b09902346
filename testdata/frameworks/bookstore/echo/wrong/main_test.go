package main

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"example.com/frameworks/bookstore/shelf"
)

// These tests drive the mistakes, so they assert what should not be. They show
// that each of them reaches a client.

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

const (
	reader = "Authorization: Bearer reader-token"
	editor = "Authorization: Bearer editor-token"
	desk   = "Authorization: Basic ZGVzazpzZXNhbWU=" // desk:sesame
	form   = "Content-Type: application/x-www-form-urlencoded"
	jsn    = "Content-Type: application/json"
	first  = `{"title":"First","isbn":"9780000000001","pages":1}`
	second = `{"title":"Second","isbn":"9780000000002","pages":2}`
)

// open returns a server with one book, next to a catalogue.
func open(t *testing.T, days string) *server {
	t.Helper()
	catalogue := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/books/good":
			io.WriteString(w, first)
		case "/books/half":
			io.WriteString(w, "{}")
		case "/books/bad":
			io.WriteString(w, "<html>")
		case "/books/slow":
			<-r.Context().Done()
		case "/books/broken":
			w.WriteHeader(http.StatusInternalServerError)
		case "/scans/rare":
			w.WriteHeader(http.StatusTeapot)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(catalogue.Close)
	s := newServer(config{catalogue: catalogue.URL, password: "sesame", hookKey: "key"}, shelf.New(),
		fstest.MapFS{"days.txt": {Data: []byte(days)}})
	if _, err := s.shelf.Add(t.Context(), shelf.Book{Title: "First", ISBN: "9780000000001", Pages: 1}); err != nil {
		t.Fatal(err)
	}
	return s
}

// A call is a request and the status that answers it.
type call struct {
	route, body string
	status      int
	fields      []string // "Name: value"
	want        string   // a part of the body
	location    string
}

func (test call) run(t *testing.T, s *server) {
	t.Helper()
	method, path, _ := strings.Cut(test.route, " ")
	r := httptest.NewRequest(method, path, strings.NewReader(test.body))
	for _, field := range test.fields {
		name, value, _ := strings.Cut(field, ": ")
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	s.echo().ServeHTTP(w, r)
	res := w.Result()
	if res.StatusCode != test.status {
		t.Errorf("%s: %d %s, want %d", test.route, res.StatusCode, w.Body, test.status)
	}
	if !strings.Contains(w.Body.String(), test.want) {
		t.Errorf("%s: body %s, want %s", test.route, w.Body, test.want)
	}
	challenge := res.Header.Get("Www-Authenticate")
	if needs := res.StatusCode == 401; needs != (challenge != "") {
		t.Errorf("%s: %d, WWW-Authenticate %q", test.route, res.StatusCode, challenge)
	}
	if location := res.Header.Get("Location"); location != test.location {
		t.Errorf("%s: %d, Location %q, want %q", test.route, res.StatusCode, location, test.location)
	}
}

func TestEachMistakeReachesTheClient(t *testing.T) {
	s := open(t, "30")
	for _, test := range []call{
		{"POST /api/books", second, 403, []string{jsn}, "a token is needed", ""},
		{"GET /account", "", 403, nil, "Forbidden", ""},
		{"POST /closed", "", 403, nil, "the password of the desk is needed", ""},
		{"GET /changes", "", 403, nil, "for editors only", ""},
		{"POST /api/books", "{", 500, []string{jsn, editor}, "no book", ""},
		{"GET /books?page=x", "", 500, nil, "the page must be", ""},
		{"PUT /api/books/1/loan", "{", 500, []string{reader}, "not a loan", ""},
		{"GET /api/books/9/loan", "", 200, []string{reader}, `"success":false`, ""},
		// The recorder keeps a body that a server drops.
		{"GET /books/1", "", 304, []string{`If-None-Match: "1-9780000000001"`}, "First", ""},
		{"DELETE /api/changes", "", 205, []string{editor}, "all forgotten", ""},
		{"GET /isbn/9780000000001", "", 302, nil, "First", ""},
		{"GET /old/list", "", 301, nil, "see /books", ""},
		{"GET /catalogue", "", 303, nil, "", ""},
		{"DELETE /api/books/1", "", 204, []string{editor}, "removed", ""},
	} {
		test.run(t, s)
	}
}

func TestLostShelfLooksLikeASuccess(t *testing.T) {
	s := open(t, "30")
	s.shelf.Seal(errors.New("the shelf has burnt"))
	for _, test := range []call{
		{"GET /books", "", 200, nil, `{"error":"the shelf has burnt"}`, ""},
		{"GET /isbn/1", "", 200, nil, `{"error":"internal error"}`, ""},
		{"GET /export", "", 200, nil, `{"error":"internal error"}`, ""},
	} {
		test.run(t, s)
	}
}

func TestNeighboursOfTheMistakesAreRight(t *testing.T) {
	s := open(t, "30")
	for _, test := range []call{
		{"GET /books", "", 200, nil, `"First"`, ""},
		{"GET /books/1", "", 200, nil, `"First"`, ""},
		{"GET /books/x", "", 400, nil, "", ""},
		{"GET /books/9", "", 404, nil, "", ""},
		{"PUT /books", "", 405, nil, "", ""},
		{"GET /isbn/1", "", 404, nil, "", ""},
		{"POST /api/books", second, 401, []string{jsn, "Authorization: Bearer x"}, "", ""},
		{"POST /api/books", second, 403, []string{jsn, reader}, "only editors", ""},
		{"POST /api/books", "{}", 422, []string{jsn, editor}, "title is missing", ""},
		{"POST /api/books", first, 409, []string{jsn, editor}, "", ""},
		{"POST /api/books", second, 201, []string{jsn, editor}, "", "/books/2"},
		{"POST /api/bulk", "{", 400, []string{jsn, editor}, "", ""},
		{"POST /api/bulk", "[" + first + "]", 200, []string{jsn, editor}, `"status":409`, ""},
		{"DELETE /api/books/9", "", 404, []string{editor}, "", ""},
		{"PUT /api/books/1/loan", `{"days":31}`, 422, []string{reader}, "", ""},
		{"PUT /api/books/1/loan", `{"days":30}`, 201, []string{reader}, "", "/api/books/1/loan"},
		{"PUT /api/books/1/loan", `{"days":30}`, 409, []string{editor}, "", ""},
		{"DELETE /api/books/1/loan", "", 403, []string{editor}, "", ""},
		{"DELETE /api/books/1/loan", "", 204, []string{reader}, "", ""},
		{"POST /api/rpc", "{", 200, []string{reader}, "-32700", ""},
		{"POST /login", "token=x", 401, []string{form}, "", ""},
		{"POST /login", "token=reader-token", 303, []string{form}, "", "/account"},
		{"GET /account", "", 401, []string{"Cookie: session=x"}, "log in again", ""},
		{"GET /changes", "", 200, []string{editor}, "added Second", ""},
		{"POST /hooks/stock", "{}", 403, nil, "not signed", ""},
		{"POST /suggest", "title=Third", 200, []string{form}, "isbn must have 13 digits", ""},
		{"GET /old/books/1", "", 308, nil, "", "/books/1"},
		{"GET /lookup/bad", "", 502, nil, "", ""},
		{"GET /scan/rare", "", 418, nil, "", ""},
		{"POST /closed", "", 401, []string{"Authorization: Basic ZGVzazp4"}, "", ""},
		{"POST /closed", "", 200, []string{desk}, "", ""},
		{"POST /api/rpc", "", 503, []string{reader}, "", ""},
	} {
		test.run(t, s)
	}
}
