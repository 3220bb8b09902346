package analyzer_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// A shape makes source of any length.
type shape struct {
	name string
	n    int // how long the test makes it
	src  func(n int) string
}

const prelude = `package p

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
)

var _, _, _ = json.Marshal, errors.New, strconv.Itoa

`

// handler returns a handler that does this, and then makes a mistake.
func handler(body string) string { return prelude + begin + body + mistake + "}\n" }

const (
	begin   = "func handle(w http.ResponseWriter, r *http.Request) {\n"
	mistake = "\tw.WriteHeader(302) // mistake: missinglocation\n"
)

// tired returns a handler with more ways through it than the engine follows, which
// then says nothing of it.
func tired(body string) string { return prelude + begin + body + "\tw.WriteHeader(302)\n}\n" }

// each returns n lines, in which %d is the number of the line.
func each(n int, line string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(line, "%d", fmt.Sprint(i)) + "\n")
	}
	return b.String()
}

// around returns text between n times before and n times after.
func around(n int, before, text, after string) string {
	return strings.Repeat(before, n) + text + strings.Repeat(after, n)
}

// shapes are sources that are long, or deep.
var shapes = []shape{
	{"statements", 10000, func(n int) string { return handler("\tx := 0\n" + each(n, "\tx += %d")) }},
	{"variables", 5000, func(n int) string { return handler(each(n, "\tv%d := r.FormValue(\"%d\")") + each(n, "\t_ = v%d")) }},
	{"headers", 2000, func(n int) string { return handler(each(n, "\tw.Header().Set(\"X-%d\", \"1\")")) }},
	{"calls of a helper", 10000, func(n int) string {
		return handler(each(n, "\t_ = log(r, %d)")) + "func log(r *http.Request, n int) error { if n > 3 { return errors.New(r.URL.Path) }; return nil }\n"
	}},
	{"calls of a helper that may reply", 300, func(n int) string {
		return prelude + begin + each(n, "\tif !allowed(w, r) { return }") + mistake + "}\n" +
			"func allowed(w http.ResponseWriter, r *http.Request) bool { if r.URL.Path == \"\" { http.NotFound(w, r); return false }; return true }\n"
	}},
	{"calls of a helper that writes", 10000, func(n int) string {
		return prelude + begin + each(n, "\tput(w, \"%d\")") + "\tw.WriteHeader(500) // mistake: latestatus\n}\n" +
			"func put(w http.ResponseWriter, s string) { w.Write([]byte(s)) }\n"
	}},
	{"helpers that call helpers", 2000, func(n int) string {
		return prelude + begin + "\tf0(w, 302) // mistake: missinglocation\n}\n" +
			"func f0(w http.ResponseWriter, code int) { f1(w, code) }\n" + links(n) + fmt.Sprintf("func f%d(w http.ResponseWriter, code int) { w.WriteHeader(code) }\n", n)
	}},
	{"helpers that return the error of helpers", 2000, func(n int) string {
		src := prelude + "func e0(s string) error { _, err := strconv.Atoi(s); return err }\n"
		for i := range n {
			src += fmt.Sprintf("func e%d(s string) error { if err := e%d(s); err != nil { return err }; return nil }\n", i+1, i)
		}
		return src + begin + fmt.Sprintf("\tif err := e%d(r.FormValue(\"n\")); err != nil { http.Error(w, \"bad\", 500) } // mistake: clientfault\n}\n", n)
	}},
	{"helpers in a ring", 500, func(n int) string {
		src := prelude
		for i := range n {
			src += fmt.Sprintf("func f%d(w http.ResponseWriter, n int) { if n > %d { f%d(w, n-1); return }; w.WriteHeader(302) } // mistake: missinglocation\n", i, i, (i+1)%n)
		}
		return src
	}},
	{"handlers", 1000, func(n int) string {
		return prelude + each(n, `func handle%d(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		http.Error(w, "bad", 500) // mistake: clientfault
		return
	}
	json.NewEncoder(w).Encode(n)
}
`)
	}},
	{"handlers in a function", 1000, func(n int) string {
		return prelude + "func main() {\n" + each(n, "\thttp.HandleFunc(\"/%d\", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(302) }) // mistake: missinglocation") + "}\n"
	}},
	{"early returns", 1000, func(n int) string {
		return handler(each(n, "\tif _, err := strconv.Atoi(r.FormValue(\"%d\")); err != nil { http.Error(w, \"bad\", 500); return } // mistake: clientfault"))
	}},
	{"ifs", 10000, func(n int) string {
		return tired(each(n, "\tif r.FormValue(\"%d\") == \"on\" { w.Header().Set(\"X\", \"%d\") }"))
	}},
	{"ifs that set variables", 1000, func(n int) string {
		return tired(each(n, "\tv%d := 0\n\tif r.FormValue(\"%d\") == \"on\" { v%d = 1 }") + "\tsum := 0\n" + each(n, "\tsum += v%d"))
	}},
	{"ifs in ifs", 400, func(n int) string {
		return prelude + begin + around(n, "\tif r.FormValue(\"a\") == \"b\" {\n", mistake, "\t}\n") + "}\n"
	}},
	{"loops in loops", 1000, func(n int) string {
		return prelude + begin + around(n, "\tfor {\n", "\tif r.Method == \"X\" {\n"+mistake+"\treturn\n}\n", "\t}\n") + "}\n"
	}},
	{"literals in literals", 200, func(n int) string {
		return prelude + begin + around(n, "\tfunc() {\n", mistake, "\t}()\n") + "}\n"
	}},
	{"else ifs", 1000, func(n int) string {
		return tired(each(n, "\tif r.FormValue(\"%d\") == \"on\" { w.WriteHeader(404) } else") + "\t{}\n")
	}},
	{"cases", 1000, func(n int) string {
		return prelude + begin + "\tswitch r.FormValue(\"x\") {\n" + each(n, "\tcase \"%d\": w.Header().Set(\"X\", \"%d\")") + "\tdefault:\n" + mistake + "\t}\n}\n"
	}},
	{"very many cases", 5000, func(n int) string {
		return tired("\tswitch r.FormValue(\"x\") {\n" + each(n, "\tcase \"%d\": w.Header().Set(\"X\", \"%d\")") + "\t}\n")
	}},
	{"sorted errors", 200, func(n int) string {
		return prelude + each(n, "var Err%d = errors.New(\"%d\")") + "func reply(w http.ResponseWriter, err error) {\n\tswitch {\n" +
			each(n, "\tcase errors.Is(err, Err%d): http.Error(w, err.Error(), 404)") + "\tdefault: http.Error(w, err.Error(), 302) // mistake: missinglocation\n\t}\n}\n" +
			begin + "\treply(w, r.ParseForm())\n}\n"
	}},
	{"jumps", 2000, func(n int) string {
		return tired("\ti := 0\nl0: i++\n" + each(n, "\tif r.FormValue(\"%d\") == \"\" { goto l0 }\n\ti++"))
	}},
	{"deferred calls", 5000, func(n int) string { return handler(each(n, "\tdefer r.FormValue(\"%d\")")) }},
	{"a condition of many parts", 500, func(n int) string {
		return prelude + begin + "\tif true" + strings.Repeat(" &&\n\t\tr.FormValue(\"a\") == \"on\"", n) + " {\n" + mistake + "\t}\n}\n"
	}},
	{"a condition of many other parts", 500, func(n int) string {
		return prelude + begin + "\tif r.Method == \"\"" + strings.Repeat(" ||\n\t\tr.FormValue(\"a\") == \"on\"", n) + " {\n" + mistake + "\t}\n}\n"
	}},
	{"a sum of many parts", 5000, func(n int) string {
		return handler("\ts := \"\"" + strings.Repeat(" +\n\t\tr.FormValue(\"a\")", n) + "\n\t_ = s\n")
	}},
	{"a literal of many parts", 5000, func(n int) string {
		return handler("\tm := map[string]any{\n" + each(n, "\t\t\"%d\": r.FormValue(\"%d\"),") + "\t}\n\t_ = m\n")
	}},
	{"maps in maps", 1000, func(n int) string {
		return handler("\tm := " + around(n, "map[string]any{\"a\": ", "1", "}") + "\n\t_ = m\n")
	}},
	{"errors in errors", 100, func(n int) string {
		return handler("\te := "+around(n, "&E{Status: 404, Inner: ", "nil", "}")+"\n\t_ = e\n") + "type E struct { Status int; Inner *E }\nfunc (e *E) Error() string { return \"\" }\n"
	}},
	{"statuses of errors in errors", 100, func(n int) string {
		return prelude + begin + "\tw.WriteHeader(" + around(n, "E{Status: ", "302", "}.Status") + ")\n}\n" + "type E struct { Status int }\nfunc (e *E) Error() string { return \"\" }\n"
	}},
	{"conversions of conversions", 5000, func(n int) string {
		return prelude + begin + "\tx := 302\n\tw.WriteHeader(" + around(n, "int(", "x", ")") + ") // mistake: missinglocation\n}\n"
	}},
	{"calls in calls", 5000, func(n int) string {
		return prelude + begin + "\tw.WriteHeader(" + around(n, "same(", "302", ")") + ") // mistake: missinglocation\n}\nfunc same(n int) int { return n }\n"
	}},
	{"calls on calls", 1000, func(n int) string {
		return handler("\t(&b{})"+strings.Repeat(".\n\t\tset(1)", n)+"\n") + "type b struct{}\nfunc (x *b) set(n int) *b { return x }\n"
	}},
	{"fields of fields", 5000, func(n int) string {
		return handler("\tx := &t{}\n\t_ = x"+strings.Repeat(".next", n)+"\n") + "type t struct { next *t }\n"
	}},
	{"parameters", 60, func(n int) string {
		params := strings.ReplaceAll(each(n, "p%d int,"), "\n", " ")
		return prelude + "func send(w http.ResponseWriter, " + params + ") {\n" + each(n, "\t_ = p%d") + fmt.Sprintf("\tw.WriteHeader(p%d)\n}\n", n-1) +
			begin + "\tsend(w, " + strings.Repeat("1, ", n-1) + "302) // mistake: missinglocation\n}\n"
	}},
	{"a long text", 100_000, func(n int) string {
		return prelude + begin + "\tw.Write([]byte(\"" + strings.Repeat("error ", n) + "\"))\n\tw.WriteHeader(500) // mistake: latestatus\n}\n"
	}},
}

