package bodynotallowed

import (
	_ "embed"
	"fmt"
	"go/ast"
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
	uses := map[ast.Expr][]use{}
	var senders []ast.Expr
	for _, s := range p.Steps {
		for i := range s.Moments {
			m := &s.Moments[i]
			if wrong(m) && !s.OtherOutcome(m, empty) {
				p.Report(s, situation.Situation{}, "body with %s, which has none (%s); send another status or no body", m.Status.Name(), happens[m.Status.Code])
				if m.Sender != nil {
					if uses[m.Sender] == nil {
						senders = append(senders, m.Sender)
					}
					uses[m.Sender] = append(uses[m.Sender], use{s, m})
				}
				break
			}
		}
	}
	for _, sender := range senders {
		if of := uses[sender]; len(of) > 1 {
			p.Find(cause(p, sender, of))
		}
	}
}

// A use is a step that returns a status to what sends it with a body.
type use struct {
	*replies.Step
	with *replies.Moment
}

// cause is the finding of what sends a body with whatever status handlers return:
// several return one that has none, and it is to be mended here once.
func cause(p *rule.Pass, sender ast.Expr, of []use) rule.Finding {
	f := rule.Finding{At: sender}
	for _, u := range of {
		f.Related = append(f.Related, p.Also(u.At, u.with.Status.Name()+" is returned")...)
	}
	f.Message = fmt.Sprintf("body with whatever status a handler returns: %d return one that has none, such as %s; send no body with 204, 205 and 304", len(of), of[0].with.Status.Name())
	return f
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
