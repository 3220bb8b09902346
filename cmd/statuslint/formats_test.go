package main

import (
	"bytes"
	"encoding/json"
	"go/parser"
	"go/token"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
)

// The rules of the golden files. What real rules say of themselves changes.
var (
	sampleRules = []*analysis.Analyzer{
		{
			Name: "clientfault",
			Doc: "reports a 5xx status sent for the client's mistake.\n\nA 500 wakes *somebody* up.\n\nBad:\n\n\thttp.Error(w, \"\", 500)\n\n" +
				"Not reported:\n  - what did not come from the client;\n  - the rest.",
			URL: "https://example.com/clientfault",
		},
		{Name: "challenge", Doc: "reports 401 without WWW-Authenticate."},
	}
	sampleDefault = map[string]bool{"clientfault": true}
)

// samples returns the folder of the sample source and findings in it. The
// source has characters of two and of four bytes in front of the findings.
func samples(t testing.TB) (root string, list []finding) {
	root, err := filepath.Abs(filepath.Join("testdata", "formats", "src"))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(root, "store", "two words.go.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	// at returns where the nth occurrence of what begins and ends.
	at := func(what string, nth int) (start, end token.Position) {
		offset := -1
		for range nth {
			i := strings.Index(text[offset+1:], what)
			if i < 0 {
				t.Fatalf("%q is not %d times in %s", what, nth, file)
			}
			offset += 1 + i
		}
		place := func(offset int) token.Position {
			before := text[:offset]
			return token.Position{
				Filename: file, Offset: offset,
				Line: 1 + strings.Count(before, "\n"), Column: offset - strings.LastIndex(before, "\n"),
			}
		}
		return place(offset), place(offset + len(what))
	}
	finding1 := finding{Rule: "clientfault", URL: "https://example.com/clientfault", Message: "500 for \x1b[31m100%, <red> & more: line\nbreak"}
	finding1.Start, finding1.End = at("http.StatusInternalServerError", 1)
	because := related{Message: "decoding failed: 100%"}
	because.Start, because.End = at("decode(r)", 1)
	finding1.Related = []related{
		because,
		{Message: "called here", Start: token.Position{Filename: "/elsewhere/a,b:c.go", Offset: 70, Line: 7, Column: 9}},
	}
	comment, _ := at("/*", 1)
	finding1.Fixes = []fix{{Message: "send 400", Edits: []edit{
		{File: file, Start: comment.Offset, End: comment.Offset, Text: "// 400: \"ü\"\n"},
		{File: file, Start: finding1.Start.Offset, End: finding1.End.Offset, Text: "http.StatusBadRequest"},
	}}}

	// The same rule on a line with the same text, over two lines.
	finding2 := finding{Rule: "clientfault", URL: "https://example.com/clientfault", Message: "500 again"}
	finding2.Start, _ = at("http.Error", 2)
	_, finding2.End = at("}", 2)

	finding3 := finding{Rule: "challenge", Message: "401 without WWW-Authenticate", Start: token.Position{Filename: "/elsewhere/a,b:c.go", Offset: 70, Line: 7, Column: 9}}
	finding3.End = finding3.Start
	finding3.End.Column = 20
	finding3.Fixes = []fix{{Message: "in a file that cannot be read", Edits: []edit{{File: "/elsewhere/a,b:c.go", Start: 70, End: 71, Text: "x"}}}}
	return root, []finding{finding1, finding2, finding3}
}

// golden compares with a golden file, or writes it if UPDATE_GOLDEN is set. The
// folder of the sources reads ROOT in it.
func golden(t *testing.T, name, root string, write func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	got := strings.ReplaceAll(b.String(), strings.TrimSuffix(fileURI(root, true), "/"), "file:///ROOT")
	path := filepath.Join("testdata", "formats", name)
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (UPDATE_GOLDEN=1 rewrites it); got:\n%s", path, got)
	}
	return b.Bytes()
}

func TestPlainHasALinePerFinding(t *testing.T) {
	root, list := samples(t)
	golden(t, "plain.txt", root, func(w io.Writer) error { return writePlain(w, root, list) })
	golden(t, "plain-empty.txt", root, func(w io.Writer) error { return writePlain(w, root, nil) })
}

