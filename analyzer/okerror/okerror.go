package okerror

import (
	_ "embed"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports success statuses sent with an error body.
var Analyzer *analysis.Analyzer = rule.New("okerror", doc, check)

func check(p *rule.Pass) {
	p.Silences(true)
	told := map[string]bool{} // of helpers elsewhere that set no status: one mistake, however often they are called
	goodNews := successes(p)
	for _, s := range p.Steps {
		for i := range s.Moments {
			m := &s.Moments[i]
			answers := len(s.For) > 0 // it only helps those whose answer an error may be
			for _, name := range s.For {
				answers = answers && isAnswer(name, m, goodNews[name])
			}
			if answers || isAnswer(s.Func, m, goodNews[s.Func]) {
				continue
			}
			if m.Dropped {
				p.Report(s, m.Situation(), "the error with %s is made and not used: nothing is sent, and the client gets 200 OK; return it", m.Status.Name())
				break
			}
			if wrong(m) {
				how := ""
				switch {
				case m.Via != "" && told[m.Via]:
					continue
				case m.Status.Implied && m.Via != "":
					told[m.Via] = true
					how = ", because neither this function nor " + m.Via + " sets a status"
				case m.Status.Implied:
					how = ", because no status was set"
				}
				p.Report(s, m.Situation(), "%s with an error body (%s)%s; send the 4xx or 5xx status that says what failed", m.Status.Name(), m.Evidence, how)
				break
			}
		}
	}
}

// successes returns, by function, the statuses that are sent without an error.
func successes(p *rule.Pass) map[string]map[int]bool {
	out := map[string]map[int]bool{}
	for _, s := range p.Steps {
		for i := range s.Moments {
			if m := &s.Moments[i]; m.Status.Success() && m.Evidence == "" && m.Body != replies.No && !m.Situation().Failed() {
				if out[s.Func] == nil {
					out[s.Func] = map[int]bool{}
				}
				out[s.Func][m.Status.Code] = true
			}
		}
	}
	return out
}

// isAnswer reports whether an error is what a function of that name is asked for: it
// tells of the state of something else, or judges what it gets and has one status for
// good news and bad.
func isAnswer(name string, m *replies.Moment, good map[int]bool) bool {
	if !situation.Reporter(name) {
		return false
	}
	return m.Dropped || !situation.Judges(name) || len(good) == 0 || good[m.Status.Code]
}

func wrong(m *replies.Moment) bool {
	switch {
	case m.Body == replies.No || m.Evidence == "" || m.Foreign || m.Callee:
		return false
	case !m.Status.Success() || m.Before.Vague:
		return false
	case m.Before.Refuse || m.Before.Body != replies.No || m.Before.HasHeader(replies.Streamed) != replies.No || m.Before.HasHeader(replies.Paged) != replies.No:
		return false // the head went out long before the error
	case m.Sets && m.Before.Begun == replies.Yes:
		return false // the status comes too late: latestatus
	case m.Before.HasHeader(replies.Acknowledged) == replies.Yes:
		return false // anything but a 2xx would only be sent again
	case m.Own || m.CalleeFresh && !m.Sets && m.Sure:
		return false // the helper is wrong wherever it is called from: reported there
	}
	return m.Sure || m.Situation().Failed()
}
