package latestatus

import (
	_ "embed"
	"fmt"
	"go/ast"
	"net/http"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports statuses and headers set after the reply has begun.
var Analyzer *analysis.Analyzer = rule.New("latestatus", doc, check)

func check(p *rule.Pass) {
	told := map[ast.Expr]bool{} // by what began the reply: whatever follows has one cause
	for _, s := range p.Steps {
		for i := range s.Moments {
			if m := &s.Moments[i]; m.Repeats() && !s.Carried && !m.Callee {
				told[m.Before.First.At] = true // by doublereply
			}
		}
	}
	for _, s := range p.Steps {
		for i := range s.Moments {
			m := &s.Moments[i]
			if !late(s, m) && !superfluous(m) || told[m.Before.First.At] && (m.Sets || m.Left) {
				continue
			}
			if m.Sets {
				told[m.Before.First.At] = true
			}
			p.Find(finding(p, s, m))
			break
		}
	}
}

func finding(p *rule.Pass, s *replies.Step, m *replies.Moment) rule.Finding {
	first := m.Before.First
	line := p.Line(first.At.Pos())
	f := rule.Finding{At: s.At, Related: p.Also(first.At, began(m))}
	switch {
	case m.Before.Refuse:
		f.Message = fmt.Sprintf("%s comes too late: when %s fails it has replied itself (line %d), and what is sent here is lost or appended; only return", what(m), call(first.At), line)
	case m.Before.Begun == replies.Maybe:
		f.Message = fmt.Sprintf("%s comes too late: the body has been sent with it (line %d), and this has no effect but a line in the log; drop it", what(m), line)
	case m.Sets && m.Asked.Kind == replies.Const && first.Status.Is(m.Asked.Code):
		f.Message = fmt.Sprintf("%s is set twice: the reply has begun with it (line %d), and this has no effect but a line in the log; drop one of them", what(m), line)
	case m.Sets:
		f.Message = fmt.Sprintf("%s comes too late: the reply has begun with %s (line %d), and that is what the client gets; decide on the status before anything is sent", what(m), sent(first.Status), line)
	default:
		f.Message = fmt.Sprintf("%s comes too late: the reply has begun (line %d), and the header is lost; set it before", what(m), line)
		f.Fix = p.MoveUp(s.At, first.At)
	}
	return f
}

// late reports whether what a step sets is lost on one path because the reply
// has begun. A path that should have ended with that reply is doublereply's.
func late(s *replies.Step, m *replies.Moment) bool {
	first := m.Before.First
	switch {
	case first == nil || first.Told || m.Hangs || m.Before.Begun != replies.Yes || m.Before.Vague || s.Carried && !m.Sets:
		return false
	case m.Repeats():
		return false
	case m.Before.Refuse:
		same := m.Asked == first.Status                                                                                 // then only the type of the body is lost
		clientfault := m.Asked.Kind == replies.Const && m.Asked.Code >= 500 && m.Situation().Kind == situation.BadInput // which speaks of what is asked for
		return m.Sets && !m.Left && !s.Carried && !same && !clientfault
	case m.Sets && s.Carried:
		return m.Asked.Code >= 400 && carriesOn(m)
	case m.Sets:
		return m.Asked.Kind != replies.Unknown && !m.Callee && !s.OtherOutcome(m, leavesStatus)
	case m.Left && first.Refuses():
		return false
	}
	return len(m.Late) > 0
}

// superfluous reports whether a step sends the head once more behind a copied body: of
// 200, and if nothing was copied, that is what goes out without it.
func superfluous(m *replies.Moment) bool {
	first, before := m.Before.First, m.Before.Status
	return first != nil && first.Copied && m.Before.Begun == replies.Maybe && !m.Before.Vague && !m.Hangs &&
		before.Kind == replies.Unset && m.Asked.Is(http.StatusOK) && m.Sets && m.Begins == replies.Yes && m.Body == replies.No && !m.Callee
}

// carriesOn reports whether what has been sent is no error, so that the status
// that is handed away now is meant to be sent, too.
func carriesOn(m *replies.Moment) bool {
	first := m.Before.First
	return first.Status.Success() || m.Before.HasHeader(replies.Streamed) == replies.Yes ||
		first.Status.Kind != replies.Const && !first.Helper && !first.Whole
}

// leavesStatus reports whether an outcome of a helper sets no status after the reply has begun.
func leavesStatus(m *replies.Moment) bool { return !m.Sets && m.Before.Begun == replies.Yes }

// what names what is lost.
func what(m *replies.Moment) string {
	switch {
	case !m.Sets:
		return strings.Join(m.Late, ", ")
	case m.Asked.Kind == replies.Const:
		return m.Asked.Name()
	}
	return "this status"
}

func began(m *replies.Moment) string {
	if m.Before.Refuse {
		return "it has replied when it fails"
	}
	return "the reply begins here"
}

func sent(s replies.Status) string {
	if s.Kind == replies.Const {
		return s.Name()
	}
	return "another status"
}

// call returns the name of what is called.
func call(e ast.Expr) string {
	if c, ok := e.(*ast.CallExpr); ok {
		if sel, ok := ast.Unparen(c.Fun).(*ast.SelectorExpr); ok {
			return sel.Sel.Name
		}
	}
	return "the call"
}
