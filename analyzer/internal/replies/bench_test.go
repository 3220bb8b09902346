package replies_test

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
)

// std type-checks the standard library, each package once.
var std = sync.OnceValue(func() types.Importer { return importer.ForCompiler(token.NewFileSet(), "source", nil) })

// analyze runs the engine over one source file that needs no facts.
func analyze(tb testing.TB, src string) func() *replies.Result {
	tb.Helper()
	return analyzeTo(tb, src, func(types.Object, analysis.Fact) {})
}

// analyzeTo is analyze with an eye on the facts of the file's objects.
func analyzeTo(tb testing.TB, src string, export func(types.Object, analysis.Fact)) func() *replies.Result {
	tb.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "handler.go", src, parser.ParseComments)
	if err != nil {
		tb.Fatal(err)
	}
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, Instances: map[*ast.Ident]types.Instance{}, Implicits: map[ast.Node]types.Object{},
	}
	conf := types.Config{Importer: std()}
	pkg, err := conf.Check("handler", fset, []*ast.File{file}, info)
	if err != nil {
		tb.Fatal(err)
	}
	files := []*ast.File{file}
	pass := &analysis.Pass{
		Analyzer: replies.Analyzer, Fset: fset, Files: files, Pkg: pkg, TypesInfo: info,
		ResultOf:         map[*analysis.Analyzer]any{inspect.Analyzer: inspector.New(files)},
		ImportObjectFact: func(types.Object, analysis.Fact) bool { return false },
		ExportObjectFact: export,
		AllObjectFacts:   func() []analysis.ObjectFact { return nil },
		AllPackageFacts:  func() []analysis.PackageFact { return nil },
	}
	return func() *replies.Result {
		res, err := replies.Analyzer.Run(pass)
		if err != nil {
			tb.Fatal(err)
		}
		return res.(*replies.Result)
	}
}

// ifs is a handler with n ifs in a row, each of which changes a variable of its own.
func ifs(n int) string {
	var b strings.Builder
	b.WriteString("package handler\n\nimport \"net/http\"\n\nfunc handle(w http.ResponseWriter, r *http.Request) {\n")
	for i := range n {
		fmt.Fprintf(&b, "\tv%d := 0\n\tif r.FormValue(\"p%d\") == \"on\" {\n\t\tv%d = 1\n\t}\n", i, i, i)
	}
	b.WriteString("\tsum := 0\n")
	for i := range n {
		fmt.Fprintf(&b, "\tsum += v%d\n", i)
	}
	b.WriteString("\tif sum == 0 {\n\t\tw.WriteHeader(http.StatusNoContent)\n\t}\n}\n")
	return b.String()
}

// BenchmarkHandler is what a handler costs, by its shape and size.
func BenchmarkHandler(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		for _, n := range []int{10, 80, 640} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				run := analyze(b, shapes[name](n))
				b.ReportAllocs()
				for b.Loop() {
					run()
				}
			})
		}
	}
}

// BenchmarkBookstore is what the engine costs over the example servers and all that they import.
func BenchmarkBookstore(b *testing.B) {
	pkgs := bookstore(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := checker.Analyze([]*analysis.Analyzer{replies.Analyzer}, pkgs, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFacts is what it costs to write the facts of the example servers and to
// read them again, as go vet does for each package.
func BenchmarkFacts(b *testing.B) {
	graph, err := checker.Analyze([]*analysis.Analyzer{replies.Analyzer}, bookstore(b), nil)
	if err != nil {
		b.Fatal(err)
	}
	var summaries []replies.Summary
	for _, act := range graph.Roots {
		for _, f := range act.AllObjectFacts() {
			if s, ok := f.Fact.(*replies.Summary); ok {
				summaries = append(summaries, *s)
			}
		}
	}
	if len(summaries) == 0 {
		b.Fatal("no facts")
	}
	var encoded bytes.Buffer
	if err := gob.NewEncoder(&encoded).Encode(summaries); err != nil {
		b.Fatal(err)
	}
	b.Run("encode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := gob.NewEncoder(io.Discard).Encode(summaries); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(encoded.Len())/float64(len(summaries)), "B/fact")
	})
	b.Run("decode", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var out []replies.Summary
			if err := gob.NewDecoder(bytes.NewReader(encoded.Bytes())).Decode(&out); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// A handler with 40 ifs in a row has 2^40 paths. The engine must come to its
// end all the same, and still see the step behind them.
func TestManyBranchesEndAndAreStillSeen(t *testing.T) {
	res := analyze(t, ifs(40))()
	if len(res.Steps) != 1 {
		t.Fatalf("got %d steps, want the WriteHeader", len(res.Steps))
	}
	if m := res.Steps[0].Moments[0]; !m.Status.Is(204) {
		t.Errorf("got status %+v, want 204", m.Status)
	}
}
