package main

import (
	"encoding/json"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/statuslint/statuslint/testdata/bookstore/right/web"
)

func TestMain(m *testing.M) {
	log.SetOutput(io.Discard)
	os.Exit(m.Run())
}

const (
	editor = "Bearer edit"
	viewer = "Bearer view"
	valid  = `{"isbn":"0-306-40615-2","title":"A Book","pages":10}`
	second = `{"isbn":"978-0-306-40615-7","title":"Another Book"}`
)

// shop is a running server with one book, and the parts of it that a test may
// want to break.
type shop struct {
	*server
	books *memoryStore
	files fstest.MapFS
	url   string
}

func open(t *testing.T) *shop {
	t.Helper()
	books := &memoryStore{}
	files := fstest.MapFS{"about.json": {Data: []byte(`{"name":"Bookstore","opened":"1999"}`)}}
	s := newServer(Config{PerMinute: 100, Users: []User{
		{Name: "root", Role: "admin", Token: "root", Password: "rootpass"},
		{Name: "edit", Role: "editor", Token: "edit", Password: "editpass"},
		{Name: "view", Role: "viewer", Token: "view", Password: "viewpass"},
	}}, books, files)
	s.jobs.spawn = func(work func()) { work() }
	if _, err := books.Add(t.Context(), Book{ISBN: "0306406152", Title: "First", Pages: 3}); err != nil {
		t.Fatal(err)
	}
	ts := httptest.NewServer(s.handler())
	t.Cleanup(ts.Close)
	return &shop{server: s, books: books, files: files, url: ts.URL}
}

// call sends a request; fields are pairs of a header field and its value.
func (s *shop) call(t *testing.T, method, path, body string, fields ...string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, s.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(fields); i += 2 {
		req.Header.Set(fields[i], fields[i+1])
	}
	// RoundTrip does not follow redirects.
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(data)
}

func basic(name, password string) string {
	r := &http.Request{Header: http.Header{}}
	r.SetBasicAuth(name, password)
	return r.Header.Get("Authorization")
}

