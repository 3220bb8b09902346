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

func TestEachReplyHasItsStatus(t *testing.T) {
	s := open(t, `{"name":"Library","since":"1900"}`)
	signed := "GET /export?until=9999999999&signature="
	file, multipart := upload("[" + first + "," + third + "]")
	for _, test := range []struct {
		route, body string
		status      int
		fields      []string
		want        string // a header as "Name: value", or a part of the body
	}{
		{"GET /books", "", 200, nil, `"First"`},
		{"GET /books?limit=x", "", 400, nil, ""},
		{"GET /books/1", "", 200, nil, `"First"`},
		{"GET /books/1", "", 304, []string{`If-None-Match: "1-9780000000001-1"`}, ""},
		{"GET /books/x", "", 400, nil, ""},
		{"GET /books/9", "", 404, nil, ""},
		{"PUT /books", "", 405, nil, "Allow: GET, POST"},
		{"POST /books", second, 401, nil, `Www-Authenticate: Bearer realm="books"`},
		{"POST /books", second, 401, []string{"Authorization: Bearer x"}, `Www-Authenticate: Bearer realm="books", error="invalid_token"`},
		{"POST /books", second, 403, []string{reader}, ""},
		{"POST /books", second, 403, []string{editor, "Origin: https://elsewhere.example"}, ""},
		{"POST /books", "{", 400, []string{editor}, ""},
		{"POST /books", `{"title":"` + strings.Repeat("x", maxBody) + `"}`, 413, []string{editor}, ""},
		{"POST /books", "{}", 422, []string{editor}, "title is missing"},
		{"POST /books", first, 409, []string{editor}, ""},
		{"POST /books", second, 201, []string{editor, "Origin: https://books.example"}, "Location: /books/2"},
		{"POST /import", "", 400, []string{editor}, ""},
		{"POST /import", file, 200, []string{editor, multipart}, `[{"status":409,"error":"Conflict"},{"status":201,"id":3}]`},
		{"POST /check", "{", 400, nil, ""},
		{"POST /check", "{}", 200, nil, `"valid":false`},
		{"POST /check", first, 200, nil, `"valid":true`},
		{"GET /books/x/cover", "", 400, nil, ""},
		{"GET /books/1/cover?width=x", "", 400, nil, ""},
		{"GET /books/1/cover", "", 418, nil, ""},
		{"GET /books/1/price", "", 200, nil, `"cents":995`},
		{"GET /books/2/price", "", 502, nil, ""},
		{"GET /books/3/price", "", 502, nil, ""},
		{"GET /books/9/price", "", 404, nil, ""},
		{"GET /books/x/notes", "", 400, nil, ""},
		{"GET /books/9/notes", "", 404, nil, ""},
		{"GET /books/1/notes", "", 204, []string{"Accept: text/plain"}, ""},
		{"POST /books/1/notes", "{}", 400, []string{reader}, ""},
		{"POST /books/9/notes", `{"text":"Good"}`, 404, []string{reader}, ""},
		{"POST /books/1/notes", `{"text":"Good"}`, 201, []string{reader}, "Location: /books/1/notes"},
		{"GET /books/1/notes", "", 200, []string{"Accept: text/plain"}, "Good"},
		{"DELETE /books/1/notes", "", 205, []string{editor}, ""},
		{"GET /books/1/notes", "", 200, nil, "[]"},
		{"GET /me", "", 401, nil, `Www-Authenticate: Bearer realm="books"`},
		{"GET /me", "", 200, []string{reader}, "reader"},
		{"POST /introspect", "", 400, []string{reader}, ""},
		{"POST /introspect", "token=x", 200, []string{reader, form}, `{"active":false}`},
		{"POST /introspect", "token=editor-token", 200, []string{reader, form}, `"username":"editor"`},
		{"GET /account", "", 401, nil, `Www-Authenticate: Bearer realm="books"`},
		{"DELETE /session", "", 401, []string{"Cookie: session=x"}, `Www-Authenticate: Bearer realm="books"`},
		{"POST /session", "", 400, []string{form}, ""},
		{"POST /session", "token=x", 401, []string{form}, `Www-Authenticate: Bearer realm="books"`},
		{"POST /session", "token=reader-token", 303, []string{form}, "Location: /account"},
		{"GET /book/1", "", 301, nil, "Location: /books/1"},
		{"GET /book/x", "", 404, nil, ""},
		{"GET /catalogue", "", 301, nil, "Location: /books"},
		{"GET /newest", "", 302, nil, "Location: /books/3"},
		{"GET /v1/books/x", "", 400, nil, `"success":false`},
		{"GET /v1/books/9", "", 404, nil, `"success":false`},
		{"GET /v1/books/1", "", 200, nil, `"success":true,"error":""`},
		{"GET /v1/count", "", 200, nil, `"data":3`},
		{"GET /export", "", 403, nil, ""},
		{signed + s.sign("9999999999"), "", 200, nil, "3 books\n"},
		{"GET /export?until=1&signature=" + s.sign("1"), "", 403, nil, "expired"},
		{"GET /about", "", 200, nil, "1900"},
		{"GET /status", "", 200, nil, `"up":true`},
		{"DELETE /books/x", "", 400, []string{editor}, ""},
		{"DELETE /books/3", "", 204, []string{editor}, ""},
		{"DELETE /books/3", "", 404, []string{editor}, ""},
	} {
		res := send(s, test.route, test.body, test.fields...)
		if res.StatusCode != test.status {
			t.Errorf("%s: %d, want %d", test.route, res.StatusCode, test.status)
		}
		name, value, isHeader := strings.Cut(test.want, ": ")
		switch body := text(res); {
		case isHeader && strings.Join(res.Header[name], ", ") != value:
			t.Errorf("%s: %s %q, want %q", test.route, name, res.Header[name], value)
		case !isHeader && !strings.Contains(body, test.want):
			t.Errorf("%s: body %s, want %s", test.route, body, test.want)
		case test.status < 400 && test.want == "" && body != "":
			t.Errorf("%s: body %s", test.route, body)
		}
	}
}

