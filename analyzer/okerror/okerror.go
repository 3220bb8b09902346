package okerror

import (
	_ "embed"
	"fmt"
	"go/token"

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
	silences(p)
	told := map[string]bool{} // of helpers elsewhere that set no status: one mistake, however often they are called
	goodNews := successes(p)
	for _, s := range p.Steps {
		for i := range s.Moments {
			m := &s.Moments[i]
			if situation.Reporter(s.Func) && (len(goodNews[s.Func]) == 0 || goodNews[s.Func][m.Status.Code]) {
				break // it tells of the state of something else
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

// successes returns, by function, the statuses that are sent without an error: a report
// has the same for good and for bad news.
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

// silences reports the failures after which a handler leaves without a reply.
func silences(p *rule.Pass) {
	told := map[token.Pos]bool{}
	for i := range p.Exits {
		e := &p.Exits[i]
		if because := e.Failure(); e.GivesUp && because.Kind != situation.None && !told[e.Pos] && !situation.Reporter(e.Func) {
			told[e.Pos] = true
			p.Find(rule.Finding{
				At: rule.At(e.Pos), Because: because,
				Message: fmt.Sprintf("empty 200 OK although something failed (%s); send the 4xx or 5xx status that says what", p.Because(because)),
			})
		}
	}
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
