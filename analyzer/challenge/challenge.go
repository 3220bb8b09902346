package challenge

import (
	_ "embed"
	"net/http"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports 401 without a challenge.
var Analyzer *analysis.Analyzer = rule.New("challenge", doc, check)

func check(p *rule.Pass) {
	for _, s := range p.Steps {
		for i := range s.Moments {
			m := &s.Moments[i]
			if m.Status.Is(http.StatusUnauthorized) && !s.Carried && m.SendsWithout("Www-Authenticate") {
				p.Report(s, situation.Situation{}, "401 Unauthorized without WWW-Authenticate, which has to name a way to authenticate (RFC 9110 11.6.1); set it before the status is sent")
				break
			}
		}
	}
}
