package conflict

import (
	_ "embed"
	"fmt"
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
	for _, s := range p.Steps {
		if m := s.ServerError(situation.Conflict); m != nil {
			because := m.Situation()
			p.Find(rule.Finding{
				At: s.At, Because: because, Fix: p.SwapStatus(s, http.StatusConflict),
				Message: fmt.Sprintf("%s for a conflict with what is there (%s); send 409 Conflict", m.Status.Name(), p.Because(because)),
			})
		}
	}
}
