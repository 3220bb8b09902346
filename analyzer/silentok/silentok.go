package silentok

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/rule"
)

//go:embed doc.go
var doc string

// Analyzer reports failures after which a handler returns without a reply.
var Analyzer *analysis.Analyzer = rule.New("silentok", doc, check)

func check(p *rule.Pass) { p.Silences(false) }
