package missinglocation

import (
	_ "embed"
	"net/http"
	"slices"

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
	follows := bodies(p.Steps)
	for i, s := range p.Steps {
		for j := range s.Moments {
			if m := &s.Moments[j]; wrong(m) && !s.OtherOutcome(m, hasTarget) {
				remedy := "set Location before the status is sent, or use http.Redirect"
				if m.Status.Is(http.StatusFound) && (m.Body != replies.No || follows[i]) {
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

// bodies reports for each step whether one after it in the same function writes a
// body behind 302 Found.
func bodies(steps []*replies.Step) []bool {
	out := make([]bool, len(steps))
	for i := len(steps) - 2; i >= 0; i-- {
		next := steps[i+1]
		out[i] = next.Func == steps[i].Func && (out[i+1] || slices.ContainsFunc(next.Moments, func(m replies.Moment) bool {
			return m.Body == replies.Yes && m.Before.Status.Is(http.StatusFound)
		}))
	}
	return out
}