func TestReplies(t *testing.T) {
	const auth = "Authorization"
	bearer := `Bearer realm="bookstore"`
	pw := `Basic realm="bookstore", charset="UTF-8"`
	tests := []struct {
		name, method, path, body string
		fields                   []string
		status                   int
		want                     []string // pairs of a field and its value
	}{
		{"list", "GET", "/books", "", nil, 200, []string{"Content-Type", "application/json"}},
		{"list head", "HEAD", "/books", "", nil, 200, nil},
		{"list part", "GET", "/books?skip=5&limit=2", "", nil, 200, nil},
		{"list bad limit", "GET", "/books?limit=x", "", nil, 400, nil},
		{"list bad skip", "GET", "/books?skip=-1", "", nil, 400, nil},
		{"list wrong method", "PATCH", "/books", "", nil, 405, []string{"Allow", "GET, HEAD, POST"}},
		{"get", "GET", "/books/1", "", nil, 200, []string{"ETag", `"1-1"`}},
		{"get same", "GET", "/books/1", "", []string{"If-None-Match", `"0-0", W/"1-1"`}, 304, []string{"ETag", `"1-1"`}},
		{"get other", "GET", "/books/1", "", []string{"If-None-Match", `"1-0"`}, 200, nil},
		{"get unknown", "GET", "/books/7", "", nil, 404, nil},
		{"get bad id", "GET", "/books/x", "", nil, 400, nil},
		{"get wrong method", "POST", "/books/1", "", nil, 405, []string{"Allow", "DELETE, GET, HEAD, PUT"}},
		{"create", "POST", "/books", second, []string{auth, editor}, 201, []string{"Location", "/books/2", "ETag", `"2-1"`}},
		{"create anonymous", "POST", "/books", valid, nil, 401, []string{"WWW-Authenticate", bearer}},
		{"create unknown token", "POST", "/books", valid, []string{auth, "bearer x"}, 401, []string{"WWW-Authenticate", bearer + `, error="invalid_token"`}},
		{"create viewer", "POST", "/books", valid, []string{auth, viewer}, 403, []string{"WWW-Authenticate", ""}},
		{"create empty", "POST", "/books", "", []string{auth, editor}, 400, nil},
		{"create malformed", "POST", "/books", "{", []string{auth, editor}, 400, nil},
		{"create two values", "POST", "/books", valid + "}", []string{auth, editor}, 400, nil},
		{"create text", "POST", "/books", valid, []string{auth, editor, "Content-Type", "text/plain"}, 415, nil},
		{"create large", "POST", "/books", `"` + strings.Repeat("x", 2<<20), []string{auth, editor}, 413, nil},
		{"create invalid", "POST", "/books", `{"isbn":"1","title":""}`, []string{auth, editor}, 422, nil},
		{"create duplicate", "POST", "/books", `{"isbn":"0306406152","title":"First"}`, []string{auth, editor}, 409, nil},
		{"update", "PUT", "/books/1", valid, []string{auth, editor, "If-Match", `"1-1"`}, 200, []string{"ETag", `"1-2"`}},
		{"update stale", "PUT", "/books/1", valid, []string{auth, editor, "If-Match", `W/"1-1"`}, 412, nil},
		{"update malformed", "PUT", "/books/1", "[", []string{auth, editor}, 400, nil},
		{"update invalid", "PUT", "/books/1", `{"isbn":"1"}`, []string{auth, editor}, 422, nil},
		{"update bad id", "PUT", "/books/x", valid, []string{auth, editor}, 400, nil},
		{"update unknown", "PUT", "/books/7", valid, []string{auth, editor}, 404, nil},
		{"delete", "DELETE", "/books/1", "", []string{auth, editor}, 204, nil},
		{"delete unknown", "DELETE", "/books/7", "", []string{auth, editor}, 404, nil},
		{"delete bad id", "DELETE", "/books/x", "", []string{auth, editor}, 400, nil},
		{"delete viewer", "DELETE", "/books/1", "", []string{auth, viewer}, 403, nil},
		{"batch", "POST", "/books/batch", "[" + second + `,{"isbn":"1"}]`, []string{auth, editor}, 200, nil},
		{"batch malformed", "POST", "/books/batch", "{}", []string{auth, editor}, 400, nil},
		{"page", "GET", "/books/1/page", "", nil, 200, []string{"Content-Type", "text/html; charset=utf-8"}},
		{"page unknown", "GET", "/books/7/page", "", nil, 404, nil},
		{"page bad id", "GET", "/books/x/page", "", nil, 404, nil},
		{"export", "GET", "/export", "", nil, 200, nil},
		{"check", "POST", "/checks", "", []string{auth, editor}, 202, []string{"Location", "/checks/0"}},
		{"check unknown", "GET", "/checks/4", "", []string{auth, viewer}, 404, nil},
		{"check bad id", "GET", "/checks/x", "", []string{auth, viewer}, 400, nil},
		{"login", "POST", "/session", "", []string{auth, basic("view", "viewpass")}, 303, []string{"Location", "/account"}},
		{"login without name", "POST", "/session", "", nil, 401, []string{"WWW-Authenticate", pw}},
		{"login wrong", "POST", "/session", "", []string{auth, basic("view", "x")}, 401, []string{"WWW-Authenticate", pw}},
		{"account anonymous", "GET", "/account", "", nil, 401, []string{"WWW-Authenticate", pw}},
		{"account ended", "GET", "/account", "", []string{"Cookie", "session=x"}, 401, []string{"WWW-Authenticate", pw}},
		{"logout anonymous", "DELETE", "/session", "", nil, 401, []string{"WWW-Authenticate", pw}},
		{"old book", "GET", "/book/1", "", nil, 301, []string{"Location", "/books/1"}},
		{"old book bad id", "GET", "/book/x", "", nil, 404, nil},
		{"old catalogue", "GET", "/catalogue", "", nil, 301, []string{"Location", "/books"}},
		{"old shop", "GET", "/shop", "", nil, 301, []string{"Location", "/books"}},
		{"old API", "POST", "/v0/books", valid, nil, 308, []string{"Location", "/books"}},
		{"latest", "GET", "/latest", "", nil, 302, []string{"Location", "/books/1"}},
		{"about", "GET", "/about", "", nil, 200, nil},
		{"health", "GET", "/health", "", nil, 200, nil},
		{"health wrong method", "POST", "/health", "", nil, 405, []string{"Allow", "GET, HEAD"}},
		{"maintenance", "PUT", "/maintenance", `{"on":true}`, []string{auth, basic("root", "rootpass")}, 204, nil},
		{"maintenance anonymous", "PUT", "/maintenance", "", nil, 401, []string{"WWW-Authenticate", pw}},
		{"maintenance wrong password", "PUT", "/maintenance", "", []string{auth, basic("root", "")}, 401, []string{"WWW-Authenticate", pw}},
		{"maintenance editor", "PUT", "/maintenance", "", []string{auth, basic("edit", "editpass")}, 403, nil},
		{"maintenance malformed", "PUT", "/maintenance", "on", []string{auth, basic("root", "rootpass")}, 400, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			res, body := open(t).call(t, test.method, test.path, test.body, test.fields...)
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
			if strings.Contains(res.Header.Get("Content-Type"), "json") && body != "" && !json.Valid([]byte(body)) {
				t.Errorf("not JSON: %s", body)
			}
		})
	}
}

