package missinglocation

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

// Analyzer reports redirects without a target.
var Analyzer *analysis.Analyzer = rule.New("missinglocation", doc, check)

// redirects are the statuses that say nothing without Location. 300 needs it only if
// there is a preferred choice, 304 never; 305 and 306 are no longer used (RFC 9110 15.4).
var redirects = map[int]bool{
	http.StatusMovedPermanently:  true,
	http.StatusFound:             true,
	http.StatusSeeOther:          true,
	http.StatusTemporaryRedirect: true,
	http.StatusPermanentRedirect: true,
}

func check(p *rule.Pass) {
	for i, s := range p.Steps {
		for j := range s.Moments {
			if m := &s.Moments[j]; wrong(m) && !s.OtherOutcome(m, hasTarget) {
				remedy := "set Location before the status is sent, or use http.Redirect"
				if m.Status.Is(http.StatusFound) && (m.Body != replies.No || bodyFollows(p.Steps[i+1:], s)) {
					remedy = "set Location, or send what was meant: 404 Not Found, or 200 OK if something was found"
				}
				p.Report(s, situation.Situation{}, "%s without Location: the client has nowhere to go; %s", m.Status.Name(), remedy)
				break
			}
		}
	}
}

func wrong(m *replies.Moment) bool {
	return m.Status.Kind == replies.Const && redirects[m.Status.Code] && m.SendsWithout("Location")
}

func hasTarget(m *replies.Moment) bool { return m.After.HasHeader("Location") != replies.No }

// bodyFollows reports whether one of the steps after s writes a body into the same reply.
func bodyFollows(later []*replies.Step, s *replies.Step) bool {
	for _, o := range later {
		if o.Func != s.Func {
			return false
		}
		for _, m := range o.Moments {
			if m.Body == replies.Yes && m.Before.Status.Is(http.StatusFound) {
				return true
			}
		}
	}
	return false
}
