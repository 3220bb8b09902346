package replies

import (
	"go/ast"
	"net/http"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// A Step is one call that acts on a reply, or one return of a status, as every
// path to it saw it.
type Step struct {
	At      ast.Expr // the call; or the status, or what carries it, that is handed away
	Func    string   // the name of the declared function around it
	For     []string // if that is a helper: the names of the functions of the package that call it
	Moments []Moment // one per way of getting there
	Carried bool     // it hands the status away; something else sends it
	Chosen  ast.Expr // the operand that is the status, if it is written there
	Verb    string   // the method of the route of the handler, if it is one
	RunsOn  bool     // a middleware refuses here, and the handler behind it runs all the same

	seen     map[uint64]bool
	plain    bool // it returns an error that carries no status: a reply only if a dispatcher sends one for it
	shared   bool // an error that it returns on another path may well be told apart
	returned bool // it returns a number: a reply only if a dispatcher sends that
	named    bool // the number is written as a status: http.StatusNotFound
}

// A Moment is what one path knows at a step.
type Moment struct {
	Before, After Reply
	Status        Status   // what the step sends, or what was set before
	Sets          bool     // the step sets the status
	Asked         Status   // what it sets, though another status may have been sent before
	Sender        ast.Expr // of a status that is returned: the call in this package that sends it with a body
	Begins        Tri      // the step puts the head on the wire
	Body          Tri      // the step writes a body
	Evidence      string   // why the body tells of an error; "": it does not
	Sure          bool     // the evidence stands by itself, not only where something failed
	Foreign       bool     // the body belongs to a protocol that puts its errors into a 200
	Own           bool     // status and evidence are both the callee's own, which is reported itself
	Via           string   // the callee of another package that sends its error body without a status of its own
	Callee        bool     // the callee replies for a reason of its own
	Constant      bool     // the callee chose the status
	Helper        bool     // one outcome of a function with a summary: which one, may hang on what the caller knows
	CalleeFresh   bool     // the callee is itself judged as the beginning of the reply
	Fresh         bool     // nobody has touched the reply before this function
	Late          []string // headers that it sets and that are lost, because the reply has begun
	Redirect      bool     // it is a call made for redirects
	Invalid       string   // what happens to the status, which cannot be sent as it is
	Shows         string   // the error whose text the body shows, in words
	Passes        bool     // it calls the next handler
	Dropped       bool     // an error with this status is made, and not used
	Hangs         bool     // the path hangs on a variable that other code sets unseen
	Left          bool     // the branch in which the reply began is over
	Behind        bool     // the handlers behind this one have been called in a branch that is over, and may have replied
	Worthless     bool     // the body is what a call gave that failed, in the branch in which the reply began
	Situations    []situation.Situation

	failed nilness // of a returned status: the error that is returned as well
}

// Innermost returns the innermost situation in force, a mere choice included.
func (m *Moment) Innermost() situation.Situation {
	if n := len(m.Situations); n > 0 {
		return m.Situations[n-1]
	}
	return situation.Situation{}
}

// Situation returns the innermost situation in force that is more than a
// choice between ways of answering: what explains the reply. A weak one explains
// it only if no choice was made inside: an empty value may lead to either.
func (m *Moment) Situation() situation.Situation {
	for i, s := range slices.Backward(m.Situations) {
		if s.Kind == situation.Choice {
			continue
		}
		if (s.Weak || s.Among) && i < len(m.Situations)-1 {
			s.Kind = situation.Unknown
		}
		return s
	}
	return situation.Situation{}
}

// SendsWithout reports whether the step sends the head, and the reply certainly
// lacks the header, by its canonical name. What a helper lacks wherever it is
// called from is the helper's own.
func (m *Moment) SendsWithout(header string) bool {
	switch {
	case m.Before.Begun != No || m.After.Begun != Yes:
		return false // this step does not send the head
	case !m.Fresh || m.After.Vague:
		return false // a caller may have set it
	case m.Constant && m.CalleeFresh:
		return false
	}
	return m.After.HasHeader(header) == No
}

// Repeats reports whether the step replies once more, on a path on which a whole
// reply has been sent already, or goes on as if none had.
func (m *Moment) Repeats() bool {
	first := m.Before.First
	switch {
	case first == nil || first.Told || m.Hangs || m.Before.Begun != Yes || m.Before.Vague || m.Before.Refuse:
		return false
	case m.Before.HasHeader(Streamed) == Yes:
		return false // the messages of a stream
	case m.Passes:
		return m.Left && first.Refuses()
	case m.Asked.Kind == Unknown && m.Body != Yes:
		return false // code of which nothing is known
	case m.Worthless:
		return m.Left
	case m.Left:
		return first.Refuses() && m.Sets || first.Whole && (m.Sets || first.Refuses() && m.Body == Yes)
	}
	return first.Whole && first.Refuses() && m.Sets
}

// Overtaken reports whether the step refuses what the handlers behind this one have
// been called for: the branch in which they were lacks a return.
func (m *Moment) Overtaken() bool {
	return m.Behind && m.Sets && m.Begins == Yes && !m.Hangs && !m.Callee && m.Asked.isError()
}

// ServerError returns the first moment of a step in which it sends 5xx in a
// situation of the kind, or nil if it also sends 5xx for another reason, unless the
// kind itself is one of several reasons.
func (s *Step) ServerError(kind situation.Kind) *Moment {
	var first *Moment
	others := false
	for i := range s.Moments {
		m := &s.Moments[i]
		late := m.Before.Begun == Yes && !m.Before.Refuse // the call that failed may have replied: what is asked for is wrong all the same
		if !m.Sets || late || m.Callee || !m.Status.serverError() || m.Before.HasHeader(Streamed) == Yes {
			continue
		}
		because := m.Situation()
		gateway := m.Status.Code == http.StatusBadGateway || m.Status.Code == http.StatusGatewayTimeout        // chosen with care
		part := kind == situation.NotFound && !because.Among && m.Status.Code == http.StatusServiceUnavailable // of the server is what is missing
		if because.Kind != kind || because.Of != 0 || (because.Weak || because.Among) && gateway || part {
			others = true
			continue
		}
		if first == nil || first.Situation().Among && !because.Among {
			first = m
		}
	}
	if first != nil && others && !first.Situation().Among {
		return nil
	}
	return first
}

// OtherOutcome reports whether the helper that sends m has another outcome with
// the same status for which is holds. The caller may well know that it is that one.
func (s *Step) OtherOutcome(m *Moment, is func(*Moment) bool) bool {
	for i := range s.Moments {
		if o := &s.Moments[i]; o.Helper && o.Status == m.Status && is(o) {
			return true
		}
	}
	return false
}

func (m *Moment) key() uint64 {
	d := m.After.mix(m.Before.mix(seed))
	d = d.num(int(m.Status.Kind)).num(m.Status.Code).num(m.Status.Param).flag(m.Status.Implied)
	d = d.num(int(m.Body)).num(int(m.Begins)).str(m.Evidence).flag(m.Sure).flag(m.Foreign).flag(m.Own).flag(m.Callee).flag(m.Constant).num(int(m.failed)).num(len(m.Late)).num(int(m.Asked.Kind)).num(m.Asked.Code).flag(m.Passes).flag(m.Left).flag(m.Hangs).flag(m.Dropped).flag(m.Behind).flag(m.Worthless)
	for _, s := range m.Situations {
		d = d.num(int(s.Kind)).num(int(s.Pos)).str(s.Words).num(int(s.Of)).num(s.Error).flag(s.Weak).flag(s.Among)
	}
	return uint64(d)
}
