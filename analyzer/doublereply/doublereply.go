package doublereply

import (
	_ "embed"
	"fmt"
	"go/ast"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
	"github.com/statuslint/statuslint/analyzer/internal/rule"
)

//go:embed doc.go
var doc string

// Analyzer reports replies after which the handler goes on and replies again.
var Analyzer *analysis.Analyzer = rule.New("doublereply", doc, check)

func check(p *rule.Pass) {
	told := map[ast.Expr]bool{} // by the first of the replies
	for _, s := range p.Steps {
		if s.RunsOn {
			told[s.At] = true // noabort says it
		}
	}
	for _, s := range p.Steps {
		for i := range s.Moments {
			m := &s.Moments[i]
			if next := m.Before.Handed; m.Overtaken() && !told[next.At] {
				told[next.At] = true
				p.Find(overtaken(p, s, m))
			}
			first := m.Before.First
			if !m.Repeats() || s.Carried || told[first.At] || m.Callee {
				continue
			}
			told[first.At] = true
			p.Find(finding(p, s, m))
		}
	}
}

// overtaken is the finding of a next handler that is called for want of a return
// before the request is refused.
func overtaken(p *rule.Pass, s *replies.Step, m *replies.Moment) rule.Finding {
	next := m.Before.Handed.At
	return rule.Finding{
		At:      next,
		Related: p.Also(s.At, "the reply behind it"),
		Message: fmt.Sprintf("the next handler is called without return: %s is sent behind its reply (line %d); return after the call", m.Asked.Name(), p.Line(s.At.Pos())),
		Fix:     p.AddReturn(next),
	}
}

func finding(p *rule.Pass, s *replies.Step, m *replies.Moment) rule.Finding {
	first := m.Before.First
	f := rule.Finding{At: first.At, Related: p.Also(s.At, "the second reply")}
	line := p.Line(s.At.Pos())
	switch {
	case m.Passes:
		f.Related = p.Also(s.At, "the next handler is called")
		f.Message = fmt.Sprintf("reply without return: the next handler is called all the same (line %d); return after the reply", line)
		f.Fix = p.AddReturn(first.At)
	case m.Worthless && !first.Whole:
		f.Related = p.Also(s.At, "the body")
		f.Message = fmt.Sprintf("status without return: what the call that failed gave is sent as the body (line %d); return after the status", line)
		f.Fix = p.AddReturn(first.At)
	case s.At == first.At:
		f.Related = nil
		f.Message = "reply in a loop that goes on: the next round replies again; return or break after the reply"
	case !m.Left && first.Helper:
		f.Message = fmt.Sprintf("this call has already replied here: the reply on line %d is appended to that one and its status is lost; only return", line)
	case !m.Left:
		f.Message = fmt.Sprintf("two replies on one path: the second (line %d) is appended to this one and its status is lost; send one of them", line)
	case first.Some:
		f.Message = fmt.Sprintf("this call may have replied, and the handler goes on and replies again (line %d); let it say whether it has replied, and return then", line)
	default:
		f.Message = fmt.Sprintf("reply without return: the handler goes on and replies again (line %d); return after the reply", line)
		f.Fix = p.AddReturn(first.At)
	}
	return f
}
