package baddirective

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/rule"
)

//go:embed doc.go
var doc string

// Analyzer reports statuslint directives that cannot be read.
var Analyzer *analysis.Analyzer = rule.New("baddirective", doc, check)

func check(p *rule.Pass) {
	for _, f := range p.Faults {
		p.ReportAt(f.Pos, f.Message)
	}
}
