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

	"github.com/gin-gonic/gin"

	"example.com/frameworks/bookstore/shelf"
)

// These tests drive the mistakes, so they assert what should not be. They show
// that each of them reaches a client.

func TestMain(m *testing.M) {
	gin.SetMode(gin.TestMode)
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

const (
	reader = "Authorization: Bearer reader-token"
	editor = "Authorization: Bearer editor-token"
	form   = "Content-Type: application/x-www-form-urlencoded"
	first  = `{"title":"First","isbn":"9780000000001","pages":1}`
	second = `{"title":"Second","isbn":"9780000000002","pages":2}`
	third  = `{"title":"Third","isbn":"9780000000003","pages":3}`
)

// open returns a server with one book, next to a shop.
func open(t *testing.T, about string) *server {
	t.Helper()
	shop := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/price/9780000000001":
			io.WriteString(w, `{"cents":"995"}`)
		case "/price/9780000000002":
			io.WriteString(w, `{"cents":"many"}`)
		case "/price/9780000000003":
			io.WriteString(w, `sold out`)
		default:
			w.WriteHeader(http.StatusTeapot)
		}
	}))
	t.Cleanup(shop.Close)
	s := newServer(config{Origin: "https://books.example", Shop: shop.URL, Key: "key"}, shelf.New(),
		fstest.MapFS{"about.json": {Data: []byte(about)}})
	if _, err := s.shelf.Add(t.Context(), shelf.Book{Title: "First", ISBN: "9780000000001", Pages: 1}); err != nil {
		t.Fatal(err)
	}
	return s
}

// send sends "METHOD /path" with a body and "Name: value" fields.
func send(s *server, route, body string, fields ...string) *http.Response {
	method, path, _ := strings.Cut(route, " ")
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	for _, field := range fields {
		name, value, _ := strings.Cut(field, ": ")
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	s.engine().ServeHTTP(w, r)
	return w.Result()
}

func text(res *http.Response) string {
	body, _ := io.ReadAll(res.Body)
	return string(body)
}

// upload is a form with a file.
func upload(content string) (body, field string) {
	return "--x\r\nContent-Disposition: form-data; name=\"books\"; filename=\"b.json\"\r\n\r\n" + content + "\r\n--x--\r\n",
		"Content-Type: multipart/form-data; boundary=x"
}

func TestEachMistakeReachesTheClient(t *testing.T) {
	s := open(t, "")
	for _, test := range []struct {
		route, body string
		status      int
		fields      []string
		want        string // a part of the body; "" for no body
	}{
		{"GET /books/9", "", 302, nil, "no such book"},
		{"GET /books/1", "", 304, []string{`If-None-Match: "1-9780000000001-1"`}, ""},
		{"POST /books", second, 403, nil, "log in first"},
		{"POST /books", "{", 500, []string{editor}, "cannot read the book"},
		{"POST /books", "{}", 500, []string{editor}, "cannot read the book"},
		{"POST /import", "", 500, []string{editor}, "no file"},
		{"GET /books/1/cover?width=x", "", 500, nil, "width"},
		{"GET /books/x/notes", "", 500, nil, "Internal Server Error"},
		{"POST /books/9/notes", `{"text":"Good"}`, 200, []string{reader}, `"error":"book 9: no such book"`},
		{"DELETE /books/1/notes", "", 205, []string{editor}, "all notes are gone"},
		{"GET /me", "", 403, nil, "log in first"},
		{"GET /account", "", 403, nil, "log in first"},
		{"DELETE /session", "", 403, nil, "log in first"},
		{"POST /session", "token=reader-token", 303, []string{form}, ""},
		{"GET /catalogue", "", 301, nil, ""},
		{"DELETE /books/1", "", 204, []string{editor}, ""}, // gin drops the body
	} {
		res := send(s, test.route, test.body, test.fields...)
		body := text(res)
		if res.StatusCode != test.status || !strings.Contains(body, test.want) || (body == "") != (test.want == "") {
			t.Errorf("%s: %d %s, want %d %s", test.route, res.StatusCode, body, test.status, test.want)
		}
		if res.Header.Get("Location")+res.Header.Get("Www-Authenticate") != "" {
			t.Errorf("%s: %v", test.route, res.Header)
		}
	}
}

func TestLostShelfLooksLikeASuccess(t *testing.T) {
	s := open(t, "")
	s.shelf.Seal(errors.New("the shelf has burnt"))
	for _, route := range []string{
		"GET /newest", "GET /v1/count", "GET /export?until=9999999999&signature=" + s.sign("9999999999"),
	} {
		res := send(s, route, "")
		if body := text(res); res.StatusCode != 200 || !strings.Contains(body, `"error":"the shelf`) {
			t.Errorf("%s: %d %s", route, res.StatusCode, body)
		}
	}
}

func TestNeighboursOfTheMistakesAreRight(t *testing.T) {
	s := open(t, "{")
	file, multipart := upload("[" + first + "," + third + "]")
	for _, test := range []struct {
		route, body string
		status      int
		fields      []string
	}{
		{"GET /books", "", 200, nil},
		{"GET /books?limit=x", "", 400, nil},
		{"GET /books/1", "", 200, nil},
		{"GET /books/x", "", 400, nil},
		{"PUT /books", "", 405, nil},
		{"POST /books", second, 401, []string{"Authorization: Bearer x"}},
		{"POST /books", second, 403, []string{reader}},
		{"POST /books", second, 403, []string{editor, "Origin: https://elsewhere.example"}},
		{"POST /books", first, 409, []string{editor}},
		{"POST /books", second, 201, []string{editor}},
		{"POST /import", file, 200, []string{editor, multipart}},
		{"POST /check", "{", 400, nil},
		{"POST /check", "{}", 200, nil},
		{"GET /books/1/cover", "", 418, nil},
		{"GET /books/2/price", "", 502, nil},
		{"GET /books/3/price", "", 502, nil},
		{"POST /books/1/notes", "{}", 400, []string{reader}},
		{"POST /books/1/notes", `{"text":"Good"}`, 201, []string{reader}},
		{"GET /me", "", 200, []string{reader}},
		{"POST /introspect", "token=x", 200, []string{reader, form}},
		{"POST /session", "token=x", 401, []string{form}},
		{"GET /account", "", 401, []string{"Cookie: session=x"}},
		{"GET /book/1", "", 301, nil},
		{"GET /newest", "", 302, nil},
		{"GET /v1/books/9", "", 404, nil},
		{"GET /export", "", 403, nil},
		{"GET /about", "", 500, nil},
		{"DELETE /books/x", "", 400, []string{editor}},
		{"DELETE /books/9", "", 404, []string{editor}},
	} {
		res := send(s, test.route, test.body, test.fields...)
		if res.StatusCode != test.status {
			t.Errorf("%s: %d, want %d", test.route, res.StatusCode, test.status)
		}
		challenge, location := res.Header.Get("Www-Authenticate"), res.Header.Get("Location")
		if (challenge != "") != (test.status == 401) || (location != "") != (test.status/100 == 3 || test.status == 201) {
			t.Errorf("%s: %v", test.route, res.Header)
		}
	}
}
