package main

import (
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// These tests drive the mistakes, so they assert what should not be. They show
// that each kind of mistake reaches a client and is not just an odd line.

func TestMain(m *testing.M) {
	log.SetOutput(io.Discard)
	os.Exit(m.Run())
}

const (
	editor = "Bearer edit"
	valid  = `{"isbn":"0-306-40615-2","title":"A Book","pages":10}`
)

// brokenWriter remembers the errors of writing to it.
type brokenWriter struct {
	http.ResponseWriter
	errs []error
}

func (b *brokenWriter) Write(p []byte) (int, error) {
	n, err := b.ResponseWriter.Write(p)
	if err != nil {
		b.errs = append(b.errs, err)
	}
	return n, err
}

// reached is what a client got, and what the server failed to send it.
type reached struct {
	*http.Response
	text string
	errs []error
}

func open(t *testing.T) (*server, *memoryStore) {
	t.Helper()
	books := &memoryStore{}
	s := newServer(Config{PerMinute: 100, Users: []User{
		{Name: "root", Role: "admin", Token: "root", Password: "rootpass"},
		{Name: "edit", Role: "editor", Token: "edit", Password: "editpass"},
		{Name: "view", Role: "viewer", Token: "view", Password: "viewpass"},
	}}, books, fstest.MapFS{})
	if _, err := books.Add(t.Context(), Book{ISBN: "0306406152", Title: "First"}); err != nil {
		t.Fatal(err)
	}
	return s, books
}

// call sends a request over a connection, since only a real server refuses
// to send a body where none is allowed.
func call(t *testing.T, s *server, method, path, body string, fields ...string) reached {
	t.Helper()
	var writer *brokenWriter
	handler := s.handler()
	ts := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		writer = &brokenWriter{ResponseWriter: w}
		handler.ServeHTTP(writer, r)
	}))
	req, err := http.NewRequestWithContext(t.Context(), method, ts.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(fields); i += 2 {
		req.Header.Set(fields[i], fields[i+1])
	}
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	// Close waits for the handler, which may outlive a reply without a body.
	ts.Close()
	return reached{res, string(text), writer.errs}
}

func basic(name, password string) string {
	r := &http.Request{Header: http.Header{}}
	r.SetBasicAuth(name, password)
	return r.Header.Get("Authorization")
}

func TestLostDatabaseLooksLikeASuccess(t *testing.T) {
	s, books := open(t)
	books.setDown(true)
	res := call(t, s, "GET", "/books", "")
	if res.StatusCode != 200 || !strings.Contains(res.text, ErrUnavailable.Error()) {
		t.Errorf("%d %s", res.StatusCode, res.text)
	}
}

func TestUnknownOrInvalidThingsLookLikeASuccess(t *testing.T) {
	s, _ := open(t)
	for route, body := range map[string]string{
		"GET /books/7":  "",
		"PUT /books/1":  `{"isbn":"1"}`,
		"GET /checks/7": "",
	} {
		method, path, _ := strings.Cut(route, " ")
		res := call(t, s, method, path, body, "Authorization", editor)
		if res.StatusCode != 200 || !strings.Contains(res.text, `"error"`) {
			t.Errorf("%s: %d %s", route, res.StatusCode, res.text)
		}
	}
}

func TestClientWithoutCredentialsIsForbiddenInsteadOfAskedToLogIn(t *testing.T) {
	s, _ := open(t)
	for _, route := range []string{"POST /books", "GET /account", "PUT /maintenance"} {
		method, path, _ := strings.Cut(route, " ")
		res := call(t, s, method, path, valid)
		if res.StatusCode != 403 || res.Header.Get("WWW-Authenticate") != "" {
			t.Errorf("%s: %d, WWW-Authenticate %q", route, res.StatusCode, res.Header.Get("WWW-Authenticate"))
		}
	}
}

func TestMalformedInputIsBlamedOnTheServer(t *testing.T) {
	s, _ := open(t)
	for _, route := range []string{
		"POST /books", "PUT /books/1", "POST /books/batch", "GET /books/x", "GET /books?limit=x",
	} {
		method, path, _ := strings.Cut(route, " ")
		res := call(t, s, method, path, "{", "Authorization", editor)
		if res.StatusCode != 500 {
			t.Errorf("%s: %d, and this server should say 500", route, res.StatusCode)
		}
	}
}

func TestBodyAfterAStatusWithoutOneNeverArrives(t *testing.T) {
	s, _ := open(t)
	cookie := "session=" + s.sessions.start(s.byName["view"])
	sess, _ := s.sessions.get(strings.TrimPrefix(cookie, "session="))
	for _, res := range []reached{
		call(t, s, "GET", "/books/1", "", "If-None-Match", `"1-1"`),
		call(t, s, "DELETE", "/books/1", "", "Authorization", editor),
		call(t, s, "DELETE", "/session", "", "Cookie", cookie, "X-CSRF-Token", sess.CSRF),
		call(t, s, "PUT", "/maintenance", `{"on":true}`, "Authorization", basic("root", "rootpass")),
	} {
		name := res.Request.Method + " " + res.Request.URL.Path
		if res.StatusCode != 204 && res.StatusCode != 304 {
			t.Errorf("%s: %d %s", name, res.StatusCode, res.text)
		}
		if res.text != "" || len(res.errs) == 0 || !errors.Is(res.errs[0], http.ErrBodyNotAllowed) {
			t.Errorf("%s: got %q, errors %v", name, res.text, res.errs)
		}
	}
}

func TestRedirectsLeadNowhere(t *testing.T) {
	s, _ := open(t)
	for _, res := range []reached{
		call(t, s, "POST", "/session", "", "Authorization", basic("view", "viewpass")),
		call(t, s, "GET", "/catalogue", ""),
		call(t, s, "GET", "/latest", ""),
		call(t, s, "POST", "/v0/books", valid),
	} {
		if res.StatusCode/100 != 3 || res.Header.Get("Location") != "" {
			t.Errorf("%s: %d, Location %q", res.Request.URL.Path, res.StatusCode, res.Header.Get("Location"))
		}
	}
}

func TestNeighboursOfTheMistakesAreRight(t *testing.T) {
	s, _ := open(t)
	tests := []struct {
		method, path, body, auth string
		status                   int
	}{
		{"GET", "/books/1", "", "", 200},
		{"POST", "/books", `{"isbn":"9780306406157","title":"Second"}`, editor, 201},
		{"POST", "/books", valid, "Bearer view", 403},
		{"POST", "/books", valid, "Bearer x", 401},
		{"POST", "/books", "{}", editor, 422},
		{"POST", "/books", `{"isbn":"0306406152","title":"First"}`, editor, 409},
		{"PUT", "/books/x", valid, editor, 400},
		{"PUT", "/books/1", valid, editor, 200},
		{"DELETE", "/books/7", "", editor, 404},
		{"PATCH", "/books", "", "", 405},
		{"GET", "/book/1", "", "", 301},
		{"GET", "/about", "", "", 500},
		{"POST", "/session", "", "", 401},
		{"PUT", "/maintenance", `{"on":false}`, basic("root", "rootpass"), 204},
		{"PUT", "/maintenance", `{`, basic("root", "rootpass"), 400},
	}
	for _, test := range tests {
		res := call(t, s, test.method, test.path, test.body, "Authorization", test.auth)
		if res.StatusCode != test.status || len(res.errs) > 0 {
			t.Errorf("%s %s: %d, want %d; errors %v", test.method, test.path, res.StatusCode, test.status, res.errs)
		}
	}
}
