package replies_test

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"go/types"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
)

// bookstore loads the example servers.
func bookstore(tb testing.TB) []*packages.Package {
	tb.Helper()
	dir, err := filepath.Abs("../../../testdata/bookstore")
	if err != nil {
		tb.Fatal(err)
	}
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax, Dir: dir}, "./...")
	if err != nil {
		tb.Fatal(err)
	}
	if packages.PrintErrors(pkgs) > 0 {
		tb.Fatal("the bookstore does not load")
	}
	return pkgs
}

// facts runs the engine and returns each package's own facts as gob.
func facts(t *testing.T, pkgs []*packages.Package) map[string][]byte {
	t.Helper()
	graph, err := checker.Analyze([]*analysis.Analyzer{replies.Analyzer}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for act := range graph.All() {
		if act.Analyzer != replies.Analyzer {
			continue
		}
		if act.Err != nil {
			t.Fatal(act.Err)
		}
		if res, ok := act.Result.(*replies.Result); ok && len(res.Failures) > 0 {
			t.Errorf("%s: the engine broke: %v", act.Package.PkgPath, res.Failures)
		}
		own := slices.DeleteFunc(act.AllObjectFacts(), func(f analysis.ObjectFact) bool { return f.Object.Pkg() != act.Package.Types })
		slices.SortFunc(own, func(a, b analysis.ObjectFact) int {
			return strings.Compare(a.Object.(*types.Func).FullName(), b.Object.(*types.Func).FullName())
		})
		var buf bytes.Buffer
		enc := gob.NewEncoder(&buf)
		for _, f := range own {
			if err := enc.Encode(f.Fact); err != nil {
				t.Fatal(err)
			}
		}
		out[act.Package.PkgPath] = buf.Bytes()
	}
	return out
}

func TestFactsAreTheSameInEveryRunAndSmall(t *testing.T) {
	first := facts(t, bookstore(t))
	some := false
	for path, data := range first {
		some = some || len(data) > 0
		if len(data) >= 64<<10 {
			t.Errorf("%s: %d bytes of facts, want less than 64 KiB", path, len(data))
		}
	}
	if !some {
		t.Fatal("no facts at all")
	}
	for range 9 {
		for path, data := range facts(t, bookstore(t)) {
			if !bytes.Equal(data, first[path]) {
				t.Errorf("%s: the facts differ from run to run", path)
			}
		}
	}
}

// A generated client may have very many functions. What says most is kept.
func TestFactsOfVeryManyFunctionsStaySmall(t *testing.T) {
	var src strings.Builder
	src.WriteString("package client\n\nimport \"net/http\"\n\nfunc Refuse(w http.ResponseWriter) { w.WriteHeader(403) }\n")
	for i := range 6000 {
		fmt.Fprintf(&src, "func Get%d(s string) string { return s }\n", i)
	}
	var buf bytes.Buffer
	enc := gob.NewEncoder(&buf)
	names := map[string]bool{}
	analyzeTo(t, src.String(), func(obj types.Object, f analysis.Fact) {
		names[obj.Name()] = true
		if err := enc.Encode(f); err != nil {
			t.Fatal(err)
		}
	})()
	if buf.Len() >= 64<<10 {
		t.Errorf("%d bytes of facts, want less than 64 KiB", buf.Len())
	}
	if !names["Refuse"] || len(names) < 100 {
		t.Errorf("%d facts, that of Refuse among them: %v; want many, and that one", len(names), names["Refuse"])
	}
}

func TestASummarySurvivesGob(t *testing.T) {
	in := replies.Summary{On: 1, OnPath: ".W", Outcomes: []replies.Outcome{{
		Guards:   []replies.Guard{{Param: 2, Const: "nil", Equal: true}},
		Status:   replies.Status{Kind: replies.OfParam, Param: 1},
		Begun:    replies.Yes,
		Body:     replies.Maybe,
		Must:     []string{"Content-Type"},
		Evidence: &replies.Evidence{Words: "error is set", Keyed: 4},
		Inner:    &replies.Inner{Words: "parsing s failed", Of: 2},
		Returns:  []replies.Returned{{Const: "true", Of: 1}},
		Fills:    2,
	}}}
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(&in); err != nil {
		t.Fatal(err)
	}
	var out replies.Summary
	if err := gob.NewDecoder(&buf).Decode(&out); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(in, out) {
		t.Errorf("got %+v, want %+v", out, in)
	}
}