func TestOnlyThePageOfASessionEndsIt(t *testing.T) {
	s := open(t, "")
	sess := s.sessions.start(shelf.User{Name: "reader"})
	cookie := "Cookie: session=" + sess.id
	if res := send(s, "GET /account", "", cookie); res.StatusCode != 200 {
		t.Errorf("account: %d", res.StatusCode)
	}
	if res := send(s, "DELETE /session", "", cookie); res.StatusCode != 403 {
		t.Errorf("without the CSRF token: %d", res.StatusCode)
	}
	if res := send(s, "DELETE /session", "", cookie, "X-CSRF-Token: "+sess.csrf); res.StatusCode != 204 {
		t.Errorf("with it: %d", res.StatusCode)
	}
}

func TestServerTroubleIsAServerError(t *testing.T) {
	s := open(t, `{"name":"Library","since":"long ago"}`)
	s.shelf.Seal(errors.New("the shelf has burnt"))
	s.cfg.Shop = "http://127.0.0.1:0"
	signed := "GET /export?until=9999999999&signature=" + s.sign("9999999999")
	for route, status := range map[string]int{
		"GET /books": 500, "POST /books": 500, "DELETE /books/1": 500, "GET /newest": 500, "GET /v1/count": 500,
		"GET /about": 500, signed: 500, "GET /books/1/cover": 502, "GET /books/1/price": 502, "GET /status": 200,
	} {
		res := send(s, route, second, editor)
		if body := text(res); res.StatusCode != status || strings.Contains(body, "burnt") {
			t.Errorf("%s: %d %s, want %d", route, res.StatusCode, body, status)
		}
	}
	s = open(t, "{")
	if res := send(s, "GET /about", ""); res.StatusCode != 500 {
		t.Errorf("damaged about.json: %d", res.StatusCode)
	}
}
