package baddirective

import (
	_ "embed"
	"fmt"
	"go/ast"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
	"github.com/statuslint/statuslint/analyzer/internal/rule"
)

//go:embed doc.go
var doc string

// Analyzer reports statuslint directives that cannot be read, and comments that
// suppress nothing.
var Analyzer *analysis.Analyzer = rule.New("baddirective", doc, check)

func check(p *rule.Pass) {
	for _, f := range p.Faults {
		p.ReportAt(f.Pos, f.Message)
	}
	for _, f := range p.Files {
		if replies.Generated(f) {
			continue
		}
		for _, g := range f.Comments {
			for _, c := range g.List {
				if lacksReason(c) {
					text := strings.TrimSpace(strings.TrimPrefix(c.Text, "//"))
					p.ReportAt(c.Pos(), fmt.Sprintf("%s has no reason, so nothing is suppressed; write //%s REASON", text, text))
				}
			}
		}
	}
}

// lacksReason reports whether a comment is a lint:ignore or lint:file-ignore of
// our rules that does not say why. Those of other linters' are their affair.
func lacksReason(c *ast.Comment) bool {
	s, ok := rule.ParseSuppression(c)
	return ok && s.Ignore && s.Reason == "" && slices.ContainsFunc(s.Rules, func(name string) bool { return rule.Known[name] })
}
