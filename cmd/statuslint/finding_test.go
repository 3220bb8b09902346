package main

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// A line directive says where code comes from. Its offsets are not those of the
// file that it names, and an edit there would spoil a file that has no finding.
func TestEditsAreOfTheFileThatIsRead(t *testing.T) {
	const text = "package p\n\n//line victim.go:7\nvar x = 500\n"
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "/src/a.go", text, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	spec := f.Decls[0]
	for _, end := range []token.Pos{spec.End(), token.NoPos} {
		got := resolve(fset, &analysis.Analyzer{Name: "r"}, analysis.Diagnostic{Pos: spec.Pos(), SuggestedFixes: []analysis.SuggestedFix{{
			TextEdits: []analysis.TextEdit{{Pos: spec.Pos(), End: end}},
		}}})
		if want := filepath.FromSlash("/src/victim.go"); got.Start.Filename != want || got.Start.Line != 7 {
			t.Errorf("the finding is at %s", got.Start)
		}
		e := got.Fixes[0].Edits[0]
		if e.File != "/src/a.go" || text[e.Start:][:3] != "var" || end.IsValid() && text[e.Start:e.End] != "var x = 500" {
			t.Errorf("the edit is %+v", e)
		}
	}
}

// A line directive can name what never ends, or what waits for a writer.
func TestOnlyRegularFilesAreRead(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.go")
	if err := os.WriteFile(file, []byte("a\nb"), 0o666); err != nil {
		t.Fatal(err)
	}
	if lines := sourceLines(file); len(lines) != 2 {
		t.Errorf("%q", lines)
	}
	s := sarifLog{texts: map[string]string{}}
	if text := s.text(file); text != "a\nb" {
		t.Errorf("%q", text)
	}
	for _, name := range []string{os.DevNull, filepath.Dir(file), file + "x"} {
		if lines := sourceLines(name); lines != nil {
			t.Errorf("%s: %q", name, lines)
		}
		if text := s.text(name); text != "" {
			t.Errorf("%s: %q", name, text)
		}
	}
}
