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
		for i := range s.Moments {
			m := &s.Moments[i]
			if !m.Sets || !m.Status.Is(http.StatusForbidden) || m.Before.Begun == replies.Yes || m.Callee {
				continue
			}
			if because := m.Innermost(); because.Kind == situation.NoCredentials && because.Of == 0 {
				p.Report(s, because, "403 Forbidden to a client without credentials (%s); send 401 Unauthorized with WWW-Authenticate", p.Because(because))
				break
			}
		}
	}
}
