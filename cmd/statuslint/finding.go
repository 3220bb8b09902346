package main

import (
	"cmp"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// A finding is one diagnostic with its positions resolved.
type finding struct {
	Rule    string // the name of the analyzer
	URL     string // its documentation
	Start   token.Position
	End     token.Position
	Message string
	Related []related
	Fixes   []fix
	Foreign bool // a line directive puts it into a file that was not read as source
}

// A related place belongs to a finding: the evidence, or the other reply.
type related struct {
	Start   token.Position
	End     token.Position
	Message string
}

// A fix is an edit that is surely right.
type fix struct {
	Message string
	Edits   []edit
}

// An edit replaces the bytes from Start to End, offsets in File, by Text.
type edit struct {
	File       string
	Start, End int
	Text       string
}

// resolve turns a diagnostic into a finding.
func resolve(fset *token.FileSet, rule *analysis.Analyzer, d analysis.Diagnostic) finding {
	f := finding{Rule: rule.Name, URL: cmp.Or(d.URL, rule.URL), Start: fset.Position(d.Pos), End: fset.Position(d.Pos), Message: d.Message}
	if d.End.IsValid() {
		f.End = fset.Position(d.End)
	}
	for _, r := range d.Related {
		o := related{Start: fset.Position(r.Pos), End: fset.Position(r.Pos), Message: r.Message}
		if r.End.IsValid() {
			o.End = fset.Position(r.End)
		}
		f.Related = append(f.Related, o)
	}
	for _, s := range d.SuggestedFixes {
		x := fix{Message: s.Message}
		for _, e := range s.TextEdits {
			// Line directives are left out: an offset counts in the file that was read.
			start, end := fset.PositionFor(e.Pos, false), fset.PositionFor(e.Pos, false)
			if e.End.IsValid() {
				end = fset.PositionFor(e.End, false)
			}
			x.Edits = append(x.Edits, edit{File: start.Filename, Start: start.Offset, End: end.Offset, Text: string(e.NewText)})
		}
		f.Fixes = append(f.Fixes, x)
	}
	return f
}

// sortFindings puts findings into the order of the source, and drops those that
// another variant of the same package has brought already.
func sortFindings(list []finding) []finding {
	slices.SortStableFunc(list, func(a, b finding) int {
		return cmp.Or(
			cmp.Compare(a.Start.Filename, b.Start.Filename), cmp.Compare(a.Start.Offset, b.Start.Offset),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
	return slices.CompactFunc(list, func(a, b finding) bool {
		return a.Start == b.Start && a.Rule == b.Rule && a.Message == b.Message
	})
}
