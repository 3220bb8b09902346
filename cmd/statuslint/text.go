package main

import (
	"fmt"
	"go/token"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
)

// write reports the findings in a format.
func (t terminal) write(as, root string, rules []*analysis.Analyzer, found []finding) error {
	switch as {
	case "json":
		return writeJSON(t.out, root, found)
	case "sarif":
		byDefault := map[string]bool{}
		for _, r := range analyzer.Default() {
			byDefault[r.Name] = true
		}
		return writeSARIF(t.out, root, version(), rules, byDefault, found)
	case "github":
		return writeGitHub(t.out, root, found)
	}
	if t.rich {
		return writeRich(t.out, root, t.colour, found)
	}
	return writePlain(t.out, root, found)
}

// The escape sequences of the rich text (ECMA-48).
const (
	bold   = "\x1b[1m"
	dim    = "\x1b[2m"
	red    = "\x1b[31m"
	yellow = "\x1b[33m"
	normal = "\x1b[0m"
)

// writeRich writes findings for people: by file, each with its line of source, the
// evidence and the remedy.
func writeRich(w io.Writer, root string, colour bool, found []finding) error {
	paint := func(how, s string) string {
		if !colour || s == "" {
			return s
		}
		return how + s + normal
	}
	var b strings.Builder
	file := ""
	var lines []string
	for _, f := range found {
		if f.Start.Filename != file {
			if file != "" {
				b.WriteByte('\n')
			}
			file = f.Start.Filename
			lines = nil
			if !f.Foreign {
				lines = sourceLines(file)
			}
			fmt.Fprintf(&b, "%s\n", paint(bold, printable(relative(root, file))))
		}
		what, remedy, hasRemedy := cutLast(f.Message, "; ")
		place := token.Position{Line: f.Start.Line, Column: f.Start.Column} // its text leaves out a column that is not known
		fmt.Fprintf(&b, "\n  %s  %s  %s\n", place, paint(red, printable(what)), paint(dim, f.Rule))
		if line, under := excerpt(lines, f); line != "" {
			fmt.Fprintf(&b, "    %s %s\n    %s %s\n", paint(dim, "|"), line, paint(dim, "|"), paint(red, under))
		}
		for _, r := range f.Related {
			place := fmt.Sprintf("line %d", r.Start.Line)
			if r.Start.Filename != file {
				place = fmt.Sprintf("%s:%d", printable(relative(root, r.Start.Filename)), r.Start.Line)
			}
			fmt.Fprintf(&b, "    %s %s (%s)\n", paint(dim, "because:"), printable(r.Message), place)
		}
		if hasRemedy {
			fmt.Fprintf(&b, "    %s %s\n", paint(yellow, "remedy:"), printable(remedy))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// cutLast cuts s around the last sep.
func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// relative returns a file's name as seen from root, if it lies below.
func relative(root, name string) string {
	if rel, err := filepath.Rel(root, name); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel)
	}
	return name
}

// sourceLines returns the lines of a file, or none.
func sourceLines(name string) []string {
	text, err := readRegular(name)
	if err != nil {
		return nil
	}
	return strings.Split(string(text), "\n")
}

// readRegular reads a regular file. Line directives name files, and may name a
// device or a pipe, which would keep the reader for ever.
func readRegular(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no regular file", name)
	}
	return os.ReadFile(name) // #nosec G304 -- only source that was read before gets here
}

// excerpt returns the line on which a finding begins, and the marks under its span,
// or under all of it if no column is known.
func excerpt(lines []string, f finding) (line, under string) {
	if f.Start.Line < 1 || f.Start.Line > len(lines) {
		return "", ""
	}
	line = strings.TrimSuffix(lines[f.Start.Line-1], "\r")
	indent := len(line) - len(strings.TrimLeft(line, "\t "))
	from, to := indent, len(line)
	if f.Start.Column > 0 {
		from = min(f.Start.Column-1, len(line))
		if f.End.Line == f.Start.Line {
			to = min(max(f.End.Column-1, from+1), len(line))
		}
	}
	indent = min(indent, from)
	shown := func(from, to int) string { return printable(strings.ReplaceAll(line[from:to], "\t", " ")) }
	before, marked := shown(indent, from), shown(from, to)
	under = strings.Repeat(" ", utf8.RuneCountInString(before)) + strings.Repeat("^", max(1, utf8.RuneCountInString(marked)))
	return before + marked + shown(to, len(line)), under
}

// progress returns what shows how far a stage has come.
func (t terminal) progress(stage string) func(done, all int) {
	return func(done, all int) {
		if t.chatty && (done%16 == 0 || done == all) {
			t.status(fmt.Sprintf("%s %d/%d", stage, done, all))
		}
	}
}

// status shows what the run is doing, on a line that the next one overwrites.
func (t terminal) status(text string) {
	if t.chatty {
		fmt.Fprintf(t.err, "\r\x1b[K%s", text)
	}
}
