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
			io.WriteString(w, `{"cents":"1250"}`)
		case "/prices/2":
			io.WriteString(w, `{"cents":"much"}`)
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

func TestReplies(t *testing.T) {
	const auth = "Authorization"
	const kind, urlencoded = "Content-Type", "application/x-www-form-urlencoded"
	wantToken := []string{"WWW-Authenticate", `Bearer realm="shelf"`}
	wantPassword := []string{"WWW-Authenticate", `Basic realm="shelf", charset="UTF-8"`}
	tests := []struct {
		route, body string
		fields      []string
		status      int
		want        []string // pairs of a field and its value
	}{
		{"GET /books", "", nil, 200, nil},
		{"GET /books?limit=x", "", nil, 400, nil},
		{"PATCH /latest", "", nil, 405, []string{"Allow", "GET"}},
		{"GET /nowhere", "", nil, 404, nil},
		{"GET /books/1", "", nil, 200, []string{"ETag", `"1"`}},
		{"GET /books/1", "", []string{"If-None-Match", `"1"`}, 304, []string{"ETag", `"1"`}},
		{"GET /books/7", "", nil, 404, nil},
		{"GET /books/x", "", nil, 400, nil},
		{"POST /books", second, []string{auth, editor}, 201, []string{"Location", "/books/2"}},
		{"POST /books", second, nil, 401, wantToken},
		{"POST /books", second, []string{auth, "Bearer x"}, 401, []string{"WWW-Authenticate", `Bearer realm="shelf", error="invalid_token"`}},
		{"POST /books", second, []string{auth, reader}, 403, nil},
		{"POST /books", second, []string{auth, editor, "Origin", "https://evil.example"}, 403, nil},
		{"POST /books", "{", []string{auth, editor}, 400, nil},
		{"POST /books", "{}", []string{auth, editor}, 400, nil},
		{"POST /books", `{"title":""}`, []string{auth, editor}, 422, nil},
		{"POST /books", first, []string{auth, editor}, 409, nil},
		{"DELETE /books/1", "", []string{auth, editor}, 204, nil},
		{"DELETE /books/7", "", []string{auth, editor}, 404, nil},
		{"DELETE /books/1", "", nil, 401, wantToken},
		{"POST /books/batch", "[" + second + `,{}]`, []string{auth, editor}, 200, nil},
		{"POST /books/batch", "{}", []string{auth, editor}, 400, nil},
		{"GET /isbn/9780306406157", "", nil, 200, nil},
		{"GET /isbn/9780140449136", "", nil, 404, nil},
		{"GET /thick?pages=2", "", nil, 200, nil},
		{"GET /thick?pages=many", "", nil, 400, nil},
		{"GET /suggest", "", nil, 200, []string{kind, "text/html; charset=utf-8"}},
		{"POST /suggest", "title=", []string{kind, urlencoded}, 200, nil},
		{"POST /suggest", "title=A&isbn=9780140449136&pages=3", []string{kind, urlencoded}, 303, []string{"Location", "/books"}},
		{"PUT /suggest", "", nil, 405, []string{"Allow", "GET, HEAD, POST"}},
		{"GET /books/1/price", "", nil, 200, nil},
		{"GET /books/1/cover", "", nil, 410, nil},
		{"POST /session", "", []string{auth, reader}, 303, []string{"Location", "/me"}},
		{"POST /session", "", nil, 401, wantToken},
		{"GET /me", "", nil, 401, wantToken},
		{"GET /me", "", []string{"Cookie", "session=x"}, 401, wantToken},
		{"DELETE /session", "", nil, 401, wantToken},
		{"DELETE /session", "", []string{"Cookie", "session=x"}, 401, wantToken},
		{"GET /book/1", "", nil, 301, []string{"Location", "/books/1"}},
		{"GET /book/x", "", nil, 404, nil},
		{"GET /shelf", "", nil, 301, []string{"Location", "/books"}},
		{"GET /latest", "", nil, 302, []string{"Location", "/books/1"}},
		{"GET /health", "", nil, 200, nil},
		{"PUT /admin/closed", "{}", nil, 401, wantPassword},
		{"PUT /admin/closed", "{}", []string{auth, "Basic cm9vdDp4"}, 401, wantPassword},
		{"PUT /admin/closed", "{}", []string{auth, admin}, 204, nil},
		{"PUT /admin/closed", "on", []string{auth, admin}, 400, nil},
		{"POST /admin/reload", "", nil, 401, wantPassword},
		{"POST /admin/reload", "", []string{auth, admin}, 204, nil},
		{"GET /admin/prices", "", []string{auth, admin}, 200, nil},
	}
	for _, test := range tests {
		t.Run(test.route, func(t *testing.T) {
			res, body := open(t).call(test.route, test.body, test.fields...)
			if res.StatusCode != test.status {
				t.Errorf("status %d, want %d; body %s", res.StatusCode, test.status, body)
			}
			for i := 0; i < len(test.want); i += 2 {
				if got := res.Header.Get(test.want[i]); got != test.want[i+1] {
					t.Errorf("%s: %q, want %q", test.want[i], got, test.want[i+1])
				}
			}
			if (res.StatusCode == 204 || res.StatusCode == 304) && (body != "" || res.Header.Get("Content-Type") != "") {
				t.Errorf("a %d with a body or the type of one: %q", res.StatusCode, body)
			}
			if res.Header.Get("Content-Type") == "application/json" && !json.Valid([]byte(body)) {
				t.Errorf("not JSON: %s", body)
			}
		})
	}
}

