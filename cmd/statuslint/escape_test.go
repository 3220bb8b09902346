package main

import (
	"bytes"
	"encoding/json"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestEscapedTextLeavesNothingForATerminalOrARunnerToObey(t *testing.T) {
	for in, want := range map[string]string{
		"plain é 本 📚 'q' \"q\" \\": "plain é 本 📚 'q' \"q\" \\",
		"\x1b]0;title\a":           `\x1b]0;title\a`,
		"a\tb\r\n\x00\x7f":         `a\tb\r\n\x00\x7f`,
		"\u009b31m \u202e":         `\u009b31m \u202e`,
		"\x9b\xff":                 `\x9b\xff`,
		"\u202a\u202b\u202c\u202d\u2066\u2067\u2068\u2069": `\u202a\u202b\u202c\u202d\u2066\u2067\u2068\u2069`,
		"\u2028\u200f\ufeff":       `\u2028\u200f\ufeff`,
		"::error::x":               `\x3a:error::x`,
		" \u00a0::error::x":        " \u00a0\\x3a:error::x",
		"a ::1":                    "a ::1",
		"a ##[set-output name=b]c": `a \x23#[set-output name=b]c`,
		"":                         "",
	} {
		if got := printable(in); got != want {
			t.Errorf("printable(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestGitHubCommandsAreEscaped(t *testing.T) {
	const text = "a%0A:b,c\r\nd"
	if got, want := githubData(text), "a%250A:b,c%0D%0Ad"; got != want {
		t.Errorf("data: got %q, want %q", got, want)
	}
	if got, want := githubProperty(text), "a%250A%3Ab%2Cc%0D%0Ad"; got != want {
		t.Errorf("property: got %q, want %q", got, want)
	}
}

// hostile is what a name, a constant or a line of source may hold.
const hostile = "\x1b]0;owned\a\u202e\u2066\u009b31m\r\n::error file=x,line=1::\t%0A##[stop-commands]x\xff"

// A hostileSource is a folder with a file whose first line is hostile, and a
// finding in it that quotes the same.
func hostileSource(t *testing.T) (root string, f finding) {
	root = t.TempDir()
	file := filepath.Join(root, "::error::"+hostile+".go")
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(strings.ReplaceAll(hostile, "\n", "")+"x\n"), 0o666); err != nil {
		t.Skip("no such file name here:", err)
	}
	at := token.Position{Filename: file, Line: 1, Column: 3}
	other := at
	other.Filename += "x"
	return root, finding{Rule: "challenge", Message: hostile + "; " + hostile, Start: at, End: at, Related: []related{{Message: hostile, Start: other, End: other}}}
}

// obeyed returns what a terminal or the runner of GitHub's workflows would do
// more than show, line by line.
func obeyed(text string) (what []string) {
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		bad := func(r rune) bool { return r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) }
		if strings.ContainsFunc(line, bad) || !utf8.ValidString(line) {
			what = append(what, line)
		}
		if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") {
			what = append(what, line)
		}
	}
	return what
}

func TestEscapedReportsOfHostileSource(t *testing.T) {
	root, f := hostileSource(t)
	var plain, rich, github, diff bytes.Buffer
	for _, err := range []error{
		writePlain(&plain, root, []finding{f}),
		writeRich(&rich, root, false, []finding{f}),
		writeGitHub(&github, root, []finding{f}),
		writeDiff(printer{&diff}, root, []changedFile{{f.Start.Filename, []byte("a\n"), []byte("\t" + hostile + "\n")}}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range map[string]string{"plain": plain.String(), "rich": rich.String(), "diff": strings.ReplaceAll(diff.String(), "+\t", "+")} {
		if what := obeyed(text); len(what) > 0 {
			t.Errorf("%s: %q", name, what)
		}
	}
	if n := strings.Count(plain.String(), "\n"); n != 1 {
		t.Errorf("plain: %d lines for a finding", n)
	}
	command, ok := strings.CutPrefix(github.String(), "::warning file=")
	if what := obeyed(command); !ok || len(what) > 0 {
		t.Errorf("github: %q", github.String())
	}
	properties, _, _ := strings.Cut(command, "::")
	if n := strings.Count(properties, "="); n != 7 || strings.Count(properties, ",") != 5 { // the name has two of its own
		t.Errorf("github: %d properties in %q", n, properties)
	}
}

func TestEscapedReportsForMachinesStayData(t *testing.T) {
	root, f := hostileSource(t)
	var report, log bytes.Buffer
	if err := writeJSON(&report, root, []finding{f}); err != nil {
		t.Fatal(err)
	}
	if err := writeSARIF(&log, root, "", sampleRules, sampleDefault, []finding{f}); err != nil {
		t.Fatal(err)
	}
	validate(t, compileSchema(t), log.Bytes())
	var back jsonReport
	if err := json.Unmarshal(report.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	if got, want := back.Findings[0].Message, strings.ToValidUTF8(f.Message, "\ufffd"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !utf8.Valid(report.Bytes()) || !utf8.Valid(log.Bytes()) {
		t.Error("not UTF-8")
	}
}

// The names in a diff are as git writes and reads them.
func TestEscapedNamesInDiffs(t *testing.T) {
	for name, want := range map[string]string{
		"a/two words.go": "a/two words.go",
		"a/ü.go":         "a/ü.go",
		"a/\x1b\n.go":    `"a/\033\012.go"`,
		"a/\u202e\"\\":   `"a/\342\200\256\"\\"`,
	} {
		if got := gitName(name); got != want {
			t.Errorf("%q: got %s, want %s", name, got, want)
		}
	}
}

func TestExcerptMarksEscapedText(t *testing.T) {
	for _, c := range []struct {
		text          string
		from, to      int
		line, marking string
	}{
		{"\t\tf(\x1b, 500)\r", 8, 11, `f(\x1b, 500)`, `        ^^^`},
		{"\tf(\u202e500)", 4, 10, `f(\u202e500)`, `  ^^^^^^^^^`},
		{"\tf(500)", 0, 0, `f(500)`, `^^^^^^`}, // after a line directive
		{"f", 9, 12, `f`, ` ^`},
	} {
		at := func(column int) token.Position { return token.Position{Line: 1, Column: column} }
		line, under := excerpt([]string{c.text}, finding{Start: at(c.from), End: at(c.to)})
		if line != c.line || under != c.marking {
			t.Errorf("%q: got\n%s\n%s\nwant\n%s\n%s", c.text, line, under, c.line, c.marking)
		}
	}
}
