package wrongmethod

import (
	_ "embed"
	"fmt"
	"go/token"
	"net/http"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports wrong methods answered with something else than 405 and Allow.
var Analyzer *analysis.Analyzer = rule.New("wrongmethod", doc, check)

func check(p *rule.Pass) {
	for _, s := range p.Steps {
		for i := range s.Moments {
			if message := wrong(p, s, &s.Moments[i]); message != "" {
				p.Report(s, s.Moments[i].Situation(), "%s", message)
				break
			}
		}
	}
	told := map[token.Pos]bool{}
	for _, e := range p.Exits {
		if e.Gate.IsValid() && e.Routed && !told[e.Gate] {
			told[e.Gate] = true
			p.ReportAt(e.Gate, "other methods fall through to an empty 200 OK; send 405 Method Not Allowed with Allow")
		}
	}
}

// mistaken are the statuses that are sent for a wrong method by mistake. Others may
// be chosen for what the method does: 401 and 403 by a policy, 412 by a precondition.
var mistaken = map[int]bool{
	http.StatusBadRequest: true, http.StatusNotFound: true, http.StatusNotAcceptable: true,
	http.StatusUnprocessableEntity: true, http.StatusInternalServerError: true,
}

func wrong(p *rule.Pass, s *replies.Step, m *replies.Moment) string {
	in := m.Innermost()
	switch {
	case m.Status.Kind != replies.Const:
		return ""
	case m.Status.Is(http.StatusMethodNotAllowed) && m.SendsWithout("Allow") && !p.Ahead["Allow"]:
		return "405 Method Not Allowed without Allow, which has to list the methods that are; set Allow before the status is sent"
	case !m.Sets || m.Callee || m.Before.Begun != replies.No || in.Kind != situation.WrongMethod || in.Weak && slices.ContainsFunc(s.Moments, another):
		return ""
	}
	if !mistaken[m.Status.Code] {
		return ""
	}
	return fmt.Sprintf("%s for a wrong method; send 405 Method Not Allowed with Allow", m.Status.Name())
}

// another reports whether a status is sent for another reason than the method: then
// it is the answer to whatever does not fit.
func another(m replies.Moment) bool {
	return m.Sets && m.Innermost().Kind != situation.WrongMethod
}