func TestGitHubHasACommandPerFinding(t *testing.T) {
	root, list := samples(t)
	golden(t, "github.txt", root, func(w io.Writer) error { return writeGitHub(w, root, list) })
	golden(t, "github-empty.txt", root, func(w io.Writer) error { return writeGitHub(w, root, nil) })
}

func TestJSONHasEverything(t *testing.T) {
	root, list := samples(t)
	golden(t, "report.json", root, func(w io.Writer) error { return writeJSON(w, root, list) })
	golden(t, "report-empty.json", root, func(w io.Writer) error { return writeJSON(w, root, nil) })
}

func TestSARIFIsValidAndHasEverything(t *testing.T) {
	root, list := samples(t)
	schema := compileSchema(t)
	validate(t, schema, golden(t, "report.sarif", root, func(w io.Writer) error {
		return writeSARIF(w, root, "v1.2.3", sampleRules, sampleDefault, list)
	}))
	validate(t, schema, golden(t, "report-empty.sarif", root, func(w io.Writer) error {
		return writeSARIF(w, root, "", nil, nil, nil)
	}))
}

func TestSARIFOfTheRealRulesIsValid(t *testing.T) {
	root, list := samples(t)
	byDefault := map[string]bool{}
	for _, r := range analyzer.Default() {
		byDefault[r.Name] = true
	}
	var b bytes.Buffer
	if err := writeSARIF(&b, root, "v1.2.3", analyzer.All(), byDefault, list); err != nil {
		t.Fatal(err)
	}
	validate(t, compileSchema(t), b.Bytes())
	for _, r := range analyzer.All() {
		if s := firstParagraphs(r.Doc, descriptionLimit); s == "" || len(s) > descriptionLimit {
			t.Errorf("%s: a full description of %d bytes", r.Name, len(s))
		}
	}
}

func TestSARIFHasNoPlaceWhereNoneIsKnown(t *testing.T) {
	root, _ := samples(t)
	list := []finding{
		{Rule: "clientfault", Message: "no file"},
		{Rule: "clientfault", Message: "no line", Start: token.Position{Filename: filepath.Join(root, "a.go")}},
		{Rule: "unknown", Message: "no column, after a line directive", Start: token.Position{Filename: "gen.y", Line: 3}},
	}
	validate(t, compileSchema(t), golden(t, "noplace.sarif", root, func(w io.Writer) error {
		return writeSARIF(w, root, "v1.2.3", sampleRules, sampleDefault, list)
	}))
}

// A fingerprint must outlive edits above the line, and tell equal lines apart.
func TestSARIFFingerprintsStayWhenLinesMove(t *testing.T) {
	prints := func(text string, lines ...int) (all []string) {
		root := t.TempDir()
		file := filepath.Join(root, "a.go")
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		s := sarifLog{root: root, texts: map[string]string{}, seen: map[string]int{}}
		for _, line := range lines {
			all = append(all, s.fingerprint(finding{Rule: "r", Start: token.Position{Filename: file, Line: line, Column: 1}}))
		}
		return all
	}
	before := prints("same\nother\nsame\n", 1, 2, 3)
	after := prints("new\r\n\tsame\r\n\r\n  other\r\nsame", 2, 4, 5)
	for i := range before {
		if before[i] != after[i] {
			t.Errorf("finding %d: %s became %s", i, before[i], after[i])
		}
	}
	if before[0] == before[1] || before[0] == before[2] {
		t.Errorf("not told apart: %v", before)
	}
}

func TestSARIFColumnsAreUTF16(t *testing.T) {
	s := sarifLog{texts: map[string]string{"f": "\ufeffa\nü📚x\n\xffy\r\n"}}
	for _, c := range []struct{ line, column, want int }{
		{1, 4, 1}, {1, 5, 2},
		{2, 1, 1}, {2, 3, 2}, {2, 7, 4}, {2, 8, 5},
		{3, 2, 2},
		{3, 99, 99}, {9, 7, 7}, // not in the text
	} {
		if got := s.column(token.Position{Filename: "f", Line: c.line, Column: c.column}); got != c.want {
			t.Errorf("%d:%d: got column %d, want %d", c.line, c.column, got, c.want)
		}
	}
}

