package clientfault

import (
	_ "embed"
	"net/http"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports 5xx statuses sent for the client's mistake.
var Analyzer *analysis.Analyzer = rule.New("clientfault", doc, check)

func check(p *rule.Pass) {
	p.ServerErrors(situation.BadInput, "for the client's mistake", http.StatusBadRequest, "send 400 Bad Request or another 4xx")
}