func TestDatabaseDownIs500ForEachRequestThatNeedsIt(t *testing.T) {
	s := open(t)
	s.books.setDown(true)
	for _, route := range []string{
		"GET /books", "GET /books/1", "POST /books", "PUT /books/1", "DELETE /books/1",
		"GET /books/1/page", "GET /export", "GET /latest",
	} {
		method, path, _ := strings.Cut(route, " ")
		res, body := s.call(t, method, path, valid, "Authorization", editor)
		if res.StatusCode != 500 {
			t.Errorf("%s: status %d, want 500", route, res.StatusCode)
		}
		if strings.Contains(body, ErrUnavailable.Error()) {
			t.Errorf("%s tells about the inside: %s", route, body)
		}
	}
	res, _ := s.call(t, "GET", "/health", "")
	if res.StatusCode != 503 || res.Header.Get("Retry-After") == "" {
		t.Errorf("health: %d, Retry-After %q", res.StatusCode, res.Header.Get("Retry-After"))
	}
}

func TestFailedCheckIsStillFound(t *testing.T) {
	s := open(t)
	s.books.setDown(true)
	s.call(t, "POST", "/checks", "", "Authorization", editor)
	res, body := s.call(t, "GET", "/checks/0", "", "Authorization", viewer)
	if res.StatusCode != 200 || !strings.Contains(body, "failed") {
		t.Errorf("%d %s", res.StatusCode, body)
	}
}

func TestBrokenFilesAreTheServersFault(t *testing.T) {
	for _, content := range []string{"{", `{"opened":"long ago"}`, ""} {
		s := open(t)
		s.files["about.json"].Data = []byte(content)
		if res, _ := s.call(t, "GET", "/about", ""); res.StatusCode != 500 {
			t.Errorf("%q: status %d, want 500", content, res.StatusCode)
		}
	}
}

func TestRateLimitSaysWhenToComeBack(t *testing.T) {
	s := open(t)
	s.limit.max = 1
	s.call(t, "GET", "/books", "")
	res, _ := s.call(t, "GET", "/books", "")
	if res.StatusCode != 429 || res.Header.Get("Retry-After") == "" {
		t.Errorf("%d, Retry-After %q", res.StatusCode, res.Header.Get("Retry-After"))
	}
}

func TestMaintenanceClosesTheShop(t *testing.T) {
	s := open(t)
	s.call(t, "PUT", "/maintenance", `{"on":true}`, "Authorization", basic("root", "rootpass"))
	res, _ := s.call(t, "GET", "/books", "")
	if res.StatusCode != 503 || res.Header.Get("Retry-After") != "120" {
		t.Errorf("%d, Retry-After %q", res.StatusCode, res.Header.Get("Retry-After"))
	}
	s.call(t, "PUT", "/maintenance", `{"on":false}`, "Authorization", basic("root", "rootpass"))
	if res, _ := s.call(t, "GET", "/books", ""); res.StatusCode != 200 {
		t.Errorf("open again: %d", res.StatusCode)
	}
}

func TestSessionNeedsTheCSRFTokenToEnd(t *testing.T) {
	s := open(t)
	res, _ := s.call(t, "POST", "/session", "", "Authorization", basic("view", "viewpass"))
	cookie := "session=" + res.Cookies()[0].Value
	res, body := s.call(t, "GET", "/account", "", "Cookie", cookie)
	var account struct{ CSRF string }
	if err := json.Unmarshal([]byte(body), &account); err != nil || res.StatusCode != 200 {
		t.Fatalf("account: %d %s", res.StatusCode, body)
	}
	if res, _ := s.call(t, "DELETE", "/session", "", "Cookie", cookie); res.StatusCode != 403 {
		t.Errorf("without the token: %d, want 403", res.StatusCode)
	}
	res, _ = s.call(t, "DELETE", "/session", "", "Cookie", cookie, "X-CSRF-Token", account.CSRF)
	if res.StatusCode != 204 {
		t.Errorf("with the token: %d, want 204", res.StatusCode)
	}
	if res, _ := s.call(t, "GET", "/account", "", "Cookie", cookie); res.StatusCode != 401 {
		t.Errorf("after the end: %d, want 401", res.StatusCode)
	}
}

func TestPanicIs500(t *testing.T) {
	w := httptest.NewRecorder()
	observe(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("oops") })).
		ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	if w.Code != 500 {
		t.Errorf("status %d", w.Code)
	}
}

func TestValueThatCannotBeEncodedIs500(t *testing.T) {
	w := httptest.NewRecorder()
	web.JSON(w, http.StatusOK, func() {})
	if w.Code != 500 {
		t.Errorf("status %d", w.Code)
	}
}

func TestConfigWithoutSecretsIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config.json")
	for content, good := range map[string]bool{
		`{"users":[{"name":"a","token":"t","password":"p"}]}`: true,
		`{"users":[{"name":"a","password":"p"}]}`:             false,
		`{`: false,
	} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := loadConfig(path); (err == nil) != good {
			t.Errorf("%s: %v", content, err)
		}
	}
}
