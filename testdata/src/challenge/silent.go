package challenge

import (
	"errors"
	"io"
	"net/http"

	"challenge/web"
)

func before(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Basic realm="tower"`)
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func lowerCase(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("www-authenticate", "Bearer")
	w.WriteHeader(http.StatusUnauthorized)
}

func indexed(w http.ResponseWriter, r *http.Request) {
	w.Header()["Www-Authenticate"] = []string{"Basic", "Bearer"}
	w.WriteHeader(http.StatusUnauthorized)
}

const name = "WWW-Authenticate"

func named(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set(name, "Bearer")
	w.WriteHeader(http.StatusUnauthorized)
}

// xBasic keeps browsers from asking for a password.
func quiet(w http.ResponseWriter, r *http.Request) {
	w.Header().Set(name, `xBasic realm="tower"`)
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func byHelper(w http.ResponseWriter, r *http.Request) {
	web.Realm(w)
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

func wholeHelper(w http.ResponseWriter, r *http.Request) {
	web.Challenge(w, "tower")
}

func askAgain(w http.ResponseWriter, scheme string) {
	w.Header().Set("WWW-Authenticate", scheme)
}

func ownHelper(w http.ResponseWriter, r *http.Request) {
	askAgain(w, "Bearer")
	web.Unauthorized(w)
}

// closed relies on its callers, which all set the header.
func closed(w http.ResponseWriter) {
	http.Error(w, "closed", http.StatusUnauthorized)
}

func preparedOnce(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", "Bearer")
	closed(w)
}

func preparedTwice(w http.ResponseWriter, r *http.Request) {
	askAgain(w, "Basic")
	closed(w)
}

// The headers come from a table.
func fromTable(w http.ResponseWriter, r *http.Request, table map[string]string) {
	for key, value := range table {
		w.Header().Set(key, value)
	}
	w.WriteHeader(http.StatusUnauthorized)
}

// 403 needs no challenge.
func forbidden(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "not for you", http.StatusForbidden)
}

// What another server says is handed on, with its headers.
func proxied(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("http://gate.example/")
	if err != nil {
		http.Error(w, "the gate is closed", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	for key, values := range resp.Header {
		w.Header()[key] = values
	}
	w.WriteHeader(resp.StatusCode)
	io.Copy(w, resp.Body)
}

// A refusal carries its status to whoever sends it, and that adds the header.
type refusal struct {
	status int
	text   string
}

func (e *refusal) Error() string { return e.text }

func check(r *http.Request) error {
	if r.Header.Get("Authorization") == "" {
		return &refusal{http.StatusUnauthorized, "who are you?"}
	}
	return nil
}

func checked(w http.ResponseWriter, r *http.Request) {
	err := check(r)
	var no *refusal
	if errors.As(err, &no) {
		w.Header().Set("WWW-Authenticate", "Bearer")
		http.Error(w, no.text, no.status)
		return
	}
	io.WriteString(w, "come in")
}

// A chosen status goes with a header.
func chosen(w http.ResponseWriter, r *http.Request) {
	code := http.StatusForbidden
	if r.Header.Get("Authorization") == "" {
		w.Header().Set("WWW-Authenticate", "Bearer")
		code = http.StatusUnauthorized
	}
	w.WriteHeader(code)
}

// The refusal of another server, with its headers.
func handedOn(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("http://gate.example/")
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	for key, values := range resp.Header {
		w.Header()[key] = values
	}
	if resp.StatusCode == http.StatusUnauthorized {
		w.WriteHeader(http.StatusUnauthorized)
	}
}
