package challenge

import (
	_ "embed"
	"net/http"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
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
			if m.Status.Is(http.StatusUnauthorized) && !s.Carried && m.SendsWithout("Www-Authenticate") && !p.Ahead["Www-Authenticate"] && !situation.LogsIn(s.Func) && !sometimes(s) {
				p.Report(s, situation.Situation{}, "401 Unauthorized without WWW-Authenticate, which has to name a way to authenticate (RFC 9110 11.6.1); set it before the status is sent")
				break
			}
		}
	}
}

// sometimes reports whether the challenge is there on some path: then it is left
// out on purpose on the others.
func sometimes(s *replies.Step) bool {
	return slices.ContainsFunc(s.Moments, func(m replies.Moment) bool { return m.After.HasHeader("Www-Authenticate") != replies.No })
}
