package clientfault

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

// Analyzer reports 5xx statuses sent for the client's mistake.
var Analyzer *analysis.Analyzer = rule.New("clientfault", doc, check)

func check(p *rule.Pass) {
	for _, s := range p.Steps {
		if m := s.ServerError(situation.BadInput); m != nil {
			because := m.Situation()
			p.Find(rule.Finding{
				At: s.At, Because: because, Fix: p.SwapStatus(s, http.StatusBadRequest),
				Message: fmt.Sprintf("%s for the client's mistake (%s); send 400 Bad Request or another 4xx", m.Status.Name(), p.Because(because)),
			})
		}
	}
}
