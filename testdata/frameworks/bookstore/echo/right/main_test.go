package main

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"example.com/frameworks/bookstore/shelf"
)

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
	want        string   // a header as "Name: value", or a part of the body
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
	name, value, isHeader := strings.Cut(test.want, ": ")
	if isHeader && !strings.Contains(strings.Join(res.Header[name], ", "), value) {
		t.Errorf("%s: %s %q, want %q", test.route, name, res.Header[name], value)
	}
	if !isHeader && !strings.Contains(w.Body.String(), test.want) {
		t.Errorf("%s: body %s, want %s", test.route, w.Body, test.want)
	}
	// The two statuses that need a header have it, whatever else is asked.
	challenge, location := res.Header.Get("Www-Authenticate"), res.Header.Get("Location")
	if needs := res.StatusCode == 401; needs != (challenge != "") {
		t.Errorf("%s: %d, WWW-Authenticate %q", test.route, res.StatusCode, challenge)
	}
	if needs := res.StatusCode/100 == 3 && res.StatusCode != 304; needs && location == "" {
		t.Errorf("%s: %d without Location", test.route, res.StatusCode)
	}
}

func TestEachReplyHasItsStatus(t *testing.T) {
	s := open(t, "30\n")
	stock := `{"Kind":"arrived","Title":"Second"}`
	signed := func(message string) []string { return []string{"X-Signature: " + s.sign([]byte(message))} }
	for _, test := range []call{
		{"GET /books", "", 200, nil, `"First"`},
		{"GET /books?page=0", "", 400, nil, `"status":400`},
		{"GET /books?page=x", "", 400, nil, "Content-Type: application/problem+json"},
		{"GET /books/1", "", 200, nil, `"First"`},
		{"GET /books/1", "", 304, []string{`If-None-Match: "1-9780000000001"`}, ""},
		{"GET /books/x", "", 400, nil, ""},
		{"GET /books/9", "", 404, nil, "no such book"},
		{"PUT /books", "", 405, nil, "Allow: GET"},
		{"GET /isbn/9780000000001", "", 302, nil, "Location: /books/1"},
		{"GET /isbn/1", "", 404, nil, ""},
		{"POST /api/books", second, 401, []string{jsn}, `Www-Authenticate: Bearer realm="books"`},
		{"POST /api/books", second, 401, []string{jsn, "Authorization: Bearer x"}, "Www-Authenticate: invalid_token"},
		{"POST /api/books", second, 403, []string{jsn, reader}, "only editors"},
		{"POST /api/books", "{", 400, []string{jsn, editor}, ""},
		{"POST /api/books", strings.Repeat(" ", maxBody+1), 413, []string{jsn, editor}, ""},
		{"POST /api/books", "{}", 422, []string{jsn, editor}, "title is missing"},
		{"POST /api/books", first, 409, []string{jsn, editor}, ""},
		{"POST /api/books", second, 201, []string{jsn, editor}, "Location: /books/2"},
		{"POST /api/bulk", "{", 400, []string{jsn, editor}, ""},
		{"POST /api/bulk", "[]", 415, []string{editor}, ""},
		{"POST /api/bulk", "[" + first + "]", 200, []string{jsn, editor}, `{"errors":[{"status":409`},
		{"DELETE /api/books/x", "", 400, []string{editor}, ""},
		{"DELETE /api/books/9", "", 404, []string{editor}, ""},
		{"DELETE /api/books/2", "", 204, []string{editor}, ""},
		{"GET /api/books/x/loan", "", 400, []string{reader}, ""},
		{"GET /api/books/9/loan", "", 404, []string{reader}, ""},
		{"GET /api/books/1/loan", "", 204, []string{reader}, ""},
		{"PUT /api/books/1/loan", "{", 400, []string{reader}, ""},
		{"PUT /api/books/1/loan", `{"days":31}`, 422, []string{reader}, ""},
		{"PUT /api/books/1/loan", `{"days":30}`, 201, []string{reader}, "Location: /api/books/1/loan"},
		{"PUT /api/books/1/loan", `{"days":30}`, 409, []string{editor}, ""},
		{"GET /api/books/1/loan", "", 200, []string{editor}, `"reader":"reader"`},
		{"DELETE /api/books/1/loan", "", 403, []string{editor}, ""},
		{"DELETE /api/books/1/loan", "", 204, []string{reader}, ""},
		{"DELETE /api/books/1/loan", "", 404, []string{reader}, ""},
		{"POST /api/rpc", "{", 200, []string{reader}, "-32700"},
		{"POST /api/rpc", `{"method":"x","id":1}`, 200, []string{reader}, "-32601"},
		{"POST /api/rpc", `{"method":"count","id":1}`, 200, []string{reader}, `"result":1`},
		{"POST /login", "", 400, []string{form}, ""},
		{"POST /login", "token=x", 401, []string{form}, ""},
		{"POST /login", "token=reader-token", 303, []string{form}, "Set-Cookie: session=reader-token"},
		{"GET /account", "", 401, nil, ""},
		{"GET /account", "", 401, []string{"Cookie: session=x"}, "log in again"},
		{"GET /account", "", 200, []string{"Cookie: session=reader-token"}, `"name":"reader"`},
		{"GET /changes", "", 401, nil, ""},
		{"GET /changes", "", 403, []string{reader}, ""},
		{"GET /changes", "", 200, []string{editor}, "removed book 2"},
		{"DELETE /api/changes", "", 205, []string{editor}, ""},
		{"GET /changes", "", 200, []string{editor}, "[]"},
		{"POST /hooks/stock", stock, 403, nil, ""},
		{"POST /hooks/stock", stock, 403, []string{"X-Signature: x"}, ""},
		{"POST /hooks/stock", "{", 400, signed("{"), ""},
		{"POST /hooks/stock", stock, 204, signed(stock), ""},
		{"GET /suggest", "", 200, nil, "<form"},
		{"POST /suggest", "title=Third", 200, []string{form}, "isbn must have 13 digits"},
		{"POST /suggest", "title=Third&isbn=9780000000003", 303, []string{form}, "Location: /books"},
		{"GET /export", "", 200, nil, "1 books\n"},
		{"GET /feed", "", 200, nil, "First\n\n"},
		{"GET /old/books/1", "", 308, nil, "Location: /books/1"},
		{"GET /old/books/x", "", 404, nil, ""},
		{"GET /old/list", "", 301, nil, "Location: /books"},
		{"GET /catalogue", "", 303, nil, "Location: /books"},
		{"GET /lookup/good", "", 200, nil, "First"},
		{"GET /lookup/none", "", 404, nil, ""},
		{"GET /lookup/half", "", 502, nil, ""},
		{"GET /lookup/bad", "", 502, nil, ""},
		{"GET /lookup/broken", "", 502, nil, ""},
		{"GET /scan/rare", "", 418, nil, ""},
		{"POST /closed", "", 403, []string{desk, "Sec-Fetch-Site: cross-site"}, ""},
		{"POST /closed", "", 401, nil, "Www-Authenticate: Basic"},
		{"POST /closed", "", 401, []string{"Authorization: Basic ZGVzazp4"}, "Www-Authenticate: Basic"},
		{"POST /closed", "", 200, []string{desk}, `"closed":true`},
		{"POST /api/rpc", "", 503, []string{reader}, "Retry-After: 3600"},
	} {
		test.run(t, s)
	}
}

