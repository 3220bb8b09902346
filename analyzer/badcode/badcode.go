package badcode

import (
	_ "embed"
	"fmt"
	"net/http"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports status codes that cannot be sent, or do not say what is meant.
var Analyzer *analysis.Analyzer = rule.New("badcode", doc, check)

func check(p *rule.Pass) {
	for _, s := range p.Steps {
		for i := range s.Moments {
			if fault := wrong(s, &s.Moments[i]); fault != "" {
				p.Report(s, situation.Situation{}, "%s", fault)
				break
			}
		}
	}
}

func wrong(s *replies.Step, m *replies.Moment) string {
	code := m.Status.Code
	switch {
	case s.Carried || !m.Sets || m.Status.Kind != replies.Const || m.Before.Begun == replies.Yes || m.Before.Vague || m.Constant:
		return ""
	case code < 0 && m.Invalid != "" && m.Before.Status.Kind != replies.Unset:
		return "" // gin: the status set before is to stay
	case m.Invalid != "":
		return fmt.Sprintf("%d is no status code: %s; send one between 200 and 599", code, m.Invalid)
	case code >= 600:
		return fmt.Sprintf("%d is no status code: clients take it for a 5xx, if they take it at all (RFC 9110 15); send one between 200 and 599", code)
	case code >= 100 && code < 200 && code != http.StatusSwitchingProtocols && m.Body == replies.Yes:
		return fmt.Sprintf("%s is an interim status: the body goes out with 200 OK; send a final one", m.Status.Name())
	case m.Redirect && (code < 300 || code > 399) && code != http.StatusCreated:
		return fmt.Sprintf("redirect with %s: clients follow Location only with 3xx; send 303 See Other, 302 Found or another 3xx", m.Status.Name())
	}
	return ""
}
