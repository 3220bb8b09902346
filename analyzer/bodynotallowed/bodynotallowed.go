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
	http.StatusSwitchingProtocols: "net/http drops it",
	http.StatusNoContent:          "net/http drops it, the client gets nothing",
	http.StatusResetContent:       "it is sent, and breaks the protocol",
	http.StatusNotModified:        "net/http drops it, the client gets nothing",
}

func check(p *rule.Pass) {
	for _, s := range p.Steps {
		for i := range s.Moments {
			m := &s.Moments[i]
			what, no := happens[m.Status.Code]
			if !no || m.Status.Kind != replies.Const || m.Body != replies.Yes || m.Before.Vague {
				continue
			}
			if m.Before.Begun == replies.No && m.Constant {
				continue // the helper is wrong wherever it is called from: reported there
			}
			p.Report(s, situation.Situation{}, "body with %s, which has none (%s); send another status or no body", m.Status.Name(), what)
			break
		}
	}
}
