// Package silence has the net/http shapes on which every rule must say nothing, one function each.
package silence

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"maps"
	"net"
	"net/http"
	"net/url"
	"os"
	"time"
)

type item struct {
	Name string `json:"name"`
}

var (
	errNotFound = errors.New("not found")
	errInvalid  = errors.New("invalid")
	requests    int
)

func find(id string) (item, error) { return item{Name: id}, nil }

// cached only sets headers and a cookie.
func cached(w http.ResponseWriter, age time.Duration) {
	w.Header().Set("Cache-Control", fmt.Sprintf("max-age=%d", int(age.Seconds())))
	http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1"})
}

// Shape: helpers that only set headers or cookies, followed by a reply.
func headersThenReply(w http.ResponseWriter, r *http.Request) {
	cached(w, time.Hour)
	w.WriteHeader(http.StatusAccepted)
	fmt.Fprintln(w, "queued")
}

// Shape: a headers-only helper in a branch, the reply after it.
func headersInBranch(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("v") != "" {
		cached(w, time.Hour)
	}
	http.Error(w, "gone", http.StatusGone)
}

// Shape: several Write and Fprintf calls that build one page.
func onePage(w http.ResponseWriter, r *http.Request) {
	w.Write([]byte("<ul>"))
	for k := range r.URL.Query() {
		fmt.Fprintf(w, "<li>%q", k)
	}
	io.WriteString(w, "</ul>")
}

// Shape: http.Error as the last statement.
func errorLast(w http.ResponseWriter, r *http.Request) {
	if _, err := find("x"); err == nil {
		fmt.Fprintln(w, "x")
		return
	}
	http.Error(w, "x is gone", http.StatusGone)
}

// Shape: http.Error in an if/else whose tails all end there.
func errorTails(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodGet {
		fmt.Fprintln(w, "read")
	} else if r.Method == http.MethodPut {
		http.Error(w, "locked", http.StatusLocked)
	} else {
		w.Header().Set("Allow", "GET, PUT")
		http.Error(w, "method", http.StatusMethodNotAllowed)
	}
}

// Shape: http.Error in a switch whose tails all end there.
func errorSwitch(w http.ResponseWriter, r *http.Request) {
	switch r.PathValue("kind") {
	case "old":
		http.Error(w, "gone", http.StatusGone)
	case "new":
		fmt.Fprintln(w, "new")
	default:
		http.NotFound(w, r)
	}
}

// Shape: a log and a metric line between http.Error and return.
func logBetween(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		http.Error(w, "form", http.StatusBadRequest)
		log.Printf("form: %v", err)
		requests++
		return
	}
	fmt.Fprintln(w, r.Form.Get("q"))
}

// Shape: http.Error where Encode failed; a marshal error has written nothing.
func encodeFailed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(item{Name: "x"}); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
}

// Shape: declared trailers, set after the body.
func trailers(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Trailer", "X-Sum")
	sum := sha256.New()
	io.Copy(io.MultiWriter(w, sum), r.Body)
	w.Header().Set("X-Sum", hex.EncodeToString(sum.Sum(nil)))
	w.Header().Set(http.TrailerPrefix+"X-Done", "yes")
}

// Shape: 103, then 200 with a body.
func earlyHints(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Link", "</app.js>; rel=preload")
	w.WriteHeader(http.StatusEarlyHints)
	w.WriteHeader(http.StatusOK)
	fmt.Fprintln(w, "<script src=/app.js></script>")
}

