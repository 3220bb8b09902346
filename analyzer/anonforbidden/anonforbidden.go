package anonforbidden

import (
	_ "embed"
	"net/http"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports 403 sent to clients that presented no valid credentials.
var Analyzer *analysis.Analyzer = rule.New("anonforbidden", doc, check)

func check(p *rule.Pass) {
	for _, s := range p.Steps {
		if because, ok := anonymous(s); ok {
			p.Report(s, because, "403 Forbidden to a client without credentials (%s); send 401 Unauthorized with WWW-Authenticate", p.Because(because))
		}
	}
}

// anonymous returns the reason for which a step sends 403 to a client that
// nobody knows. A weak reason does not count if the step refuses for others
// too: then something before the handler has most likely asked for credentials.
func anonymous(s *replies.Step) (because situation.Situation, ok bool) {
	others := false
	for i := range s.Moments {
		m := &s.Moments[i]
		if !m.Sets || !m.Status.Is(http.StatusForbidden) || m.Before.Begun == replies.Yes || m.Callee {
			continue
		}
		switch in := m.Innermost(); {
		case m.Before.HasHeader("Www-Authenticate") == replies.Yes:
			because, ok = situation.Situation{Kind: situation.NoCredentials, Words: "it is sent with WWW-Authenticate"}, true
		case in.Kind != situation.NoCredentials || in.Of != 0:
			others = true
		case !ok || because.Weak && !in.Weak:
			because, ok = in, true
		}
	}
	return because, ok && !(because.Weak && others)
}
