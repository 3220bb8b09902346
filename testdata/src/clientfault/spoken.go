// Package clientfault has 5xx replies for the client's mistakes.
package clientfault

import (
	"encoding/base64"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"log"
	"net/http"
	"net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"

	"clientfault/web"
)

type book struct {
	Title string
	Pages string
}

func decodeBody(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
		log.Print(err)
		http.Error(w, "bad body", http.StatusInternalServerError) // want `500 Internal Server Error for the client's mistake \(decoding the JSON body failed, line 28\); send 400 Bad Request`
		return
	}
	save(b)
}

func strictDecoder(w http.ResponseWriter, r *http.Request) {
	var b book
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20))
	dec.DisallowUnknownFields()
	err := dec.Decode(&b)
	if err == nil {
		save(b)
		return
	}
	http.Error(w, "bad body", 500) // want "500 Internal Server Error for the client's mistake"
}

func unmarshalRead(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(r.Body)
	if err != nil { // the network or the client: nobody knows
		http.Error(w, "read", http.StatusInternalServerError)
		return
	}
	var b book
	if err = json.Unmarshal(data, &b); err != nil {
		http.Error(w, "bad body", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
	}
}

func decodeXML(w http.ResponseWriter, r *http.Request) {
	var b book
	if xml.NewDecoder(r.Body).Decode(&b) != nil {
		w.WriteHeader(http.StatusBadGateway) // want "502 Bad Gateway for the client's mistake"
		return
	}
	save(b)
}

func decodedField(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
		http.Error(w, "bad body", http.StatusBadRequest)
		return
	}
	pages, err := strconv.Atoi(strings.TrimSpace(b.Pages))
	if err != nil {
		http.Error(w, "pages", http.StatusInternalServerError) // want `parsing strings.TrimSpace\(b.Pages\) failed`
		return
	}
	_ = pages
}

func pathValue(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.PathValue("id"))
	code := http.StatusOK
	if err != nil {
		code = http.StatusInternalServerError
	}
	w.WriteHeader(code) // silent: the situation ended with the if
	_ = id
}

func queryThroughVariables(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	text := q.Get("since")
	since, err := time.Parse(time.RFC3339, text)
	if err != nil {
		code := 500
		w.WriteHeader(code) // want `parsing the time text failed`
		io.WriteString(w, "since")
		return
	}
	_ = since
}

func parsers(w http.ResponseWriter, r *http.Request) {
	if _, err := url.Parse(r.FormValue("link")); err != nil {
		http.Error(w, "link", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := mail.ParseAddress(r.PostFormValue("mail")); err != nil {
		http.Error(w, "mail", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := base64.StdEncoding.DecodeString(r.Header.Get("X-Blob")); err != nil {
		http.Error(w, "blob", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := strconv.ParseBool(r.URL.Query().Get("draft")); err != nil {
		http.Error(w, "draft", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := strconv.ParseFloat(r.Form["price"][0], 64); err != nil {
		http.Error(w, "price", 500) // want "500 Internal Server Error for the client's mistake"
	}
}

func forms(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		http.Error(w, "form", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if r.ParseMultipartForm(1<<20) != nil {
		http.Error(w, "form", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	file, _, err := r.FormFile("cover")
	if err != nil {
		http.Error(w, "cover", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	file.Close()
}

func missingParameter(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	if name == "" {
		http.Error(w, "name?", http.StatusInternalServerError) // want `name is missing`
		return
	}
}

func fail(w http.ResponseWriter, code int, msg string) {
	w.WriteHeader(code)
	io.WriteString(w, msg)
}

func decode(r *http.Request, v any) error { return json.NewDecoder(r.Body).Decode(v) }

func ownHelpers(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := decode(r, &b); err != nil {
		fail(w, 500, "bad body") // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := web.Number(b.Pages); err != nil {
		fail(w, 500, "pages") // want "500 Internal Server Error for the client's mistake"
	}
}

func otherPackage(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := web.Decode(r, &b); err != nil {
		web.Fail(w, http.StatusInternalServerError, err) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := web.ID(r); err != nil {
		web.Fail(w, http.StatusInternalServerError, err) // want "500 Internal Server Error for the client's mistake"
	}
}

type server struct{ mux *http.ServeMux }

func (s *server) method(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		s.internal(w, err) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if err := s.load(); err != nil {
		s.internal(w, err)
	}
}

func (s *server) internal(w http.ResponseWriter, err error) {
	log.Print(err)
	http.Error(w, "internal error", http.StatusInternalServerError)
}

func (s *server) load() error { return errors.New("down") }

func (s *server) routes() {
	s.mux.HandleFunc("/literal", func(w http.ResponseWriter, r *http.Request) {
		if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
			http.Error(w, "n", 500) // want "500 Internal Server Error for the client's mistake"
		}
	})
}

func closure(w http.ResponseWriter, r *http.Request) {
	fail := func(code int) { http.Error(w, http.StatusText(code), code) }
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		fail(http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
}

func elseBranch(w http.ResponseWriter, r *http.Request) {
	if n, err := strconv.Atoi(r.FormValue("n")); err == nil {
		_ = n
	} else {
		http.Error(w, "n", 500) // want "500 Internal Server Error for the client's mistake"
	}
}

func twoReasonsBothTheClients(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil || n < 1 || n > 100 {
		http.Error(w, "n", 500) // want "500 Internal Server Error for the client's mistake"
	}
}

// statusOf lacks a case for what Decode returns.
func statusOf(err error) int {
	switch {
	case errors.Is(err, errGone):
		return http.StatusNotFound
	default:
		return http.StatusInternalServerError
	}
}

var errGone = errors.New("gone")

func mapped(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
		http.Error(w, "bad body", statusOf(err)) // want "500 Internal Server Error for the client's mistake"
	}
}

func save(book) {}

func contradiction(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
		http.Error(w, "bad body", http.StatusBadRequest)
		return
	}
	if b.Title != r.PathValue("title") {
		http.Error(w, "another title", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
	}
}

func otherThanMissing(w http.ResponseWriter, r *http.Request) {
	_, _, err := r.FormFile("cover")
	if errors.Is(err, http.ErrMissingFile) {
		http.Error(w, "cover?", http.StatusBadRequest)
	} else if err != nil {
		http.Error(w, "cover", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
	}
}