// Shape: a handler that proxies resp.StatusCode.
func proxy(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("https://b.example" + r.URL.Path)
	if err != nil {
		http.Error(w, "b is away", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	maps.Copy(w.Header(), resp.Header)
	w.WriteHeader(resp.StatusCode)
	io.Copy(w, resp.Body)
}

// Shape: a local `wrote` guard.
func wroteGuard(w http.ResponseWriter, r *http.Request) {
	wrote := false
	if r.FormValue("empty") != "" {
		w.WriteHeader(http.StatusNoContent)
		wrote = true
	}
	if !wrote {
		w.WriteHeader(http.StatusOK)
		fmt.Fprintln(w, "full")
	}
}

// Shape: a wrapper that implements http.ResponseWriter, with a `wrote` guard.
type recorder struct {
	http.ResponseWriter
	code  int
	wrote bool
}

func (rec *recorder) WriteHeader(code int) {
	if rec.wrote {
		return
	}
	rec.wrote = true
	rec.code = code
	rec.ResponseWriter.WriteHeader(code)
}

func (rec *recorder) Write(p []byte) (int, error) {
	if !rec.wrote {
		rec.WriteHeader(http.StatusOK)
	}
	return rec.ResponseWriter.Write(p)
}

// Shape: a middleware that wraps the responder and logs afterwards.
func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rec := &recorder{ResponseWriter: w, code: http.StatusOK}
		next.ServeHTTP(rec, r)
		log.Printf("%s %d", r.URL.Path, rec.code)
	})
}

// Shape: JSON-RPC; the error is in the envelope, by the protocol.
func jsonRPC(w http.ResponseWriter, r *http.Request) {
	if _, err := find("x"); err != nil {
		json.NewEncoder(w).Encode(map[string]any{"jsonrpc": "2.0", "id": nil, "error": map[string]any{"code": -32000, "message": err.Error()}})
		return
	}
	json.NewEncoder(w).Encode(map[string]any{"jsonrpc": "2.0", "id": 1, "result": "x"})
}

// Shape: GraphQL; partial errors beside the data.
func graphQL(w http.ResponseWriter, r *http.Request) {
	type graphError struct {
		Message string `json:"message"`
	}
	it, err := find("x")
	out := struct {
		Data   any          `json:"data"`
		Errors []graphError `json:"errors,omitempty"`
	}{Data: it}
	if err != nil {
		out.Errors = []graphError{{err.Error()}}
	}
	json.NewEncoder(w).Encode(out)
}

// Shape: an admission review that refuses.
func admission(w http.ResponseWriter, r *http.Request) {
	type response struct {
		UID     string `json:"uid"`
		Allowed bool   `json:"allowed"`
		Status  struct {
			Message string `json:"message"`
		} `json:"status"`
	}
	resp := response{UID: "1", Allowed: true}
	if _, err := find("x"); err != nil {
		resp.Allowed = false
		resp.Status.Message = err.Error()
	}
	json.NewEncoder(w).Encode(map[string]any{"kind": "AdmissionReview", "response": resp})
}

// Shape: batch results, each with an error of its own.
func batch(w http.ResponseWriter, r *http.Request) {
	type result struct {
		ID    string `json:"id"`
		Error string `json:"error,omitempty"`
	}
	var results []result
	for _, id := range r.URL.Query()["id"] {
		_, err := find(id)
		if err != nil {
			results = append(results, result{ID: id, Error: err.Error()})
			continue
		}
		results = append(results, result{ID: id})
	}
	json.NewEncoder(w).Encode(results)
}

