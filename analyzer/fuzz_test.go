package analyzer_test

import (
	"runtime"
	"slices"
	"strings"
	"testing"
)

// seeds are sources of shapes that the testdata of the rules has few of.
var seeds = []string{
	"package p",
	"package p\n\nimport \"net/http\"\n\nfunc f(w http.ResponseWriter, r *http.Request) { http.Error(w, \"\", 40404) }",
	`package p

import "net/http"

func f[W http.ResponseWriter, N ~int](w W, n N) { w.WriteHeader(int(n)); g(w, n) }
func g[W http.ResponseWriter, N ~int](w W, n N) { f[W](w, n+1) }

type loop struct{ *loop; http.ResponseWriter }

func (l *loop) WriteHeader(code int) { l.loop.WriteHeader(code) }
func (l loop) ServeHTTP(_ http.ResponseWriter, _ *http.Request) { l.WriteHeader(l.code()) }
func (loop) code() (c int) { defer func() { c++ }(); return c }
`,
	`package p

import (
	"encoding/json"
	"net/http"
)

var h = func(w http.ResponseWriter, r *http.Request) {
	var v struct{ N int }
again:
	for {
		switch err := json.NewDecoder(r.Body).Decode(&v); {
		case err != nil:
			defer http.Error(w, err.Error(), 500)
			fallthrough
		case v.N > 0:
			continue again
		default:
			break again
		}
	}
	for i := range v.N {
		for j := range i {
			if j > 2 {
				goto end
			}
		}
	}
end:
	w.WriteHeader(1<<62 + v.N)
}
`,
	`package p

import (
	"errors"
	"net/http"
	"os"
)

type status interface{ error; Status() int }
type e struct{ code int; inner error }

func (x *e) Error() string { return x.inner.Error() }
func (x *e) Status() int { return x.code }

var errs = []error{0: &e{404, os.ErrNotExist}, 3: errors.New("")}
var self = self2
var self2 error = &e{500, errs[0]}

func reply(w http.ResponseWriter, err error) {
	var s status
	if errors.As(err, &s) { http.Error(w, s.Error(), s.Status()); return }
	if x, ok := err.(*e); ok { reply(w, x.inner) }
	w.Header()["Location"], w.Header()["Allow"] = nil, []string{""}
	w.WriteHeader(map[bool]int{true: 201, false: 204}[err == nil])
	w.Write([]byte(err.Error())[1:])
}
`,
	`package p

import "net/http"

//statuslint:replies status=$2 body=$v
//statuslint:fails notfound
func f(w http.ResponseWriter, code int, v ...any) (ok bool)

func g(w http.ResponseWriter, r *http.Request) {
	select {
	case <-r.Context().Done():
	case c := <-make(chan func() int):
		_ = f(w, c()) || f(w, 200, nil) && !f(w, 0)
	}
	defer func() { if x := recover(); x != nil { w.WriteHeader(500); panic(x) } }()
	(func(http.ResponseWriter, int, ...any) bool)(f)(w, 404, nil...)
}
`,
}

// own returns the testdata of the rules that type-checks file by file.
func own(tb testing.TB, d *driver) []string {
	tb.Helper()
	var out []string
	for _, depth := range []string{"*", "*/*"} {
		sources, err := sourcesIn(depth)
		if err != nil {
			tb.Fatal(err)
		}
		for _, src := range sources {
			if _, err := d.check(src); err == nil {
				out = append(out, src)
			}
		}
	}
	if len(out) < 50 {
		tb.Fatalf("only %d sources type-check alone", len(out))
	}
	return out
}

// FuzzSource reads any Go source.
func FuzzSource(f *testing.F) {
	d := newDriver(f)
	for _, src := range seeds {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if _, err := d.check(src); err != nil {
			t.Skip(err)
		}
		d.twice(t, src)
	})
}

