package retryafter

import (
	_ "embed"
	"net/http"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports 429 and 503 without Retry-After.
var Analyzer *analysis.Analyzer = rule.New("retryafter", doc, check)

func check(p *rule.Pass) {
	for _, s := range p.Steps {
		for i := range s.Moments {
			m := &s.Moments[i]
			if (m.Status.Is(http.StatusTooManyRequests) || m.Status.Is(http.StatusServiceUnavailable)) && !s.Carried && m.SendsWithout("Retry-After") && !situation.Reporter(s.Func) {
				p.Report(s, situation.Situation{}, "%s without Retry-After: the client does not know when to come back; say so in seconds or as a date", m.Status.Name())
				break
			}
		}
	}
}
