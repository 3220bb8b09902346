package badgateway

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

// Analyzer reports 500 for the failure of another server.
var Analyzer *analysis.Analyzer = rule.New("badgateway", doc, check)

func check(p *rule.Pass) {
	for _, s := range p.Steps {
		m := s.ServerError(situation.Upstream)
		if m == nil || !m.Status.Is(http.StatusInternalServerError) {
			continue
		}
		because := m.Situation()
		p.Find(rule.Finding{
			At: s.At, Because: because, Fix: p.SwapStatus(s, http.StatusBadGateway),
			Message: fmt.Sprintf("%s for another server's failure (%s); send 502 Bad Gateway, or 504 Gateway Timeout if it was too slow", m.Status.Name(), p.Because(because)),
		})
	}
}
