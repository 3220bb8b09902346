package missinglocation

import (
	"io"
	"maps"
	"net/http"

	"missinglocation/web"
)

func redirect(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/books", http.StatusFound)
}

func set(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Location", "/books")
	w.WriteHeader(http.StatusFound)
}

func waysToSet(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	switch r.FormValue("how") {
	case "a":
		h.Add("location", "/books")
	case "b":
		h["Location"] = []string{"/books"}
	case "c":
		web.To(w, "/books")
	case "d":
		to(w, "/books")
	case "e":
		fill(h)
	case "f":
		maps.Copy(h, http.Header{"Location": {"/books"}})
	default:
		h.Set(http.CanonicalHeaderKey("location"), "/books")
	}
	w.WriteHeader(http.StatusSeeOther)
}

func to(w http.ResponseWriter, target string) { w.Header().Set("Location", target) }

func fill(h http.Header) { h.Set("Location", "/books") }

func needNone(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("If-None-Match") != "" {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.WriteHeader(http.StatusMultipleChoices)
}

func setBefore(w http.ResponseWriter, r *http.Request) {
	web.To(w, "/books")
	web.Moved(w)
}

func proxied(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("http://prices.internal/")
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	for name, values := range resp.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(http.StatusFound)
	io.Copy(w, resp.Body)
}

// compared compares a status, and sends none.
func compared(resp *http.Response) bool { return resp.StatusCode == http.StatusFound }

func correlated(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	if next := r.FormValue("next"); next != "" {
		w.Header().Set("Location", "/books")
		code = http.StatusFound
	}
	w.WriteHeader(code)
}

// sendTo sends a redirect if it is given a target.
func sendTo(w http.ResponseWriter, code int, target string) {
	if target != "" {
		w.Header().Set("Location", target)
	}
	w.WriteHeader(code)
}

func usesSendTo(w http.ResponseWriter, r *http.Request) {
	sendTo(w, http.StatusFound, r.FormValue("next"))
}
