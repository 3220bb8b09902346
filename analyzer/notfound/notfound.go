package notfound

import (
	_ "embed"
	"net/http"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports 5xx statuses sent because something does not exist.
var Analyzer *analysis.Analyzer = rule.New("notfound", doc, check)

func check(p *rule.Pass) {
	p.ServerErrors(situation.NotFound, "for something that does not exist", http.StatusNotFound, "send 404 Not Found")
}
