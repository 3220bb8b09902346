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
	p.Without(header, asks, "without WWW-Authenticate, which has to name a way to authenticate (RFC 9110 11.6.1); set it before the status is sent")
}

const header = "Www-Authenticate"

// asks reports whether a client is asked to authenticate, and not by a form. Where
// the challenge is there on other paths, it is left out on purpose.
func asks(s *replies.Step, m *replies.Moment) bool {
	sometimes := func(o replies.Moment) bool { return o.After.HasHeader(header) != replies.No }
	return m.Status.Is(http.StatusUnauthorized) && !situation.LogsIn(s.Func) && !slices.ContainsFunc(s.Moments, sometimes)
}
