// Package rule builds the analyzers from what is special to each: its
// documentation and its verdict over the steps that the engine found.
package rule

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// A Pass is one run of a rule over one package.
type Pass struct {
	*replies.Result
	Files []*ast.File
	pass  *analysis.Pass
	quiet *suppressions
}

// Known are the names of the rules of this program, and of all of them together.
var Known = map[string]bool{group: true}

// New returns the analyzer of a rule, which is known from then on. source is the
// text of its doc.go, whose package comment is the rule's documentation; check
// gives the verdict. It is for variables of packages: rules are all made before
// one runs.
func New(name, source string, check func(*Pass)) *analysis.Analyzer {
	Known[name] = true
	return &analysis.Analyzer{
		Name:     name,
		Doc:      doc(name, source),
		URL:      "https://pkg.go.dev/github.com/statuslint/statuslint/analyzer/" + name,
		Requires: []*analysis.Analyzer{replies.Analyzer},
		Run: func(pass *analysis.Pass) (any, error) {
			check(&Pass{Result: pass.ResultOf[replies.Analyzer].(*replies.Result), Files: pass.Files, pass: pass})
			return nil, nil
		},
	}
}

// doc returns the package comment in a doc.go without the package's name, as
// drivers expect it: a summary, an empty line, the rest. The comment is all that
// stands before the package clause, so that no parser is needed, which go vet would
// have to wait for in each of its processes.
func doc(name, source string) string {
	var text strings.Builder
	for line := range strings.Lines(source) {
		line, ok := strings.CutPrefix(line, "//")
		if !ok {
			break
		}
		text.WriteString(strings.TrimPrefix(line, " "))
	}
	return strings.TrimSpace(strings.TrimPrefix(text.String(), "Package "+name+" "))
}

// A Finding is what a rule reports.
type Finding struct {
	At      ast.Node
	Message string
	Because situation.Situation           // the evidence, if it has a position
	Related []analysis.RelatedInformation // other places that belong to it
	Fix     *analysis.SuggestedFix        // the edit that is surely right, if there is one
}

// Report reports a finding at a step. The situation, if it has a position, is
// the evidence, and related to it.
func (p *Pass) Report(s *replies.Step, because situation.Situation, format string, args ...any) {
	p.Find(Finding{At: s.At, Because: because, Message: fmt.Sprintf(format, args...)})
}

// Silences reports the failures after which a handler leaves without a reply: those
// of which nothing was done but to take note of them, or the others.
func (p *Pass) Silences(givenUp bool) {
	told := map[token.Pos]bool{}
	for i := range p.Exits {
		e := &p.Exits[i]
		because := e.Failure()
		if e.GivesUp != givenUp || because.Kind == situation.None || told[e.Pos] || situation.Reporter(e.Func) {
			continue
		}
		told[e.Pos] = true
		p.Find(Finding{
			At: At(e.Pos), Because: because,
			Message: fmt.Sprintf("empty 200 OK although something failed (%s); send the 4xx or 5xx status that says what", p.Because(because)),
		})
	}
}

// Find reports a finding, unless a comment says that it is known.
func (p *Pass) Find(f Finding) {
	if p.suppressed(f.At.Pos()) {
		return
	}
	d := analysis.Diagnostic{
		Pos: f.At.Pos(), End: f.At.End(), Category: p.pass.Analyzer.Name, URL: p.pass.Analyzer.URL,
		Message: f.Message, Related: f.Related,
	}
	if f.Because.Pos.IsValid() && f.Because.Words != "" {
		d.Related = append(d.Related, analysis.RelatedInformation{Pos: f.Because.Pos, Message: f.Because.Words})
	}
	if f.Fix != nil {
		d.SuggestedFixes = []analysis.SuggestedFix{*f.Fix}
	}
	p.pass.Report(d)
}

// ReportAt reports a finding that is no step of a reply.
func (p *Pass) ReportAt(pos token.Pos, message string) {
	if !p.suppressed(pos) {
		p.pass.Report(analysis.Diagnostic{Pos: pos, Category: p.pass.Analyzer.Name, URL: p.pass.Analyzer.URL, Message: message})
	}
}

// At is a position as a node, for what has no node of its own.
type At token.Pos

// Pos returns the position.
func (a At) Pos() token.Pos { return token.Pos(a) }

// End returns the position as well.
func (a At) End() token.Pos { return token.Pos(a) }

// Also relates another place to a finding.
func (p *Pass) Also(n ast.Node, message string) []analysis.RelatedInformation {
	return []analysis.RelatedInformation{{Pos: n.Pos(), End: n.End(), Message: message}}
}

// Line returns the line of a position.
func (p *Pass) Line(pos token.Pos) int { return p.pass.Fset.Position(pos).Line }

// ServerErrors reports the steps that send 5xx in a situation of the kind: reason
// says why that is wrong, status is what one edit can send instead, and remedy
// what to send.
func (p *Pass) ServerErrors(kind situation.Kind, reason string, status int, remedy string) {
	for _, s := range p.Steps {
		if m := s.ServerError(kind); m != nil {
			because := m.Situation()
			f := Finding{At: s.At, Because: because}
			if because.Also() {
				f.Message = fmt.Sprintf("%s also %s (%s); tell that apart and %s, or another 4xx", m.Status.Name(), reason, p.Because(because), strings.TrimSuffix(remedy, " or another 4xx"))
			} else {
				f.Message = fmt.Sprintf("%s %s (%s); %s", m.Status.Name(), reason, p.Because(because), remedy)
				f.Fix = p.SwapStatus(s, status)
			}
			p.Find(f)
		}
	}
}

// Without reports the steps that certainly send the head without the header, by its
// canonical name, where when holds: not what is handed away, and not if a middleware
// of the package sets the header in front. The message begins with the status.
func (p *Pass) Without(header string, when func(*replies.Step, *replies.Moment) bool, message string) {
	if p.Ahead[header] {
		return
	}
	for _, s := range p.Steps {
		for i := range s.Moments {
			if m := &s.Moments[i]; !s.Carried && m.SendsWithout(header) && when(s, m) {
				p.Report(s, situation.Situation{}, "%s %s", m.Status.Name(), message)
				break
			}
		}
	}
}

// Because returns the evidence of a situation with its line: "token is empty, line 31".
func (p *Pass) Because(s situation.Situation) string {
	if !s.Pos.IsValid() {
		return s.Words
	}
	return fmt.Sprintf("%s, line %d", s.Words, p.Line(s.Pos))
}
