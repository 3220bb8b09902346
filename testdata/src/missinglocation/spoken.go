// Package missinglocation has redirects without a target.
package missinglocation

import (
	"encoding/json"
	"net/http"

	"missinglocation/web"
)

func byHand(w http.ResponseWriter, r *http.Request) {
	switch r.FormValue("code") {
	case "1":
		w.WriteHeader(http.StatusMovedPermanently) // want "301 Moved Permanently without Location"
	case "2":
		w.WriteHeader(http.StatusFound) // want "302 Found without Location"
	case "3":
		w.WriteHeader(303) // want "303 See Other without Location"
	case "7":
		w.WriteHeader(http.StatusTemporaryRedirect) // want "307 Temporary Redirect without Location"
	case "8":
		w.WriteHeader(http.StatusPermanentRedirect) // want "308 Permanent Redirect without Location"
	}
}

func foundABook(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusFound) // want `302 Found without Location.*404 Not Found, or 200 OK`
	json.NewEncoder(w).Encode("Emma")
}

func errorWithFound(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no such book", http.StatusFound) // want "302 Found without Location"
}

func tooLate(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusSeeOther) // want "303 See Other without Location"
	w.Header().Set("Location", "/books")
}

func onOneBranch(w http.ResponseWriter, r *http.Request) {
	if next := r.FormValue("next"); next != "" {
		w.Header().Set("Location", "/books/"+next)
	}
	w.WriteHeader(http.StatusFound) // want "302 Found without Location"
}

func send(w http.ResponseWriter, code int) {
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
}

func throughHelpers(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("other") != "" {
		web.Status(w, http.StatusSeeOther) // want "303 See Other without Location"
		return
	}
	if r.FormValue("moved") != "" {
		web.Moved(w) // want "301 Moved Permanently without Location"
		return
	}
	send(w, http.StatusFound) // want "302 Found without Location"
}

func variable(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	if r.TLS == nil {
		code = http.StatusPermanentRedirect
	}
	w.WriteHeader(code) // want "308 Permanent Redirect without Location"
}

func removed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Location", "/books")
	w.Header().Del("Location")
	w.WriteHeader(http.StatusFound) // want "302 Found without Location"
}

// problem carries its status in a field.
type problem struct {
	Code int
	Text string
}

func (p *problem) send(w http.ResponseWriter) { http.Error(w, p.Text, p.Code) }

func sendProblem(w http.ResponseWriter, code int, text string) { (&problem{code, text}).send(w) }

func fields(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("moved") != "" {
		sendProblem(w, http.StatusSeeOther, "moved") // want "303 See Other without Location"
		return
	}
	p := &problem{Code: http.StatusFound, Text: "found"}
	p.send(w) // want "302 Found without Location"
}
