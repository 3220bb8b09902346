package noabort

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports middleware that refuses a request without ending the chain.
var Analyzer *analysis.Analyzer = rule.New("noabort", doc, check)

func check(p *rule.Pass) {
	for _, s := range p.Steps {
		if s.RunsOn {
			p.Find(rule.Finding{At: s.At, Fix: p.AbortWith(s.At), Because: situation.Situation{},
				Message: "refused without Abort: the handler behind this middleware still runs; abort the chain"})
		}
	}
}
