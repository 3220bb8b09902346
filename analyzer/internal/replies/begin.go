package replies

import (
	"go/ast"
	"go/types"
	"net/http"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/catalog"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// A Begin is the call that began a reply. A status or a header that is set
// afterwards comes too late.
type Begin struct {
	At     ast.Expr
	Status Status // what it sent
	Whole  bool   // it sent all there is to send: a status of its own with a body, a redirect, or what ends the chain of handlers
	Helper bool   // it is a call of a function with a summary
	Some   bool   // it is a helper that does not always reply, and its caller does not hear of it
	Copied bool   // it copies what may be empty
	Told   bool   // its results may tell the caller that it has replied, in a way that is not known

	complete   *Begin // what it is once the text of an error has been written behind its status
	refusal    bool   // it is made to tell of an error, whatever the status
	situations []situation.Situation
	failing    []types.Object // the errors that were not nil
}

// A Handed is a call of the handlers behind this one, as long as nothing else has
// been done to the reply.
type Handed struct {
	At         ast.Expr
	situations []situation.Situation
}

// over reports whether the branch in which the handlers were called is over, and
// nothing has been asked since: what follows is done for whoever comes here.
func (h *Handed) over(now []situation.Situation) bool {
	if len(now) >= len(h.situations) {
		return false
	}
	for _, s := range now {
		if !slices.ContainsFunc(h.situations, func(o situation.Situation) bool { return o.Pos == s.Pos }) {
			return false
		}
	}
	return true
}

// left reports whether the branch in which the reply began is over: the
// function has gone on as if it had not replied.
func (b *Begin) left(now []situation.Situation) bool {
	for _, s := range b.situations {
		if !slices.ContainsFunc(now, func(o situation.Situation) bool { return o.Pos == s.Pos }) {
			return true
		}
	}
	return b.Some
}

// Refuses reports whether the reply says that the request is refused, has
// failed, or is to be sent elsewhere: nothing is to be done for it any more.
func (b *Begin) Refuses() bool { return b.refusal || b.Status.Kind == Const && b.Status.Code >= 300 }

// completes makes a reply whole that began with the status of an error when the error is
// written behind that: what follows the branch is another reply. A page may have a foot.
func (w *walk) completes(st *state, call *ast.CallExpr, e *effect) {
	b := st.reply.First
	if b == nil || b.Whole || b.Helper || !b.Refuses() || e.body != Yes || e.evidence == nil || e.evidence.shows == "" || st.reply.HasHeader(Paged) != No || b.left(st.situations()) {
		return
	}
	if b.complete == nil {
		n := *b
		n.At, n.Whole = call, true
		b.complete = &n
	}
	st.reply.First = b.complete
}

// inHelper completes what began the reply by what the outcome of a helper is
// to its caller.
func (w *walk) inHelper(b *Begin, c *site, o *Outcome, s *Summary) *Begin {
	n := *b
	n.Helper = true
	unheard := len(o.Returns) == 0 || c.call == w.dropped
	for i := range s.Outcomes {
		other := &s.Outcomes[i]
		if other.Begun == Yes || !w.possible(c, other.Guards) || w.impossibleError(c, other) {
			continue
		}
		if unheard {
			n.Some = true
		} else if !w.apart(c, o, other) {
			n.Told = true
		}
	}
	n.Told = n.Told || o.Hangs
	return &n
}

// apart reports whether a result of one outcome is certainly another than that of
// the other outcome, so that a path on which the results are known is one of them.
func (w *walk) apart(c *site, o, other *Outcome) bool {
	sig, ok := w.info.TypeOf(c.call.Fun).Underlying().(*types.Signature)
	for i, r := range o.Returns {
		if i >= len(other.Returns) || !ok || i >= sig.Results().Len() {
			return false
		}
		x := other.Returns[i]
		if nilable(sig.Results().At(i).Type()) && r.Nil+x.Nil == uint8(isNil+nonNil) && r.Nil != x.Nil && r.Nil != 0 && x.Nil != 0 {
			return true
		}
		if r.Const != "" && x.Const != "" && r.Const != x.Const {
			return true
		}
	}
	return false
}

// begin notes what began the reply.
func (w *walk) begin(st *state, call *ast.CallExpr, e *effect, sent Status) {
	whole := e.status.Kind != Unset && !e.chosen && e.body == Yes || slices.Contains(e.must, "Location") && e.status.Kind != Unset
	whole = whole || e.stops == Yes
	st.reply.First = &Begin{At: call, Status: sent, Whole: whole, Copied: e.copies, refusal: e.refusal, situations: st.situations(), failing: st.failing()}
	st.reply.Handed = nil
}

// next executes a call of the handlers behind this one.
func (w *walk) next(st *state, call *ast.CallExpr) {
	if st.reply.Stops == Yes {
		return // there are none any more
	}
	if st.reply.First != nil {
		w.note(st, call, st.reply, st.reply.Status, &effect{passes: true})
	}
	begun := st.reply.Begun
	st.escape()
	if begun == No && w.commit != catalog.Buffered {
		st.reply.Handed = &Handed{At: call, situations: st.situations()}
	}
}

// tooLate returns the headers among names that are lost because the reply has
// begun without them. Trailers are sent behind the body (RFC 9110 6.5). A cookie that
// a caller may have set does not stand for another.
func (w *walk) tooLate(r *Reply, names []string) []string {
	if r.Begun != Yes || r.First == nil || w.commit == catalog.Buffered || r.mayHave("Trailer") {
		return nil
	}
	var late []string
	for _, name := range names {
		another := name == "Set-Cookie" && !slices.Contains(r.Must, name) && slices.Contains(w.before, name)
		if (another || !r.mayHave(name)) && !strings.HasPrefix(name, http.TrailerPrefix) && !isNote(name) {
			late = append(late, name)
		}
	}
	return late
}