func TestSARIFLocationsAreURIs(t *testing.T) {
	s := sarifLog{root: "/src dir"}
	for file, want := range map[string]string{
		"/src dir/a b/100%#?.go": "a%20b/100%25%23%3F.go",
		"/src dir/a:b.go":        "./a:b.go", // not a scheme
		"/src dir/ü.go":          "%C3%BC.go",
		"/src dir/..a/b.go":      "..a/b.go",
		"/src dirs/a.go":         "file:///src%20dirs/a.go",
		"/a.go":                  "file:///a.go",
	} {
		location := s.artifact(file)
		if *location.URI != want {
			t.Errorf("%s: got %s, want %s", file, *location.URI, want)
		}
		if based := location.URIBaseID != nil; based == strings.HasPrefix(want, "file:") {
			t.Errorf("%s: a base: %t", file, based)
		}
	}
	if got := fileURI("/src dir", true); got != "file:///src%20dir/" {
		t.Errorf("the root is %s", got)
	}
}

// compileSchema reads the schema that OASIS publishes with SARIF 2.1.0 errata 01,
// as github.com/owenrumney/go-sarif/v3 has it (pkg/report/v210/sarif/schema.go).
func compileSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := c.Compile(filepath.Join("testdata", "sarif-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	broken := map[string]any{"version": "2.1.0", "runs": []any{map[string]any{"columnKind": "bytes"}}}
	if schema.Validate(broken) == nil {
		t.Fatal("the schema accepts everything")
	}
	return schema
}

func validate(t *testing.T, schema *jsonschema.Schema, text []byte) {
	t.Helper()
	if !json.Valid(text) {
		t.Fatal("not JSON")
	}
	log, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(log); err != nil {
		t.Errorf("not valid SARIF: %v", err)
	}
}

func TestRichShowsTheSource(t *testing.T) {
	root, list := samples(t)
	golden(t, "rich.txt", root, func(w io.Writer) error { return writeRich(w, root, false, list) })
	golden(t, "colour.txt", root, func(w io.Writer) error { return writeRich(w, root, true, list) })
}

// "//line a.go:2" gives positions without a column.
func TestRichMarksTheWholeLineWhereNoColumnIsKnown(t *testing.T) {
	place := token.Position{Filename: "a.go", Line: 2}
	line, under := excerpt([]string{"package a", "\tx := 1"}, finding{Start: place, End: place})
	if line != "x := 1" || under != "^^^^^^" {
		t.Errorf("got %q and %q", line, under)
	}
	var b strings.Builder
	if err := writeRich(&b, "", false, []finding{{Rule: "r", Message: "m", Start: place, End: place}}); err != nil {
		t.Fatal(err)
	}
	if want := "a.go\n\n  2  m  r\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

// What a line directive says is for people; an edit is made where the text is.
func TestEditsAreInTheFileThatIsRead(t *testing.T) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "a.go", "package a\n\n//line b.go:9\nvar x = 1\n", parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	at := file.Decls[0].Pos()
	f := resolve(fset, sampleRules[0], analysis.Diagnostic{Pos: at, SuggestedFixes: []analysis.SuggestedFix{{
		TextEdits: []analysis.TextEdit{{Pos: at, End: at + 3, NewText: []byte("const")}},
	}}})
	if got, want := f.Fixes[0].Edits[0], (edit{File: "a.go", Start: 25, End: 28, Text: "const"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if f.Start.Filename != "b.go" || f.Start.Line != 9 {
		t.Errorf("reported at %s", f.Start)
	}
}

func TestDiffShowsTheEdits(t *testing.T) {
	root, _ := samples(t)
	changed := []changedFile{{filepath.Join(root, "a.go"), []byte("package a\n\nvar x = 500\n"), []byte("package a\n\nvar x = 400\n")}}
	golden(t, "diff.txt", root, func(w io.Writer) error { return writeDiff(w, root, changed) })
}
