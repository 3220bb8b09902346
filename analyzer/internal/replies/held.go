package replies

import (
	"go/ast"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/catalog"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// Where the commit style is deferred or buffered, what a call sets is not yet
// what is sent: the last status wins, and in a buffered reply the last body too.
// Such steps are held, and noted once it is known that they take effect.

// A held step waits until the reply is fixed.
type held struct {
	at         ast.Expr
	effect     effect
	before     Reply
	situations []situation.Situation
}

// holds reports whether an effect can still be overruled.
func (f *function) holds(e *effect) bool {
	switch f.commit {
	case catalog.Deferred:
		return e.status.Kind != Unset && e.begins == No && e.body == No
	case catalog.Buffered:
		return e.status.Kind != Unset || e.body != No
	}
	return false
}

// hold puts off a step, and drops what it overrules.
func (st *state) hold(h held) {
	if h.effect.status.Kind != Unset {
		st.overrule()
	}
	if h.effect.body != No {
		for i := range st.held {
			st.held[i].effect.body, st.held[i].effect.evidence = No, nil
		}
		h.before.Body = No
	}
	st.dropIdle()
	st.held = append(st.held, h)
}

// overrule takes their status from the held steps.
func (st *state) overrule() {
	for i := range st.held {
		st.held[i].effect.status = Status{}
	}
	st.dropIdle()
}

func (st *state) dropIdle() {
	st.held = slices.DeleteFunc(st.held, func(h held) bool { return h.effect.status.Kind == Unset && h.effect.body == No })
}

// release notes the held steps as what they have become. The head goes out with the
// status: a body that is held beside it does not send it once more.
func (w *walk) release(st *state, after Reply) {
	chosen := slices.ContainsFunc(st.held, func(h held) bool { return h.effect.status.Kind != Unset })
	for _, h := range st.held {
		after := after
		if chosen && h.effect.status.Kind == Unset {
			after.Begun = h.before.Begun
		}
		sent := after.Status
		if h.effect.status.Kind != Unset && w.commit == catalog.Deferred {
			sent = h.effect.status
		}
		w.noteAs(h.at, h.situations, h.before, after, sent, &h.effect)
	}
	st.held = nil
}

// exit releases what is still held when the function returns. Where that ends
// the handler, the reply is fixed now.
func (w *walk) exit(st *state, ret *ast.ReturnStmt, results []Returned) {
	if w.commit == catalog.Buffered && w.failsWith(results) {
		st.held = nil // the error handler replies instead
	}
	if len(st.held) == 0 {
		w.ends(st, ret, results)
		return
	}
	var refusals []ast.Expr
	if w.commit == catalog.Buffered && w.chained && st.reply.Stops == No {
		for _, h := range st.held {
			if s := h.effect.status; s.Kind == Const && s.Code >= 300 {
				refusals = append(refusals, h.at)
			}
		}
	}
	after := st.reply
	if w.fresh && w.isHandler() && len(w.callers) == 0 && after.Begun == No {
		after.Status, after.Begun = after.Status.Sent(), Yes
	}
	w.release(st, after)
	if w.fresh && w.isHandler() {
		for _, at := range refusals {
			w.steps[at].RunsOn = true
		}
	}
	w.ends(st, ret, results)
}

// failsWith reports whether the last of the results is an error, not nil.
func (f *function) failsWith(results []Returned) bool {
	n := len(results)
	return n > 0 && isFailure(f.sig.Results().At(n-1).Type()) && nilness(results[n-1].Nil) == nonNil
}