func TestBrokenShelfIs500AndTellsNothing(t *testing.T) {
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

func TestClosedShelfSaysWhenToComeBack(t *testing.T) {
	for _, probes := range []replier{jsonReplier{}, textReplier{}} {
		s := open(t)
		s.probes = probes
		s.call("PUT /admin/closed", `{"closed":true}`, "Authorization", admin)
		for _, route := range []string{"GET /books", "GET /latest", "GET /health"} {
			if res, _ := s.call(route, ""); res.StatusCode != 503 || res.Header.Get("Retry-After") != "60" {
				t.Errorf("%s: %d, Retry-After %q", route, res.StatusCode, res.Header.Get("Retry-After"))
			}
		}
	}
}

func TestBrokenConfigurationIsTheServersFault(t *testing.T) {
	s := open(t)
	for _, content := range []string{"{", "{}"} {
		if err := os.WriteFile(s.path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if res, _ := s.call("POST /admin/reload", "", "Authorization", admin); res.StatusCode != 500 {
			t.Errorf("%s: %d", content, res.StatusCode)
		}
	}
}

func TestPriceServerIsNotTheClientsFault(t *testing.T) {
	s := open(t)
	for _, book := range []string{second, `{"title":"Third","isbn":"9780140449137","pages":1}`} {
		s.call("POST /books", book, "Authorization", editor)
	}
	for _, route := range []string{"GET /books/2/price", "GET /books/3/price"} {
		if res, body := s.call(route, ""); res.StatusCode != 502 {
			t.Errorf("%s: %d %s", route, res.StatusCode, body)
		}
	}
	s.prices.Close()
	for route, status := range map[string]int{"GET /books/1/price": 502, "GET /books/1/cover": 502, "GET /admin/prices": 200} {
		if res, body := s.call(route, "", "Authorization", admin); res.StatusCode != status {
			t.Errorf("%s: %d, want %d; body %s", route, res.StatusCode, status, body)
		}
	}
}

func TestSessionNeedsTheCSRFTokenToEnd(t *testing.T) {
	s := open(t)
	res, _ := s.call("POST /session", "", "Authorization", reader)
	cookie := "session=" + res.Cookies()[0].Value
	res, body := s.call("GET /me", "", "Cookie", cookie)
	var me struct{ CSRF string }
	if err := json.Unmarshal([]byte(body), &me); err != nil || res.StatusCode != 200 {
		t.Fatalf("me: %d %s", res.StatusCode, body)
	}
	if res, _ := s.call("DELETE /session", "", "Cookie", cookie); res.StatusCode != 403 {
		t.Errorf("without the token: %d, want 403", res.StatusCode)
	}
	res, body = s.call("DELETE /session", "", "Cookie", cookie, "X-CSRF-Token", me.CSRF)
	if res.StatusCode != 205 || body != "" {
		t.Errorf("with the token: %d %q, want 205", res.StatusCode, body)
	}
	if res, _ := s.call("GET /me", "", "Cookie", cookie); res.StatusCode != 401 {
		t.Errorf("after the end: %d, want 401", res.StatusCode)
	}
}