// FuzzEdits reads the testdata of the rules with edits, so that every input type-checks.
func FuzzEdits(f *testing.F) {
	d := newDriver(f)
	sources := slices.Concat(seeds, own(f, d))
	for i := range sources {
		f.Add(uint16(i), []byte{byte(2 * i), byte(i), 1, byte(2*i + 1), byte(3 * i), 5, byte(i / 2), 9, byte(i)})
	}
	f.Fuzz(func(t *testing.T, seed uint16, edits []byte) {
		src, _, _ := d.edited(sources[int(seed)%len(sources)], edits)
		defer func() {
			if t.Failed() {
				t.Logf("to keep it, make it a seed of FuzzSource:\n%s", src)
			}
		}()
		d.twice(t, src)
	})
}

// FuzzDirective reads any directives, a line each, on declarations of all kinds.
func FuzzDirective(f *testing.F) {
	d := newDriver(f)
	for _, text := range []string{
		"replies status=$2 body=$3", "replies status=$code body=$v headers=Location,Allow", "replies status=403 headers=Www-Authenticate",
		"replies body=none", "replies body=error", "fails badinput", "fails unknown // a remark", "replies status=404\nreplies status=500 body=some\nfails conflict",
		"", "replies", "fails", "replies status=", "replies status=$", "replies status=$0", "replies status=$99999999999999999999", "replies =", "replies headers=,,", "x y",
		"replies status=$1 body=$1", "replies status=$err", "replies status=99", "replies status=-1",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Split(strings.NewReplacer("\r", "", "\x00", "", "\ufeff", "").Replace(text), "\n")
		directive := "//statuslint:" + strings.Join(lines, "\n//statuslint:") + "\n"
		src := strings.ReplaceAll(declarations, "//DIRECTIVE\n", directive)
		if _, err := d.check(src); err != nil {
			t.Skip(err) // not UTF-8
		}
		d.twice(t, src)
	})
}

const declarations = `package p

import "net/http"

//DIRECTIVE
type replier interface {
	//DIRECTIVE
	Reply(w http.ResponseWriter, code int, v any) error
	//DIRECTIVE
	Nothing()
	//DIRECTIVE
	http.Handler
}

type house struct{ http.ResponseWriter }

//DIRECTIVE
func (h *house) Send(code int, v ...any) (err error) { h.WriteHeader(code); return nil }

//DIRECTIVE
func send(w http.ResponseWriter, code int, v any, err error) bool { w.WriteHeader(code); return err == nil }

//DIRECTIVE
func generic[T any, W http.ResponseWriter](_ W, _ T, _, _ uint8) (T, error)

//DIRECTIVE
func nothing() {}

//DIRECTIVE
func two(http.ResponseWriter, http.ResponseWriter) (bool, int) { return false, 0 }

//DIRECTIVE
var handler = func(w http.ResponseWriter, r *http.Request, h *house, s replier) {
	//DIRECTIVE
	if err := s.Reply(w, 404, r.FormValue("id")); err != nil {
		http.Error(w, err.Error(), 500)
	}
	if !send(w, 200, nil, h.Send(500, 1, 2)) {
		w.WriteHeader(204)
		return
	}
	if _, err := generic(w, r, 1, 2); err != nil {
		send(w, 403, err, err)
	}
	nothing()
	s.Nothing()
	ok, code := two(w, h)
	if ok {
		w.WriteHeader(code)
	}
}
`

// The order of the goroutines and of maps must not show.
func TestFindingsAreTheSameInEveryRun(t *testing.T) {
	d := newDriver(t)
	for _, dir := range []string{"clientfault", "doublereply", "okerror/shapes"} {
		t.Run(dir, func(t *testing.T) {
			sources, err := sourcesIn(dir)
			if err != nil {
				t.Fatal(err)
			}
			first := d.findings(t, sources...)
			if len(first) < 5 {
				t.Fatalf("only %d findings say little about their order", len(first))
			}
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
			for i := range 20 {
				runtime.GOMAXPROCS([]int{1, 8}[i%2])
				if again := d.findings(t, sources...); !slices.Equal(first, again) {
					t.Fatalf("run %d has other findings:\n%s\n\nand before:\n\n%s", i, strings.Join(again, "\n"), strings.Join(first, "\n"))
				}
			}
		})
	}
}
