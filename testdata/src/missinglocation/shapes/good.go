package missinglocation

import (
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"

	"missinglocation/shapes/web"
)

func okRedirect(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/login", http.StatusFound)
}

func okHandler(mux *http.ServeMux) {
	mux.Handle("/old", http.RedirectHandler("/new", http.StatusMovedPermanently))
}

func okSet(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Location", "/x")
	w.WriteHeader(http.StatusFound)
}

func okAdd(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("location", "/x")
	w.WriteHeader(http.StatusSeeOther)
}

func okIndex(w http.ResponseWriter, r *http.Request) {
	w.Header()["Location"] = []string{"/x"}
	w.WriteHeader(http.StatusFound)
}

// The header map in a variable.
func okVariable(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Location", r.URL.JoinPath("x").String())
	w.WriteHeader(http.StatusTemporaryRedirect)
}

const headerLocation = "Location"

func okConstant(w http.ResponseWriter, r *http.Request) {
	w.Header().Set(headerLocation, "/x")
	w.WriteHeader(http.StatusPermanentRedirect)
}

func okHelpers(w http.ResponseWriter, r *http.Request) {
	web.Target(w, "/x")
	web.Status(w, http.StatusFound)
}

func okMoved(w http.ResponseWriter, r *http.Request) { web.Moved(w, "/x") }

// Both ways lead somewhere.
func okBranches(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("next") == "home" {
		w.Header().Set("Location", "/home")
	} else {
		w.Header().Set("Location", "/")
	}
	w.WriteHeader(http.StatusSeeOther)
}

// Set first and overwritten on one way.
func okDefault(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Location", "/")
	if next := r.FormValue("next"); next == "home" {
		w.Header().Set("Location", "/home")
	}
	w.WriteHeader(http.StatusSeeOther)
}

// The same test guards the header and the status.
func okCorrelated(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	if r.TLS == nil {
		code = http.StatusMovedPermanently
	}
	if code == http.StatusMovedPermanently {
		w.Header().Set("Location", "https://"+r.Host)
	}
	w.WriteHeader(code)
}

// Headers copied from a map or another reply: Location may be among them.
func okCopied(from http.Header) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), from)
		w.WriteHeader(http.StatusFound)
	}
}

func okLoop(from map[string]string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for k, v := range from {
			w.Header().Set(k, v)
		}
		w.WriteHeader(http.StatusFound)
	}
}

// A proxy passes on what it got.
func okProxy(resp *http.Response) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for k, vs := range resp.Header {
			w.Header()[k] = vs
		}
		w.WriteHeader(resp.StatusCode)
		io.Copy(w, resp.Body)
	}
}

// Someone else may have filled the headers.
func okEscaped(decorate func(http.Header)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		decorate(w.Header())
		w.WriteHeader(http.StatusFound)
	}
}

func okEscapedResponder(login interface{ Prepare(http.ResponseWriter) }) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		login.Prepare(w)
		w.WriteHeader(http.StatusFound)
	}
}

// 300 and 304 need none.
func okOthers(w http.ResponseWriter, r *http.Request) {
	switch r.Header.Get("If-None-Match") {
	case `"v1"`:
		w.WriteHeader(http.StatusNotModified)
	case `"v0"`:
		w.WriteHeader(http.StatusMultipleChoices)
		fmt.Fprintln(w, "a or b")
	default:
		w.WriteHeader(http.StatusUseProxy)
	}
}

// 302 as a number of something else.
func okNumber(w http.ResponseWriter, r *http.Request) {
	const room = 302
	fmt.Fprintln(w, "room", room, http.StatusText(http.StatusFound))
}

// A test that compares with 302 sends nothing.
func okCompare(w http.ResponseWriter, resp *http.Response) {
	if resp.StatusCode == http.StatusFound {
		w.WriteHeader(http.StatusOK)
		fmt.Fprintln(w, resp.Header.Get("Location"))
		return
	}
	w.WriteHeader(http.StatusBadGateway)
}

// A recorder is not the wire.
func okRecorder(w http.ResponseWriter, r *http.Request) {
	rec := httptest.NewRecorder()
	rec.WriteHeader(http.StatusFound)
	fmt.Fprintln(w, rec.Code)
}

// The middleware around it sets the header first.
func okMiddleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "/maintenance")
		next.ServeHTTP(w, r)
	})
}

// A computed target.
func okComputed(w http.ResponseWriter, r *http.Request) {
	u := url.URL{Scheme: "https", Host: r.Host, Path: r.URL.Path}
	w.Header().Set("Location", u.String())
	w.Header().Set("Vary", "Accept")
	w.WriteHeader(http.StatusPermanentRedirect)
}

// Removed before it is set.
func okDeletedFirst(w http.ResponseWriter, r *http.Request) {
	w.Header().Del("Location")
	w.Header().Set("Location", "/x")
	w.WriteHeader(http.StatusFound)
}

// The closure fills it in.
func okClosure(w http.ResponseWriter, r *http.Request) {
	to := func(url string) { w.Header().Set("Location", url) }
	to("/x")
	w.WriteHeader(http.StatusSeeOther)
}

// The redirecting way does not reach the plain one.
func okPaths(w http.ResponseWriter, r *http.Request) {
	code := http.StatusFound
	if r.FormValue("stay") != "" {
		code = http.StatusOK
		w.WriteHeader(code)
		return
	}
	w.Header().Set("Location", "/x")
	w.WriteHeader(code)
}

// An error that carries its target: the house type is a redirect.
type redirect struct {
	code int
	to   string
}

func (e redirect) send(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, e.to, e.code)
}

func okValue(w http.ResponseWriter, r *http.Request) {
	redirect{http.StatusFound, "/x"}.send(w, r)
}
