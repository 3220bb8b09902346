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
	Situations []situation.Situation
}

// ends notes how a path through a handler ends.
func (w *walk) ends(st *state, ret *ast.ReturnStmt, results []Returned) {
	r := &st.reply
	if !w.fresh || !w.isHandler() || r.Vague || w.failsWith(results) {
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
	if r.Begun == No && r.Body == No && r.Status.Kind == Unset && !r.Open && r.HasHeader(Acknowledged) == No {
		e := Exit{Pos: ret.Pos(), Func: w.name, Routed: w.routed == forEvery, Situations: st.situations()}
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

// isFailureResult reports whether a handler hands its failure to the framework, or may.
func isFailureResult(r Returned) bool { return nilness(r.Nil) != isNil }