// links are the functions from f1 on, each of which calls the next.
func links(n int) string {
	var b strings.Builder
	for i := 1; i < n; i++ {
		fmt.Fprintf(&b, "func f%d(w http.ResponseWriter, code int) { f%d(w, code) }\n", i, i+1)
	}
	return b.String()
}

func TestLongSource(t *testing.T) {
	d := newDriver(t)
	for _, s := range shapes {
		t.Run(s.name, func(t *testing.T) { d.finds(t, s.src(s.n)) })
	}
}

// growing are the shapes whose cost would grow with the square of their length, or
// worse, if the engine did in the most obvious way what it does, and how that shows.
var growing = map[string]func(runtime.MemStats) uint64{
	"statements":                       inBytes,
	"calls of a helper that may reply": inBytes,
	"ifs that set variables":           inBytes,
	"a condition of many parts":        inObjects,
	"a condition of many other parts":  inObjects,
	"conversions of conversions":       inObjects,
	"fields of fields":                 inObjects,
}

func inBytes(m runtime.MemStats) uint64   { return m.TotalAlloc }
func inObjects(m runtime.MemStats) uint64 { return m.Mallocs }

// What is twice as long may take twice the memory, and not four times.
func TestTheCostGrowsWithTheLength(t *testing.T) {
	d := newDriver(t)
	for _, s := range shapes {
		measure := growing[s.name]
		if measure == nil {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			n := min(s.n, 500)
			one, two := d.cost(t, s.src(n), measure), d.cost(t, s.src(2*n), measure)
			if times := float64(two) / float64(one); times > 3 {
				t.Errorf("%d cost %d, and %d cost %d: %.1f times as much", n, one, 2*n, two, times)
			}
		})
	}
}

// cost returns what the analyzers allocate.
func (d *driver) cost(tb testing.TB, src string, measure func(runtime.MemStats) uint64) uint64 {
	tb.Helper()
	p, err := d.check(src)
	if err != nil {
		tb.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	d.run(tb, p)
	runtime.ReadMemStats(&after)
	return measure(after) - measure(before)
}

func BenchmarkLongSource(b *testing.B) {
	d := newDriver(b)
	for _, s := range shapes {
		for _, n := range []int{s.n / 4, s.n / 2, s.n} {
			b.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(s.name, " ", "_"), n), func(b *testing.B) {
				p, err := d.check(s.src(n))
				if err != nil {
					b.Fatal(err)
				}
				for b.Loop() {
					d.run(b, p)
				}
			})
		}
	}
}
