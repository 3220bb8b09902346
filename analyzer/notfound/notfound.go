package notfound

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

// Analyzer reports 5xx statuses sent because something does not exist.
var Analyzer *analysis.Analyzer = rule.New("notfound", doc, check)

func check(p *rule.Pass) {
	for _, s := range p.Steps {
		if m := s.ServerError(situation.NotFound); m != nil {
			because := m.Situation()
			p.Find(rule.Finding{
				At: s.At, Because: because, Fix: p.SwapStatus(s, http.StatusNotFound),
				Message: fmt.Sprintf("%s for something that does not exist (%s); send 404 Not Found", m.Status.Name(), p.Because(because)),
			})
		}
	}
}
