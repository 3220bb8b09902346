package main

import (
	"encoding/json"
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

	"example.com/frameworks/bookstore/shelf"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

const (
	reader = "Bearer reader-token"
	editor = "Bearer editor-token"
	admin  = "Basic cm9vdDpzZWNyZXQ=" // root:secret
	first  = `{"title":"First","isbn":"9780306406157","pages":3}`
	second = `{"title":"Second","isbn":"9780140449136","pages":9}`
)

// shop is a running server with one book, and the parts of it that a test may
// break.
type shop struct {
	*server
	t      *testing.T
	url    string
	prices *httptest.Server
}

func open(t *testing.T) *shop {
	t.Helper()
	prices := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/prices/1":
			io.WriteString(w, `<html>`)
		case "/covers/1":
			w.WriteHeader(http.StatusGone)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(prices.Close)
	path := filepath.Join(t.TempDir(), "bookstore.json")
	content := fmt.Sprintf(`{"prices":%q,"admin":{"name":"root","password":"secret"}}`, prices.URL)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	cfg, err := readConfig(path)
	if err != nil {
		t.Fatal(err)
	}
	s := newServer(cfg, path, shelf.New())
	ts := httptest.NewServer(s.routes())
	t.Cleanup(ts.Close)
	shop := &shop{server: s, t: t, url: ts.URL, prices: prices}
	if res, _ := shop.call("POST /books", first, "Authorization", editor); res.StatusCode != 201 {
		t.Fatalf("first book: %d", res.StatusCode)
	}
	return shop
}

// call sends a request; fields are pairs of a header field and its value.
func (s *shop) call(route, body string, fields ...string) (*http.Response, string) {
	s.t.Helper()
	method, path, _ := strings.Cut(route, " ")
	req, err := http.NewRequestWithContext(s.t.Context(), method, s.url+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	for i := 0; i < len(fields); i += 2 {
		req.Header.Set(fields[i], fields[i+1])
	}
	// RoundTrip does not follow redirects.
	res, err := http.DefaultTransport.RoundTrip(req)
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
		{"no token", "POST /books", second, nil, 403, "not for you", []string{"WWW-Authenticate", ""}},
		{"no cookie", "GET /me", "", nil, 403, "log in first", []string{"WWW-Authenticate", ""}},
		{"no password", "PUT /admin/closed", "{}", nil, 403, "needed", []string{"WWW-Authenticate", ""}},
		{"bad id", "GET /books/x", "", nil, 500, "id must be", nil},
		{"bad limit", "GET /books?limit=x", "", nil, 500, "limit must be", nil},
		{"malformed book", "POST /books", "{", []string{auth, editor}, 500, "internal error", nil},
		{"missing book", "POST /books", "{}", []string{auth, editor}, 500, "internal error", nil},
		{"malformed list", "POST /books/batch", "{}", []string{auth, editor}, 500, "send a list", nil},
		{"invalid book", "POST /books", `{"title":""}`, []string{auth, editor}, 200, `{"error":"title is missing"}`, nil},
		{"unknown ISBN", "GET /isbn/9780140449136", "", nil, 200, `{"error":"no book`, nil},
		{"no JSON from the price server", "GET /books/1/price", "", nil, 200, `"success":false`, nil},
		// The bodies are lost, and only their type is left of them.
		{"removed", "DELETE /books/1", "", []string{auth, editor}, 204, "", []string{"Content-Type", json}},
		{"closed", "PUT /admin/closed", "{}", []string{auth, admin}, 204, "", []string{"Content-Type", json}},
		{"login", "POST /session", "", []string{auth, reader}, 303, "/me", []string{"Location", ""}},
		{"old address", "GET /shelf", "", nil, 301, "Moved", []string{"Location", ""}},
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
		})
	}
}

func TestLogoutSendsABodyThatResetContentForbids(t *testing.T) {
	s := open(t)
	res, _ := s.call("POST /session", "", "Authorization", reader)
	cookie := "session=" + res.Cookies()[0].Value
	_, body := s.call("GET /me", "", "Cookie", cookie)
	var me struct{ CSRF string }
	if err := json.Unmarshal([]byte(body), &me); err != nil {
		t.Fatal(err)
	}
	if res, _ := s.call("DELETE /session", "", "Cookie", cookie); res.StatusCode != 403 {
		t.Errorf("without the CSRF token: %d, want 403", res.StatusCode)
	}
	res, body = s.call("DELETE /session", "", "Cookie", cookie, "X-CSRF-Token", me.CSRF)
	if res.StatusCode != 205 || !strings.Contains(body, "logged out") {
		t.Errorf("got %d %q, want 205 and a body", res.StatusCode, body)
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
		{"POST /books", first, editor, 409},
		{"DELETE /books/7", "", editor, 404},
		{"POST /books/batch", "[" + second + ",{}]", editor, 200},
		{"GET /isbn/9780306406157", "", "", 200},
		{"GET /thick?pages=2", "", "", 200},
		{"GET /thick?pages=many", "", "", 400},
		{"GET /suggest", "", "", 200},
		{"PUT /suggest", "", "", 405},
		{"GET /books/1/cover", "", "", 410},
		{"DELETE /session", "", "", 401},
		{"GET /book/1", "", "", 301},
		{"GET /book/x", "", "", 404},
		{"GET /health", "", "", 200},
		{"PUT /admin/closed", "{}", "Basic cm9vdDp4", 401},
		{"PUT /admin/closed", "{", admin, 400},
		{"POST /admin/reload", "", "", 401},
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
		if res.StatusCode == 405 && res.Header.Get("Allow") == "" {
			t.Errorf("%s: 405 without Allow", test.route)
		}
	}
}

func TestBrokenShelfIs500(t *testing.T) {
	s := open(t)
	s.shelf.Seal(errors.New("disk 7 is gone"))
	for _, route := range []string{
		"GET /books", "POST /books", "DELETE /books/1", "GET /isbn/9780306406157", "GET /thick?pages=1", "GET /latest",
	} {
		res, body := s.call(route, second, "Authorization", editor)
		if res.StatusCode != 500 || strings.Contains(body, "disk") {
			t.Errorf("%s: %d %s", route, res.StatusCode, body)
		}
	}
}
