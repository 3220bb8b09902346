package bodynotallowed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"

	"bodynotallowed/shapes/web"
)

func okHeadOnly(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("ETag", `"v2"`)
	w.WriteHeader(http.StatusNoContent)
}

// Each status on its own path.
func okReturn(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodDelete {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	fmt.Fprintln(w, "the thing")
}

// if/else keeps them apart.
func okElse(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("quiet") != "" {
		w.WriteHeader(http.StatusNoContent)
	} else {
		w.WriteHeader(http.StatusOK)
		io.WriteString(w, "loud")
	}
}

// The guard everybody writes.
func okGuard(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	if code != http.StatusNoContent && code != http.StatusNotModified {
		json.NewEncoder(w).Encode(v)
	}
}

// The same test, twice: no path takes 204 and the body.
func okCorrelated(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	if r.Method == http.MethodDelete {
		code = http.StatusNoContent
	}
	w.WriteHeader(code)
	if code != http.StatusNoContent {
		fmt.Fprintln(w, "done")
	}
}

// A flag remembers which way it went.
func okFlag(w http.ResponseWriter, r *http.Request) {
	empty := r.ContentLength == 0
	if empty {
		w.WriteHeader(http.StatusNoContent)
	}
	if !empty {
		io.WriteString(w, "read")
	}
}

func okCareful(w http.ResponseWriter, r *http.Request) {
	web.Careful(w, http.StatusNoContent, item{})
	okGuard(w, http.StatusNoContent, nil)
}

func okNil(w http.ResponseWriter, r *http.Request) {
	web.Maybe(w, http.StatusNoContent, nil)
}

func okHelper(w http.ResponseWriter, r *http.Request) { web.Empty(w) }

// Nothing is written by nothing.
func okEmptyWrite(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	w.Write(nil)
	w.Write([]byte{})
	io.WriteString(w, "")
}

// Other statuses have bodies, 304's neighbours included.
func okOthers(w http.ResponseWriter, r *http.Request) {
	switch r.FormValue("n") {
	case "1":
		web.JSON(w, http.StatusOK, nil)
	case "2":
		web.JSON(w, http.StatusPartialContent, item{})
	case "3":
		web.JSON(w, http.StatusMultiStatus, item{})
	case "4":
		http.Error(w, "gone", http.StatusGone)
	}
}

// An interim reply; the final one is 200.
func okEarlyHints(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Link", "</app.css>; rel=preload")
	w.WriteHeader(http.StatusEarlyHints)
	fmt.Fprintln(w, "page")
}

// The head had gone as 200 before: 204 comes too late and is only logged.
func okFirstWins(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	if r.FormValue("x") == "" {
		fmt.Fprintln(w, "done")
		return
	}
	fmt.Fprintln(w, "x")
}

// Another server's status and whatever comes with it.
func okProxy(resp *http.Response) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(resp.StatusCode)
		io.Copy(w, resp.Body)
	}
}

// A recorder is not the wire, nor is a buffer.
func okElsewhere(w http.ResponseWriter, r *http.Request) {
	rec := httptest.NewRecorder()
	var buf bytes.Buffer
	w.WriteHeader(http.StatusNoContent)
	json.NewEncoder(&buf).Encode(item{})
	fmt.Fprintln(rec, "recorded")
	fmt.Fprintln(os.Stderr, "deleted")
	log.Print(buf.Len())
}

// The path that sent 204 ends here.
func okExit(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("stop") != "" {
		w.WriteHeader(http.StatusNoContent)
		os.Exit(0)
	}
	if r.FormValue("die") != "" {
		w.WriteHeader(http.StatusNoContent)
		panic(http.ErrAbortHandler)
	}
	if r.FormValue("fatal") != "" {
		w.WriteHeader(http.StatusNoContent)
		log.Fatalln("bye")
	}
	fmt.Fprintln(w, "still here")
}

// The variable has moved on before it is sent.
func okReassigned(w http.ResponseWriter, r *http.Request) {
	code := http.StatusNoContent
	if r.Method == http.MethodGet {
		code = http.StatusOK
		writeJSON(w, code, item{})
		return
	}
	w.WriteHeader(code)
}

// Shadowed: the inner code is another variable.
func okShadowed(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	if r.Method == http.MethodDelete {
		code := http.StatusNoContent
		log.Print(code)
	}
	writeJSON(w, code, item{})
}

// HEAD: the server drops the body by itself, the status is 200.
func okHead(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain")
	if r.Method == http.MethodHead {
		w.WriteHeader(http.StatusOK)
		return
	}
	fmt.Fprintln(w, "page")
}

// 204 is a number of our own here.
func okNumber(w http.ResponseWriter, r *http.Request) {
	const room = 204
	writeJSON(w, http.StatusOK, map[string]int{"room": room})
	fmt.Fprintln(w, http.StatusText(http.StatusNoContent))
}

// Loops and switches without a path from one to the other.
func okSwitch(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodDelete:
		w.WriteHeader(http.StatusNoContent)
	case http.MethodGet:
		fmt.Fprintln(w, "page")
	default:
		w.Header().Set("Allow", "GET, DELETE")
		http.Error(w, "method", http.StatusMethodNotAllowed)
	}
}

// A wrapper that swallows bodies knows what it does.
type bodyless struct{ http.ResponseWriter }

func (b bodyless) Write(p []byte) (int, error) { return len(p), nil }

func okWrapper(w http.ResponseWriter, r *http.Request) {
	b := bodyless{w}
	b.WriteHeader(http.StatusNoContent)
	fmt.Fprintln(b, "dropped on purpose")
}