// Shape: a CSRF 403.
func csrf(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("csrf")
	if err != nil || r.PostFormValue("csrf") != c.Value {
		http.Error(w, "csrf", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "ok")
}

// Shape: an Origin 403.
func origin(w http.ResponseWriter, r *http.Request) {
	u, err := url.Parse(r.Header.Get("Origin"))
	if err != nil || u.Host != r.Host {
		http.Error(w, "origin", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "ok")
}

// Shape: a signature 403.
func signature(w http.ResponseWriter, r *http.Request) {
	sig, err := hex.DecodeString(r.Header.Get("X-Signature"))
	m := hmac.New(sha256.New, []byte("key"))
	io.WriteString(m, r.URL.RawQuery)
	if err != nil || !hmac.Equal(sig, m.Sum(nil)) {
		http.Error(w, "signature", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "ok")
}

// Shape: an IP 403.
func address(w http.ResponseWriter, r *http.Request) {
	host, _, _ := net.SplitHostPort(r.RemoteAddr)
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		http.Error(w, "local only", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "ok")
}

// Shape: a feature 403.
func feature(w http.ResponseWriter, r *http.Request) {
	if os.Getenv("EXPORT") == "" {
		http.Error(w, "export is off", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "ok")
}

type user struct{ Role string }

type key struct{}

// Shape: a role check after authentication.
func role(w http.ResponseWriter, r *http.Request) {
	u, ok := r.Context().Value(key{}).(*user)
	if !ok {
		w.Header().Set("WWW-Authenticate", "Bearer")
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
	if u.Role != "admin" {
		http.Error(w, "admins only", http.StatusForbidden)
		return
	}
	fmt.Fprintln(w, "ok")
}

// Shape: decoding a configuration file.
func config(w http.ResponseWriter, r *http.Request) {
	b, err := os.ReadFile("config.json")
	if err != nil {
		http.Error(w, "config", http.StatusInternalServerError)
		return
	}
	var it item
	if err := json.Unmarshal(b, &it); err != nil {
		http.Error(w, "config", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, it.Name)
}

// Shape: decoding database rows.
func rows(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		rs, err := db.QueryContext(r.Context(), "select doc from items where kind = ?", r.FormValue("kind"))
		if err != nil {
			http.Error(w, "query", http.StatusInternalServerError)
			return
		}
		defer rs.Close()
		var out []item
		for rs.Next() {
			var doc []byte
			if err := rs.Scan(&doc); err != nil {
				http.Error(w, "scan", http.StatusInternalServerError)
				return
			}
			var it item
			if err := json.Unmarshal(doc, &it); err != nil {
				http.Error(w, "stored document", http.StatusInternalServerError)
				return
			}
			out = append(out, it)
		}
		json.NewEncoder(w).Encode(out)
	}
}

// Shape: decoding an upstream's body.
func upstream(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Post("https://b.example/search", "application/json", r.Body)
	if err != nil {
		http.Error(w, "b", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	var it item
	if err := json.NewDecoder(resp.Body).Decode(&it); err != nil {
		http.Error(w, "b", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, it.Name)
}

// respond leaves the body out where none is allowed.
func respond(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	if code != http.StatusNoContent {
		json.NewEncoder(w).Encode(v)
	}
}

// Shape: `if code != 204 { body }` in a helper and in line.
func guarded(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	if r.Method == http.MethodDelete {
		code = http.StatusNoContent
	}
	if r.FormValue("plain") == "" {
		respond(w, code, item{})
		return
	}
	w.WriteHeader(code)
	if code != 204 {
		fmt.Fprintln(w, "plain")
	}
}

// Shape: the sentinel switch.
func sentinels(w http.ResponseWriter, r *http.Request) {
	it, err := find(r.PathValue("id"))
	if err != nil {
		switch {
		case errors.Is(err, errNotFound):
			http.Error(w, "no such item", http.StatusNotFound)
		case errors.Is(err, errInvalid):
			http.Error(w, "invalid", http.StatusBadRequest)
		default:
			http.Error(w, "internal", http.StatusInternalServerError)
		}
		return
	}
	json.NewEncoder(w).Encode(it)
}

// Shape: the sentinel switch as a function from error to status.
func sentinelCode(w http.ResponseWriter, r *http.Request) {
	it, err := find(r.PathValue("id"))
	if err != nil {
		http.Error(w, "item", codeOf(err))
		return
	}
	json.NewEncoder(w).Encode(it)
}

func codeOf(err error) int {
	switch {
	case errors.Is(err, errNotFound):
		return http.StatusNotFound
	case errors.Is(err, errInvalid):
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

// Shape: a page rendered into a buffer, so that its failure can still be told.
func rendered(w http.ResponseWriter, r *http.Request) {
	var page bytes.Buffer
	if err := json.NewEncoder(&page).Encode(item{}); err != nil {
		http.Error(w, "render", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	page.WriteTo(w)
}
