package conflict

import (
	_ "embed"
	"net/http"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports 5xx statuses sent for duplicates and other conflicts.
var Analyzer *analysis.Analyzer = rule.New("conflict", doc, check)

func check(p *rule.Pass) {
	p.ServerErrors(situation.Conflict, "for a conflict with what is there", http.StatusConflict, "send 409 Conflict")
}
