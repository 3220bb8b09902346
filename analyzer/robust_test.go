package analyzer_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// marked returns the marked mistakes of a source as "line rule".
func marked(src string) []string {
	var out []string
	for i, line := range strings.Split(src, "\n") {
		if _, rules, ok := strings.Cut(line, "// mistake: "); ok {
			for rule := range strings.FieldsSeq(rules) {
				out = append(out, fmt.Sprintf("%d %s", i+1, rule))
			}
		}
	}
	slices.Sort(out)
	return out
}

// finds fails unless the analyzers find the marked mistakes of a source, and nothing else.
func (d *driver) finds(t *testing.T, src string) {
	t.Helper()
	p, err := d.check(src)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, act := range d.run(t, p) {
		for _, f := range act.Diagnostics {
			got = append(got, fmt.Sprintf("%d %s", d.fset.Position(f.Pos).Line, act.Analyzer.Name))
		}
	}
	slices.Sort(got)
	if want := marked(src); !slices.Equal(got, want) {
		t.Errorf("got %d findings, want %d:\n%s\n\nwant\n\n%s", len(got), len(want), excerpt(got), excerpt(want))
	}
}

// excerpt returns the first lines of a long list.
func excerpt(lines []string) string {
	return strings.Join(lines[:min(len(lines), 20)], "\n")
}

