package bodynotallowed

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

// Analyzer reports bodies written with statuses that have none.
var Analyzer *analysis.Analyzer = rule.New("bodynotallowed", doc, check)

// happens says what becomes of a body under each status that has none.
var happens = map[int]string{
	http.StatusNoContent:    "net/http drops it, the client gets nothing",
	http.StatusResetContent: "it is sent, and breaks the protocol",
	http.StatusNotModified:  "net/http drops it, the client gets nothing",
}

func check(p *rule.Pass) {
	for _, s := range p.Steps {
		for i := range s.Moments {
			m := &s.Moments[i]
			if wrong(m) && !s.OtherOutcome(m, empty) {
				p.Report(s, situation.Situation{}, "body with %s, which has none (%s); send another status or no body", m.Status.Name(), happens[m.Status.Code])
				break
			}
		}
	}
}

func wrong(m *replies.Moment) bool {
	_, no := happens[m.Status.Code]
	switch {
	case !no || m.Status.Kind != replies.Const || m.Body != replies.Yes || m.Before.Vague:
		return false
	case m.Before.Begun == replies.No && m.Constant:
		return false // the helper is wrong wherever it is called from: reported there
	}
	return true
}

func empty(m *replies.Moment) bool { return m.Body == replies.No }
