package analyzer

import (
	"fmt"
	"go/token"
	"io"
	"reflect"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
)

// Why returns an analyzer that writes what the engine knows of a line: the steps of a
// reply there, how each path gets there, and what keeps the rules from speaking.
func Why(file string, line int, w io.Writer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:       "why",
		Doc:        "explain what is known of a line",
		Requires:   []*analysis.Analyzer{replies.Analyzer},
		ResultType: reflect.TypeFor[bool](),
		Run: func(pass *analysis.Pass) (any, error) {
			found := pass.ResultOf[replies.Analyzer].(*replies.Result)
			return why(pass.Fset, found, file, line, w)
		},
	}
}

// why writes what is known of a line. It reports whether the file is one of the package's.
func why(fset *token.FileSet, found *replies.Result, file string, line int, w io.Writer) (bool, error) {
	lineOf := func(pos token.Pos) int { return fset.Position(pos).Line }
	covers := func(from, to token.Pos) bool {
		start, end := fset.Position(from), fset.Position(to)
		return start.Filename == file && start.Line <= line && line <= end.Line
	}
	var b strings.Builder
	var inner *replies.Func
	for i := range found.Funcs {
		if f := &found.Funcs[i]; covers(f.Pos, f.End) && (inner == nil || inner.Pos <= f.Pos) {
			inner = f
		}
	}
	if inner != nil {
		fmt.Fprintf(&b, "in the function at line %d (%s):\n", lineOf(inner.Pos), inner.Name)
		for _, note := range inner.Notes {
			fmt.Fprintf(&b, "  %s\n", note)
		}
	}
	steps := 0
	for _, s := range found.Steps {
		if fset.Position(s.At.Pos()).Filename != file || lineOf(s.At.Pos()) != line {
			continue
		}
		steps++
		fmt.Fprintf(&b, "a step of a reply at column %d:\n", fset.Position(s.At.Pos()).Column)
		for i := range s.Moments {
			fmt.Fprintf(&b, "  path %d\n", i+1)
			for _, text := range s.Moments[i].Explain(lineOf) {
				fmt.Fprintf(&b, "    %s\n", text)
			}
		}
	}
	switch {
	case inner == nil:
		b.WriteString("there is no function here\n")
	case steps == 0:
		b.WriteString("nothing on this line is known to act on a reply\n")
	}
	_, err := io.WriteString(w, b.String())
	return inner != nil, err
}
