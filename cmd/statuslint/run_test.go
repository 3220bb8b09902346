package main

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

func TestOptionsAreChecked(t *testing.T) {
	o, err := parseOptions(nil)
	if err != nil || !slices.Equal(o.patterns, []string{"./..."}) || o.format != "text" || o.rules != "default" {
		t.Errorf("no arguments: %+v, error %v", o, err)
	}
	for args, want := range map[string]string{
		"-format=xml": `unknown format "xml"`, "-fix -diff": "give one of them", "-nosuch": "unknown flag -nosuch; statuslint -h lists the flags",
	} {
		if _, err := parseOptions(strings.Fields(args)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", args, err, want)
		}
	}
	if _, err := parseOptions([]string{"-h"}); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("-h: error %v", err)
	}
}

// A broken is what an engine says that broke.
type broken []string

func (b broken) Broken() []string { return b }

func TestWhatBreaksTheEngineIsNotChecked(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module example.com/m\n\ngo 1.26\n", "a.go": "package a\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	prog, err := load(dir, []string{"."}, nil, false, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	breaks := &analysis.Analyzer{
		Name: "breaks", Doc: "break", ResultType: reflect.TypeFor[broken](),
		Run: func(*analysis.Pass) (any, error) { return broken{"handle: index out of range"}, nil },
	}
	if _, err := analyse(prog, []*analysis.Analyzer{breaks}); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	code := prog.verdict(exitClean, terminal{err: &said})
	if want := "statuslint: not checked: example.com/m: statuslint broke in handle: index out of range\n"; code != exitClean || said.String() != want {
		t.Errorf("exit code %d, output %q, want %q", code, said.String(), want)
	}
}

func TestFixesThatOverlapWait(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.go")
	source := "package a\n\nimport \"fmt\"\n\nfunc f() { fmt.Println(500, 501) }\n"
	if err := os.WriteFile(file, []byte(source), 0o666); err != nil {
		t.Fatal(err)
	}
	at := func(old, text string) finding {
		i := strings.Index(source, old)
		return finding{Rule: "r", Fixes: []fix{{Edits: []edit{{File: file, Start: i, End: i + len(old), Text: text}}}}}
	}
	changed, left, err := applyFixes([]finding{at("500", "400"), at("500, 501", "1"), {Rule: "nofix"}})
	if err != nil || len(changed) != 1 || len(left) != 2 || !strings.Contains(string(changed[0].after), "fmt.Println(400, 501)") {
		t.Fatalf("changed %+v, left %+v, error %v", changed, left, err)
	}
	changed, _, err = applyFixes([]finding{at("fmt.Println(500, 501)", "println()")})
	if err != nil || strings.Contains(string(changed[0].after), `"fmt"`) {
		t.Errorf("the import without a use is still there: %s, error %v", changed[0].after, err)
	}
	if _, _, err = applyFixes([]finding{at("f() {", "f( {")}); err == nil || !strings.Contains(err.Error(), "nothing was changed") {
		t.Errorf("error %v, want one that says that the edit would break the file", err)
	}
}

func TestExcerptsMarkTheSpan(t *testing.T) {
	lines := []string{"package a", "\t\thttp.Error(w, \"näh\", 500) // why"}
	f := finding{}
	f.Start.Line, f.Start.Column, f.End.Line, f.End.Column = 2, 3, 2, 30
	line, under := excerpt(lines, f)
	if line != "http.Error(w, \"näh\", 500) // why" || under != strings.Repeat("^", 26-0)[:26] {
		t.Errorf("%q\n%q", line, under)
	}
	f.Start.Column, f.End.Column = 17, 23
	if _, under = excerpt(lines, f); under != strings.Repeat(" ", 14)+"^^^^^" {
		t.Errorf("%q", under)
	}
	f.Start.Line = 9
	if line, under = excerpt(lines, f); line+under != "" {
		t.Errorf("a line that is not there: %q %q", line, under)
	}
}
