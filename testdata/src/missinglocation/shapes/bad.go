// Package missinglocation: redirects that lead nowhere.
package missinglocation

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"missinglocation/shapes/web"
)

var errNotFound = errors.New("not found")

func moved(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusMovedPermanently) // want "301 Moved Permanently without Location"
}

func found(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(302) // want "302 Found without Location"
}

func seeOther(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusSeeOther) // want "303 See Other without Location"
}

func temporary(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusTemporaryRedirect) // want "307 Temporary Redirect without Location"
}

func permanent(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusPermanentRedirect) // want "308 Permanent Redirect without Location"
}

// NotFound was meant.
func typo(find func(string) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := find(r.PathValue("id")); errors.Is(err, errNotFound) {
			w.WriteHeader(http.StatusFound) // want "302 Found without Location"
			json.NewEncoder(w).Encode(map[string]string{"error": "no such item"})
			return
		}
		fmt.Fprintln(w, "here")
	}
}

// http.Error sends the head as well.
func typoError(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no such item", http.StatusFound) // want "302 Found without Location"
}

// "The item was found": 200 was meant.
func foundIt(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusFound) // want "302 Found without Location"
	fmt.Fprint(w, `{"name":"x"}`)
}

// The header is set when nobody listens any more.
func tooLate(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusFound) // want "302 Found without Location"
	w.Header().Set("Location", "/login")
}

// Only one way leads somewhere.
func oneBranch(w http.ResponseWriter, r *http.Request) {
	if next := r.FormValue("next"); next == "home" {
		w.Header().Set("Location", "/home")
	}
	w.WriteHeader(http.StatusSeeOther) // want "303 See Other without Location"
}

// Set, and taken away again.
func deletedAgain(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Location", "/x")
	h.Del("Location")
	w.WriteHeader(http.StatusFound) // want "302 Found without Location"
}

// Not the header that counts.
func otherHeader(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Location", "/x")
	w.Header().Set("Refresh", "0; url=/x")
	w.WriteHeader(http.StatusFound) // want "302 Found without Location"
}

// sendStatus sends what it is told.
func sendStatus(w http.ResponseWriter, code int) {
	w.WriteHeader(code)
}

func throughHelper(w http.ResponseWriter, r *http.Request) {
	sendStatus(w, http.StatusFound) // want "302 Found without Location"
}

func throughWeb(w http.ResponseWriter, r *http.Request) {
	web.Status(w, http.StatusPermanentRedirect) // want "308 Permanent Redirect without Location"
}

// The target comes after the head, in helpers.
func helpersSwapped(w http.ResponseWriter, r *http.Request) {
	web.Status(w, http.StatusSeeOther) // want "303 See Other without Location"
	web.Target(w, "/x")
}

func codeVariable(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	if r.TLS == nil {
		code = http.StatusMovedPermanently
	}
	w.WriteHeader(code) // want "301 Moved Permanently without Location"
}

// writeJSON knows nothing of redirects.
func writeJSON(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

func jsonFound(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, http.StatusFound, "x") // want "302 Found without Location"
}

// The target went to the request, which is not sent.
func wrongHeader(w http.ResponseWriter, r *http.Request) {
	r.Header.Set("Location", "/login")
	w.WriteHeader(http.StatusFound) // want "302 Found without Location"
}

func literal(mux *http.ServeMux) {
	mux.HandleFunc("/old", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusMovedPermanently) // want "301 Moved Permanently without Location"
	})
}

func closure(w http.ResponseWriter, r *http.Request) {
	status := func(code int) { w.WriteHeader(code) }
	if r.FormValue("old") != "" {
		status(http.StatusTemporaryRedirect) // want "307 Temporary Redirect without Location"
		return
	}
	status(http.StatusOK)
}

type server struct{ home string }

func (s *server) root(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/" {
		w.WriteHeader(http.StatusFound) // want "302 Found without Location"
		fmt.Fprintf(w, "go to %s", s.home)
		return
	}
	http.NotFound(w, r)
}
