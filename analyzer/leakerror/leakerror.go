package leakerror

import (
	_ "embed"
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
	"github.com/statuslint/statuslint/analyzer/internal/rule"
)

//go:embed doc.go
var doc string

// Analyzer reports internal errors shown to clients.
var Analyzer *analysis.Analyzer = rule.New("leakerror", doc, check)

func check(p *rule.Pass) {
	for _, s := range p.Steps {
		for i := range s.Moments {
			if m := &s.Moments[i]; leaks(m) {
				p.Find(rule.Finding{
					At:      s.At,
					Message: fmt.Sprintf("%s shows the client an internal error (%s); log it, and send a text of your own", m.Status.Name(), m.Shows),
				})
				break
			}
		}
	}
}

func leaks(m *replies.Moment) bool {
	return m.Shows != "" && m.Body == replies.Yes && m.Status.Kind == replies.Const && m.Status.Code >= 500 && m.Status.Code < 600 &&
		m.Before.Begun != replies.Maybe && !m.Before.Vague && !m.Own && !m.Callee
}
