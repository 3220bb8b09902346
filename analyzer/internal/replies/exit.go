package replies

import (
	"go/ast"
	"go/token"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// An Exit is a way out of a handler on which it has not replied: an empty 200.
type Exit struct {
	Pos        token.Pos // the return statement, or the end of the function
	Func       string    // the name of the declared function around it
	Gate       token.Pos // the first test of the method, if none held and nothing was done since; else token.NoPos
	Routed     bool      // the handler is registered here, and for every method
	Stops      bool      // the chain of handlers ends here
	GivesUp    bool      // an error is taken note of, at most, and the handler leaves: nothing else can reply
	Situations []situation.Situation
}

// ends notes how a path through a handler ends.
func (w *walk) ends(st *state, ret *ast.ReturnStmt, results []Returned) {
	r := &st.reply
	if !w.fresh || !w.isHandler() && !w.isTail(maxTail) || r.Vague || w.failsWith(results) {
		return
	}
	if b := r.First; b != nil && w.chained && r.Begun == Yes && r.Stops == No && !b.Told && b.Refuses() {
		if s := w.steps[b.At]; s != nil {
			s.RunsOn = true
		}
	}
	for _, o := range results {
		if isFailureResult(o) {
			return
		}
	}
	if r.Begun == No && r.Body == No && r.Status.Kind == Unset && !r.noted(Acknowledged) && !r.noted(Raised) {
		e := Exit{Pos: ret.Pos(), Func: w.name, Routed: w.routed == forEvery, Stops: r.Stops == Yes, GivesUp: w.givesUp(st, ret), Situations: st.situations()}
		if !e.GivesUp && (r.Open || r.Spared || !w.isHandler()) {
			return
		}
		if st.gate.pos.IsValid() && !st.gate.passed && !st.gate.worked {
			e.Gate = st.gate.pos
		}
		if !slices.ContainsFunc(w.exits, func(o Exit) bool {
			return o.Pos == e.Pos && o.Gate == e.Gate && slices.Equal(o.Situations, e.Situations)
		}) {
			w.exits = append(w.exits, e)
		}
	}
}

// Failure returns the innermost situation in which the handler is left, if something
// is known to have failed in it.
func (e *Exit) Failure() situation.Situation {
	for _, s := range slices.Backward(e.Situations) {
		if s.Kind != situation.Choice {
			if s.Failed() && !s.Weak {
				return s
			}
			break
		}
	}
	return situation.Situation{}
}

// isFailureResult reports whether a handler hands its failure to the framework, or may.
func isFailureResult(r Returned) bool { return nilness(r.Nil) != isNil }
