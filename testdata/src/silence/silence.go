// Package silence has the shapes that look like mistakes and are right. No rule
// says anything about them.
package silence

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
)

var (
	errNotFound = errors.New("not found")
	errInvalid  = errors.New("invalid")
)

type book struct{ Title string }

func find(string) (book, error) { return book{}, errNotFound }

// A helper that only sets headers or cookies, then a reply.
func noCache(w http.ResponseWriter) {
	w.Header().Set("Cache-Control", "no-store")
	http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1"})
}

func headersThenReply(w http.ResponseWriter, r *http.Request) {
	noCache(w)
	w.WriteHeader(http.StatusAccepted)
	fmt.Fprintln(w, "queued")
}

// Several writes that build one page.
func onePage(w http.ResponseWriter, r *http.Request) {
	fmt.Fprint(w, "<h1>")
	io.WriteString(w, "Errors of the press")
	w.Write([]byte("</h1>"))
}

// http.Error as the last statement, and in tails that all end there.
func lastStatement(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("a") != "" {
		http.Error(w, "a", http.StatusBadRequest)
	} else if r.FormValue("b") != "" {
		http.Error(w, "b", http.StatusConflict)
	} else {
		switch r.FormValue("c") {
		case "1":
			http.Error(w, "c", http.StatusTeapot)
		default:
			http.Error(w, "d", http.StatusInternalServerError)
		}
	}
}

// A log line between the reply and the return.
func logBetween(w http.ResponseWriter, r *http.Request) {
	if _, err := find("x"); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		log.Print(err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// http.Error where Encode failed: a value that cannot be marshalled has written nothing.
func encodeFailed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(book{}); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
}

// Declared trailers are set after the body.
func trailers(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Trailer", "X-Checksum")
	fmt.Fprintln(w, "body")
	w.Header().Set("X-Checksum", "1")
	w.Header().Set(http.TrailerPrefix+"X-More", "2")
}

// An interim reply, then the final one.
func earlyHints(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Link", "</style.css>; rel=preload")
	w.WriteHeader(http.StatusEarlyHints)
	w.WriteHeader(http.StatusOK)
	fmt.Fprintln(w, "page")
}

// The status is another server's.
func proxy(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("http://prices.internal/")
	if err != nil {
		http.Error(w, "bad gateway", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	w.WriteHeader(resp.StatusCode)
	io.Copy(w, resp.Body)
}

// A guard that remembers whether the head is out.
func wroteGuard(w http.ResponseWriter, r *http.Request) {
	wrote := false
	if r.FormValue("empty") != "" {
		w.WriteHeader(http.StatusNoContent)
		wrote = true
	}
	if !wrote {
		w.WriteHeader(http.StatusOK)
		fmt.Fprintln(w, "page")
	}
}

// Refusals that have nothing to do with credentials.
func refusals(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Header.Get("X-CSRF-Token") == "":
		http.Error(w, "csrf", http.StatusForbidden)
	case r.Header.Get("Origin") == "":
		http.Error(w, "origin", http.StatusForbidden)
	case r.RemoteAddr == "":
		http.Error(w, "address", http.StatusForbidden)
	case os.Getenv("EXPORT") == "":
		http.Error(w, "feature", http.StatusForbidden)
	}
}

// What is decoded does not come from the client.
func notTheClients(w http.ResponseWriter, r *http.Request) {
	f, err := os.Open("config.json")
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	defer f.Close()
	var b book
	if err := json.NewDecoder(f).Decode(&b); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

// A body only where the status has one.
func bodyIfAllowed(w http.ResponseWriter, code int) {
	w.WriteHeader(code)
	if code != http.StatusNoContent {
		fmt.Fprintln(w, "body")
	}
}

func usesBodyIfAllowed(w http.ResponseWriter, r *http.Request) {
	bodyIfAllowed(w, http.StatusNoContent)
}

// A wrapper that implements http.ResponseWriter.
type recorder struct {
	http.ResponseWriter
	status int
}

func (r *recorder) WriteHeader(code int) {
	r.status = code
	r.ResponseWriter.WriteHeader(code)
}

func (r *recorder) Write(p []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	return r.ResponseWriter.Write(p)
}

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w}
		next.ServeHTTP(rec, r)
		log.Print(rec.status)
	})
}

// The switch over sentinels with the rest as 500.
func sentinels(w http.ResponseWriter, r *http.Request) {
	b, err := find(r.PathValue("id"))
	switch {
	case errors.Is(err, errNotFound):
		http.Error(w, "no such book", http.StatusNotFound)
	case errors.Is(err, errInvalid):
		http.Error(w, "invalid", http.StatusBadRequest)
	case err != nil:
		http.Error(w, "internal error", http.StatusInternalServerError)
	default:
		json.NewEncoder(w).Encode(b)
	}
}

// What cannot be reached.
func unreachable(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("stop") != "" {
		w.WriteHeader(http.StatusNoContent)
		os.Exit(1)
	}
	if r.FormValue("panic") != "" {
		w.WriteHeader(http.StatusNoContent)
		panic("stop")
	}
	fmt.Fprintln(w, "page")
}

// A recorder is not the client's reply.
func measured(w http.ResponseWriter, r *http.Request) {
	rec := httptest.NewRecorder()
	rec.WriteHeader(http.StatusNoContent)
	fmt.Fprintln(w, rec.Code)
}

// The connection is taken over.
func hijacked(w http.ResponseWriter, r *http.Request) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	defer conn.Close()
	fmt.Fprint(conn, "HTTP/1.1 204 No Content\r\n\r\n")
}
