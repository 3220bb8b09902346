package okerror

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports success statuses sent with an error body.
var Analyzer *analysis.Analyzer = rule.New("okerror", doc, check)

func check(p *rule.Pass) {
	for _, s := range p.Steps {
		if situation.Reporter(s.Func) {
			continue // it tells of the state of something else
		}
		for i := range s.Moments {
			if m := &s.Moments[i]; wrong(m) {
				how := ""
				if m.Status.Implied {
					how = ", because no status was set"
				}
				p.Report(s, m.Situation(), "%s with an error body (%s)%s; send the 4xx or 5xx status that says what failed", m.Status.Name(), m.Evidence, how)
				break
			}
		}
	}
}

func wrong(m *replies.Moment) bool {
	switch {
	case m.Body == replies.No || m.Evidence == "" || m.Foreign || m.Callee:
		return false
	case !m.Status.Success() || m.Before.Vague:
		return false
	case m.Before.Body != replies.No || m.Before.HasHeader(replies.Streamed) != replies.No:
		return false // the head went out long before the error
	case m.Own || m.CalleeFresh && !m.Sets && m.Sure:
		return false // the helper is wrong wherever it is called from: reported there
	}
	return m.Sure || m.Situation().Failed()
}
