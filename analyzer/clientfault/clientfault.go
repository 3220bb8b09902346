package clientfault

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

// Analyzer reports 5xx statuses sent for the client's mistake.
var Analyzer *analysis.Analyzer = rule.New("clientfault", doc, check)

func check(p *rule.Pass) {
	for _, s := range p.Steps {
		if m := blamed(s); m != nil {
			because := m.Situation()
			p.Report(s, because, "%s for the client's mistake (%s); send 400 Bad Request or another 4xx", m.Status.Name(), p.Because(because))
		}
	}
}

// blamed returns the first moment of a step in which it sends 5xx for the
// client's mistake, or nil if it also sends 5xx for another reason.
func blamed(s *replies.Step) *replies.Moment {
	var first *replies.Moment
	for i := range s.Moments {
		m := &s.Moments[i]
		late := m.Before.Begun == replies.Yes && !m.Before.Refuse // the call that failed may have replied: what is asked for is wrong all the same
		if !m.Sets || late || m.Callee || !serverError(m.Status) || m.Before.HasHeader(replies.Streamed) == replies.Yes {
			continue
		}
		if because := m.Situation(); because.Kind != situation.BadInput || because.Of != 0 {
			return nil
		}
		if first == nil {
			first = m
		}
	}
	return first
}

func serverError(s replies.Status) bool {
	return s.Kind == replies.Const && s.Code >= 500 && s.Code < 600 && s.Code != http.StatusNotImplemented
}