func TestServerTroubleIsAServerError(t *testing.T) {
	s := open(t, "a month")
	s.shelf.Seal(errors.New("the shelf has burnt"))
	s.client.Timeout = 50 * time.Millisecond
	for _, test := range []call{
		{"GET /books", "", 500, nil, `"title":"Internal Server Error"}`},
		{"GET /isbn/1", "", 500, nil, `{"error":"internal error"}`},
		{"GET /export", "", 500, nil, `{"error":"internal error"}`},
		{"POST /api/books", second, 500, []string{jsn, editor}, `"title":"Internal Server Error"}`},
		{"DELETE /api/books/1", "", 500, []string{editor}, `"title":"Internal Server Error"}`},
		{"PUT /api/books/1/loan", `{"days":1}`, 500, []string{reader}, "damaged"},
		{"POST /api/rpc", `{"method":"count","id":1}`, 200, []string{reader}, "-32603"},
		{"GET /feed", "", 200, nil, "cannot be read"},
		{"GET /lookup/slow", "", 504, nil, ""},
	} {
		test.run(t, s)
	}
	s.cfg.catalogue = "http://127.0.0.1:0"
	call{"GET /lookup/good", "", 502, nil, ""}.run(t, s)
	call{"GET /scan/rare", "", 502, nil, ""}.run(t, s)
}

func TestStatusAndBodyOfAProblemAgree(t *testing.T) {
	s := open(t, "")
	for _, path := range []string{"/books/x", "/books/9", "/account", "/nowhere"} {
		w := httptest.NewRecorder()
		s.echo().ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		var body struct{ Status int }
		if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil || body.Status != w.Code {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
}