// unusual are sources with constructs that few handlers have. Each has a mistake that
// can be seen, so that silence is not taken for success.
var unusual = []struct{ name, src string }{
	{"functions without a body", `package p

import "net/http"

func asm(w http.ResponseWriter, code int) bool
func decode(r *http.Request, v any) error

type stub struct{}

func (stub) ServeHTTP(w http.ResponseWriter, r *http.Request)

func unknown(w http.ResponseWriter, r *http.Request) {
	if asm(w, 204) {
		w.WriteHeader(302)
	}
}

func known(w http.ResponseWriter, r *http.Request) {
	if decode(r, nil) != nil {
		w.WriteHeader(302) // mistake: missinglocation
		return
	}
	stub{}.ServeHTTP(w, r)
}
`},
	{"type parameters as responders", `package p

import "net/http"

type writer interface{ http.ResponseWriter }

func send[W http.ResponseWriter, N ~int](w W, n N) { w.WriteHeader(int(n)) }

func sendAny[W writer](w W, n int) { send(w, n) }

type reply[W http.ResponseWriter, T any] struct {
	w    W
	body T
}

func (r *reply[W, T]) status(code int) *reply[W, T] { r.w.WriteHeader(code); return r }

func handle(w http.ResponseWriter, r *http.Request) {
	send(w, 302) // mistake: missinglocation
}

func methods(w http.ResponseWriter, r *http.Request) {
	(&reply[http.ResponseWriter, int]{w, 1}).status(302) // mistake: missinglocation
}

func plain(w http.ResponseWriter, r *http.Request) {
	sendAny(w, 204)
	w.Write([]byte("x")) // mistake: bodynotallowed
}
`},
	{"range over functions and integers", `package p

import (
	"iter"
	"net/http"
	"strconv"
)

func words(r *http.Request) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, w := range r.Form["word"] {
			if !yield(i, w) {
				return
			}
		}
	}
}

func handle(w http.ResponseWriter, r *http.Request) {
	for i, word := range words(r) {
		if _, err := strconv.Atoi(r.FormValue(word)); err != nil {
			http.Error(w, "word "+strconv.Itoa(i), 500) // mistake: clientfault
			return
		}
	}
	for range 3 {
		defer func() { _ = recover() }()
	}
	w.WriteHeader(302) // mistake: missinglocation
}
`},
	{"goto and labels", `package p

import (
	"net/http"
	"strconv"
)

func handle(w http.ResponseWriter, r *http.Request) {
	n, tries := 0, 0
again:
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		if tries++; tries < 3 {
			goto again
		}
		goto refuse
	}
outer:
	for i := range n {
	inner:
		for {
			switch {
			case i > 5:
				break outer
			case i > 4:
				continue outer
			case i > 3:
				break inner
			}
			select {
			case <-r.Context().Done():
				goto done
			default:
				continue inner
			}
		}
	}
done:
	w.WriteHeader(204)
	return
refuse:
	http.Error(w, "no number", 500) // mistake: clientfault
}
`},
	{"functions that call each other", `package p

import "net/http"

func even(w http.ResponseWriter, n int) {
	if n == 0 {
		w.WriteHeader(302) // mistake: missinglocation
		return
	}
	odd(w, n-1)
}

func odd(w http.ResponseWriter, n int) {
	if n == 0 {
		http.NotFound(w, nil)
		return
	}
	even(w, n-1)
}

func forever(w http.ResponseWriter, r *http.Request) { ever(w, r) }
func ever(w http.ResponseWriter, r *http.Request)    { forever(w, r) }

var f, g func(http.ResponseWriter)

func init() {
	f = func(w http.ResponseWriter) { g(w) }
	g = func(w http.ResponseWriter) { f(w); w.WriteHeader(302) }
}

func handle(w http.ResponseWriter, r *http.Request) {
	even(w, len(r.Form))
}
`},
	{"types that contain themselves", `package p

import "net/http"

type pointer *pointer
type list []list
type node struct {
	*node
	next []node
	http.ResponseWriter
}
type chain func(http.ResponseWriter) chain
type face interface{ self() face }

func (n *node) Header() http.Header { return n.node.Header() }

func handle(w http.ResponseWriter, r *http.Request) {
	var p pointer
	p = &p
	x := &node{ResponseWriter: w}
	x.node = x
	x.node.node.node.WriteHeader(204)
	var c chain = func(w http.ResponseWriter) chain { return nil }
	c(w)(w)(w)
	_, _ = p, list{list{}, nil}
}

func seen(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(302) // mistake: missinglocation
}
`},
	{"calls with the results of a call", `package p

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
)

func pair() (error, error) { return nil, io.EOF }
func text() ([]byte, any)  { return nil, nil }

func refusal(w http.ResponseWriter, code int) (http.ResponseWriter, string, int) { return w, "no", code }

func redirect(w http.ResponseWriter, r *http.Request) (http.ResponseWriter, *http.Request, string, int) {
	return w, r, "", 302
}

func status(w http.ResponseWriter, r *http.Request) (http.ResponseWriter, int) { return w, 302 }
func send(w http.ResponseWriter, code int)                                     { w.WriteHeader(code) }
func two(a, b string) error                                                    { _, err := url.Parse(a + b); return err }
func values(r *http.Request) (string, string)                                  { return r.FormValue("a"), r.FormValue("b") }

func handle(w http.ResponseWriter, r *http.Request) {
	if errors.Is(pair()) {
		http.Error(refusal(w, 302)) // mistake: missinglocation
		return
	}
	if err := json.Unmarshal(text()); err != nil {
		http.Redirect(redirect(w, r))
		return
	}
	if err := two(values(r)); err != nil {
		send(status(w, r)) // mistake: missinglocation
		return
	}
	url.Values{}.Set(values(r))
	w.Header().Set(values(r))
	io.WriteString(w, "x")
	w.WriteHeader(500) // mistake: latestatus
}
`},
	{"method expressions", `package p

import (
	"io"
	"net/http"
)

type house struct{ http.ResponseWriter }

func (h *house) send(code int) { h.WriteHeader(code) }

func handle(w http.ResponseWriter, r *http.Request) {
	if (*http.Request).FormValue(r, "a") == "" {
		http.ResponseWriter.WriteHeader(w, 302) // mistake: missinglocation
		return
	}
	http.Header.Set(http.ResponseWriter.Header(w), "Location", "/")
	(*house).send(&house{w}, 302)
}

func late(w http.ResponseWriter, r *http.Request) {
	io.Writer.Write(w, []byte("x"))
	(http.ResponseWriter).WriteHeader((w), 500) // mistake: latestatus
}
`},
	{"numbers of any size", `package p

import "net/http"

const huge = 1<<500 + 1

func handle(w http.ResponseWriter, r *http.Request) {
	if r.ContentLength > huge>>440 {
		w.WriteHeader(1<<63 - 1) // mistake: badcode
		return
	}
	var small int8 = -1
	w.WriteHeader(int(small)) // mistake: badcode
}
`},
	{"names that hide others", `package p

import "net/http"

type error interface{ Error() string }
type string []byte

func len(string) int { return 302 }

var nil, true, iota = 0, false, 302

func handle(w http.ResponseWriter, r *http.Request) {
	if true {
		w.WriteHeader(len(string{})) // mistake: missinglocation
		return
	}
	w.WriteHeader(302) // mistake: missinglocation
}
`},
	{"blank names and empty statements", `package p

import "net/http"

func _(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(302) } // mistake: missinglocation

func _(_ http.ResponseWriter, _ *http.Request) {
	;
	{
	}
	switch {
	}
	for false {
	}
	var _, _ = 1, 2
	_, _ = func(_ int, _ ...int) (_ int) { return }(1), struct{ _ int }{}
}
`},
}

func TestUnusualSource(t *testing.T) {
	d := newDriver(t)
	for _, s := range unusual {
		t.Run(s.name, func(t *testing.T) { d.finds(t, s.src) })
	}
}
