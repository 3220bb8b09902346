package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gofiber/fiber/v2"

	"example.com/frameworks/bookstore/shelf"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

const (
	reader = "Bearer reader-token"
	editor = "Bearer editor-token"
	first  = `{"title":"First","isbn":"9780306406157","pages":3}`
	second = `{"title":"Second","isbn":"9780140449136","pages":9}`
)

var admin = "Basic " + base64.StdEncoding.EncodeToString([]byte("root:secret"))

// shop is a server with one book, and the parts of it that a test may break.
type shop struct {
	t      *testing.T
	app    *fiber.App
	books  *shelf.Shelf
	path   string
	prices *httptest.Server
}

func open(t *testing.T) *shop {
	t.Helper()
	prices := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/prices/1":
			io.WriteString(w, `{"cents":"1250"}`)
		case "/prices/2":
			io.WriteString(w, `{"cents":"much"}`)
		case "/prices/3":
			io.WriteString(w, `<html>`)
		case "/prices/4":
			w.WriteHeader(http.StatusInternalServerError)
		case "/covers/1":
			w.WriteHeader(http.StatusGone)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(prices.Close)
	path := filepath.Join(t.TempDir(), "bookstore.json")
	content := fmt.Sprintf(`{"origin":"https://shelf.example","prices":%q,"admin":{"name":"root","password":"secret"}}`, prices.URL)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	cfg, err := readConfig(path)
	if err != nil {
		t.Fatal(err)
	}
	books := shelf.New()
	s := &shop{t: t, app: newServer(cfg, path, books).app(), books: books, path: path, prices: prices}
	if res, _ := s.call("POST /books", first, "Authorization", editor); res.StatusCode != 201 {
		t.Fatalf("first book: %d", res.StatusCode)
	}
	return s
}

// call sends a request; fields are pairs of a header field and its value.
func (s *shop) call(route, body string, fields ...string) (*http.Response, string) {
	s.t.Helper()
	method, path, _ := strings.Cut(route, " ")
	req := httptest.NewRequest(method, path, strings.NewReader(body))
	req.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(fields); i += 2 {
		req.Header.Set(fields[i], fields[i+1])
	}
	res, err := s.app.Test(req, 10_000)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return res, string(data)
}

// These tests drive the mistakes, so they assert what should not be.

func TestMistakesReachTheClient(t *testing.T) {
	const auth = "Authorization"
	const json = "application/json"
	tests := []struct {
		name, route, body string
		fields            []string
		status            int
		says              string   // part of the body
		want              []string // pairs of a field and its value
	}{
		{"no token", "POST /books", second, nil, 403, "log in first", []string{"WWW-Authenticate", ""}},
		{"no cookie", "GET /me", "", nil, 403, "Forbidden", []string{"WWW-Authenticate", ""}},
		{"wrong password", "PUT /admin/closed", "{}", []string{auth, "Basic cm9vdDp4"}, 403, "wrong", nil},
		{"bad limit", "GET /books?limit=x", "", nil, 500, "internal error", nil},
		{"bad id", "GET /books/x", "", nil, 500, "id must be", nil},
		{"malformed book", "POST /books", "{", []string{auth, editor}, 500, "cannot read", nil},
		{"malformed list", "POST /books/batch", "{}", []string{auth, editor}, 500, "send a list", nil},
		{"invalid book", "POST /books", "{}", []string{auth, editor}, 200, `{"error":"title is missing"}`, nil},
		{"duplicate", "POST /books", first, []string{auth, editor}, 200, `{"error":"another`, nil},
		{"bad ISBN", "GET /isbn/12", "", nil, 200, `{"error":"an ISBN`, nil},
		// The bodies are lost; at most their type is left of them.
		{"removed", "DELETE /books/1", "", []string{auth, editor}, 204, "", []string{"Content-Type", json}},
		{"closed", "PUT /admin/closed", "{}", []string{auth, admin}, 204, "", []string{"Content-Type", json}},
		{"not modified", "GET /books/1", "", []string{"If-None-Match", `"1"`}, 304, "", nil},
		{"login", "POST /session", "", []string{auth, editor}, 303, "", []string{"Location", ""}},
		{"old address", "GET /shelf", "", nil, 301, "/books", []string{"Location", ""}},
		{"latest", "GET /latest", "", nil, 302, "First", []string{"Location", ""}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			res, body := open(t).call(test.route, test.body, test.fields...)
			if res.StatusCode != test.status || !strings.Contains(body, test.says) {
				t.Errorf("got %d %s, want %d %s", res.StatusCode, body, test.status, test.says)
			}
			for i := 0; i < len(test.want); i += 2 {
				if got := res.Header.Get(test.want[i]); got != test.want[i+1] {
					t.Errorf("%s: %q, want %q", test.want[i], got, test.want[i+1])
				}
			}
			if (res.StatusCode == 204 || res.StatusCode == 304) && body != "" {
				t.Errorf("a %d with a body: %q", res.StatusCode, body)
			}
		})
	}
}

func TestNeighboursOfTheMistakesAreRight(t *testing.T) {
	tests := []struct {
		route, body, auth string
		status            int
	}{
		{"GET /books", "", "", 200},
		{"PATCH /books", "", "", 405},
		{"GET /books/1", "", "", 200},
		{"GET /books/7", "", "", 404},
		{"POST /books", second, editor, 201},
		{"POST /books", second, "Bearer x", 401},
		{"POST /books", second, reader, 403},
		{"DELETE /books/7", "", editor, 404},
		{"DELETE /books/x", "", editor, 400},
		{"POST /books/batch", "[" + second + ",{}]", editor, 200},
		{"GET /isbn/9780306406157", "", "", 302},
		{"GET /isbn/9780140449136", "", "", 404},
		{"GET /books/1/price", "", "", 200},
		{"GET /books/2/price", "", "", 502},
		{"GET /books/3/price", "", "", 502},
		{"GET /books/4/price", "", "", 502},
		{"GET /books/5/price", "", "", 404},
		{"GET /books/1/cover", "", "", 410},
		{"POST /rpc", "{", "", 200},
		{"DELETE /session", "", "", 401},
		{"GET /book/1", "", "", 301},
		{"POST /v0/books", first, "", 308},
		{"GET /health", "", "", 200},
		{"PUT /admin/closed", "{}", "", 401},
		{"PUT /admin/closed", "{", admin, 400},
		{"POST /admin/reload", "", admin, 204},
		{"GET /admin/prices", "", admin, 200},
	}
	for _, test := range tests {
		res, body := open(t).call(test.route, test.body, "Authorization", test.auth)
		if res.StatusCode != test.status {
			t.Errorf("%s: %d, want %d; body %s", test.route, res.StatusCode, test.status, body)
		}
		if res.StatusCode == 401 && res.Header.Get("WWW-Authenticate") == "" {
			t.Errorf("%s: 401 without a challenge", test.route)
		}
	}
}

func TestBrokenShelfIs500(t *testing.T) {
	s := open(t)
	s.books.Seal(errors.New("disk 7 is gone"))
	for _, route := range []string{"GET /books", "POST /books", "DELETE /books/1", "GET /isbn/9780306406157", "GET /latest"} {
		if res, body := s.call(route, second, "Authorization", editor); res.StatusCode != 500 || strings.Contains(body, "disk") {
			t.Errorf("%s: %d %s", route, res.StatusCode, body)
		}
	}
}
