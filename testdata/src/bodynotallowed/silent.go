package bodynotallowed

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"

	"bodynotallowed/web"
)

func noBody(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	w.Write(nil)
	io.WriteString(w, "")
}

func guarded(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	if r.Method == http.MethodDelete {
		code = http.StatusNoContent
	}
	w.WriteHeader(code)
	if code != http.StatusNoContent {
		fmt.Fprintln(w, "done")
	}
}

func carefulHelpers(w http.ResponseWriter, r *http.Request) {
	switch r.FormValue("how") {
	case "a":
		web.Careful(w, http.StatusNoContent, nil)
	case "b":
		web.Optional(w, http.StatusNoContent, nil)
	default:
		web.JSON(w, http.StatusOK, nil)
	}
}

func otherBranch(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodDelete {
		w.WriteHeader(http.StatusNoContent)
	} else {
		fmt.Fprintln(w, "the book")
	}
}

func returned(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodHead {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	fmt.Fprintln(w, "the book")
}

func flag(w http.ResponseWriter, r *http.Request) {
	empty := false
	if r.FormValue("empty") != "" {
		w.WriteHeader(http.StatusNoContent)
		empty = true
	}
	if !empty {
		fmt.Fprintln(w, "the book")
	}
}

func proxied(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("http://prices.internal/")
	if err != nil {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	w.WriteHeader(resp.StatusCode)
	io.Copy(w, resp.Body)
}

func otherWriter(w http.ResponseWriter, r *http.Request) {
	rec := httptest.NewRecorder()
	w.WriteHeader(http.StatusNoContent)
	fmt.Fprintln(rec, "kept for the log")
	json.NewEncoder(rec.Body).Encode("also kept")
}

func recovered(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if x := recover(); x != nil {
			http.Error(w, "internal error", http.StatusInternalServerError)
		}
	}()
	w.WriteHeader(http.StatusNoContent)
}

// respondAbove writes a body for errors only.
func respondAbove(w http.ResponseWriter, code int) {
	w.WriteHeader(code)
	if code >= 400 {
		fmt.Fprintln(w, http.StatusText(code))
	}
}

func usesRespondAbove(w http.ResponseWriter, r *http.Request) {
	respondAbove(w, http.StatusNoContent)
}

// A builder writes a body if it has been given one.
type builder struct {
	w    http.ResponseWriter
	code int
	body any
}

func (b *builder) write() {
	b.w.WriteHeader(b.code)
	if b.body == nil {
		return
	}
	json.NewEncoder(b.w).Encode(b.body)
}

func (b *builder) notModified() {
	b.code = http.StatusNotModified
	b.body = nil
	b.write()
}

func built(w http.ResponseWriter, r *http.Request) {
	b := &builder{w: w, code: http.StatusNoContent}
	b.write()
}

// After 101 the connection speaks another protocol.
func switched(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusSwitchingProtocols)
	fmt.Fprint(w, "hello")
}
