// Package rule builds the analyzers from what is special to each: its
// documentation and its verdict over the steps that the engine found.
package rule

import (
	"fmt"
	"go/parser"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// A Pass is one run of a rule over one package.
type Pass struct {
	Steps  []*replies.Step // in source order
	Faults []replies.Fault // directives that cannot be read
	pass   *analysis.Pass
}

// New returns the analyzer of a rule. source is the text of its doc.go, whose
// package comment is the rule's documentation; check gives the verdict.
func New(name, source string, check func(*Pass)) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:     name,
		Doc:      doc(name, source),
		URL:      "https://pkg.go.dev/github.com/statuslint/statuslint/analyzer/" + name,
		Requires: []*analysis.Analyzer{replies.Analyzer},
		Run: func(pass *analysis.Pass) (any, error) {
			found := pass.ResultOf[replies.Analyzer].(*replies.Result)
			check(&Pass{Steps: found.Steps, Faults: found.Faults, pass: pass})
			return nil, nil
		},
	}
}

// doc returns the package comment in a doc.go without the package's name, as
// drivers expect it: a summary, an empty line, the rest.
func doc(name, source string) string {
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", source, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		return name
	}
	text := strings.TrimPrefix(f.Doc.Text(), "Package "+name+" ")
	return strings.TrimSpace(text)
}

// Report reports a finding at a step. The situation, if it has a position, is
// the evidence: it is named in the message where it says %s, and related to it.
func (p *Pass) Report(s *replies.Step, because situation.Situation, format string, args ...any) {
	d := analysis.Diagnostic{
		Pos: s.At.Pos(), End: s.At.End(), Category: p.pass.Analyzer.Name, URL: p.pass.Analyzer.URL,
		Message: fmt.Sprintf(format, args...),
	}
	if because.Pos.IsValid() {
		d.Related = []analysis.RelatedInformation{{Pos: because.Pos, Message: because.Words}}
	}
	p.pass.Report(d)
}

// ReportAt reports a finding that is no step of a reply.
func (p *Pass) ReportAt(pos token.Pos, message string) {
	p.pass.Report(analysis.Diagnostic{Pos: pos, Category: p.pass.Analyzer.Name, URL: p.pass.Analyzer.URL, Message: message})
}

// Because returns the evidence of a situation with its line: "token is empty, line 31".
func (p *Pass) Because(s situation.Situation) string {
	if !s.Pos.IsValid() {
		return s.Words
	}
	return fmt.Sprintf("%s, line %d", s.Words, p.pass.Fset.Position(s.Pos).Line)
}
