package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/token"
	"io"
	"path/filepath"
	"strconv"
	"strings"
)

// A jsonReport is what -format=json prints. New fields may be added to it; a
// change that readers cannot ignore raises the version.
type jsonReport struct {
	Version  int           `json:"version"`
	Findings []jsonFinding `json:"findings"`
}

type jsonFinding struct {
	Rule    string `json:"rule"`
	URL     string `json:"url"`
	Message string `json:"message"`
	jsonPlace
	Related []jsonRelated `json:"related"`
	Fixes   []jsonFix     `json:"fixes"`
}

// A jsonPlace counts lines and columns from 1, and columns in bytes.
type jsonPlace struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
}

type jsonRelated struct {
	Message string `json:"message"`
	jsonPlace
}

type jsonFix struct {
	Message string     `json:"message"`
	Edits   []jsonEdit `json:"edits"`
}

// A jsonEdit replaces the bytes from one offset up to the other.
type jsonEdit struct {
	File  string `json:"file"`
	Start int    `json:"startOffset"`
	End   int    `json:"endOffset"`
	Text  string `json:"text"`
}

// writeJSON writes the findings as one JSON object. Files below root are
// relative to it, and all have slashes.
func writeJSON(w io.Writer, root string, list []finding) error {
	report := jsonReport{Version: 1, Findings: []jsonFinding{}}
	for _, f := range list {
		o := jsonFinding{
			Rule: f.Rule, URL: f.URL, Message: f.Message, jsonPlace: newPlace(root, f.Start, f.End),
			Related: []jsonRelated{}, Fixes: []jsonFix{},
		}
		for _, r := range f.Related {
			o.Related = append(o.Related, jsonRelated{Message: r.Message, jsonPlace: newPlace(root, r.Start, r.End)})
		}
		for _, x := range f.Fixes {
			edits := []jsonEdit{}
			for _, e := range x.Edits {
				edits = append(edits, jsonEdit{File: slashed(root, e.File), Start: e.Start, End: e.End, Text: e.Text})
			}
			o.Fixes = append(o.Fixes, jsonFix{Message: x.Message, Edits: edits})
		}
		report.Findings = append(report.Findings, o)
	}
	var b bytes.Buffer // so that a report that cannot be encoded is not half written
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(report); err != nil {
		return fmt.Errorf("encoding the findings: %w", err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

func newPlace(root string, start, end token.Position) jsonPlace {
	end = endOf(start, end)
	return jsonPlace{File: slashed(root, start.Filename), Line: start.Line, Column: start.Column, EndLine: end.Line, EndColumn: end.Column}
}

// writeGitHub writes the findings as commands to a GitHub workflow, which makes
// annotations of them.
func writeGitHub(w io.Writer, root string, list []finding) error {
	var b strings.Builder
	for _, f := range list {
		properties := []string{"file=" + githubProperty(printable(slashed(root, f.Start.Filename)))}
		number := func(name string, n int) {
			if n > 0 { // 0 is not known
				properties = append(properties, name+"="+strconv.Itoa(n))
			}
		}
		end := endOf(f.Start, f.End)
		number("line", f.Start.Line)
		number("col", f.Start.Column)
		number("endLine", end.Line)
		number("endColumn", end.Column)
		properties = append(properties, "title="+githubProperty("statuslint: "+f.Rule))

		lines := []string{printable(f.Message)}
		for _, r := range f.Related {
			r.Start.Filename = slashed(root, r.Start.Filename)
			lines = append(lines, printable(r.Start.String()+": "+r.Message))
		}
		fmt.Fprintf(&b, "::warning %s::%s\n", strings.Join(properties, ","), githubData(strings.Join(lines, "\n")))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writePlain writes a line per finding, as compilers do: editors and revgrep
// read it.
func writePlain(w io.Writer, root string, list []finding) error {
	var b strings.Builder
	for _, f := range list {
		f.Start.Filename = relative(root, f.Start.Filename)
		fmt.Fprintf(&b, "%s: %s (%s)\n", printable(f.Start.String()), printable(f.Message), f.Rule)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// slashed returns the file's name as seen from root, with slashes.
func slashed(root, file string) string {
	return filepath.ToSlash(relative(root, file))
}

// endOf returns the end of what begins at start, or start if line directives
// put the end into another file or before it.
func endOf(start, end token.Position) token.Position {
	if end.Filename != start.Filename || end.Line < start.Line || end.Line == start.Line && end.Column < start.Column {
		return start
	}
	return end
}
