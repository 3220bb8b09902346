package replies

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/catalog"
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
	if r.Begun == No && r.Body == No && r.Status.Kind == Unset && !r.Open && r.HasHeader(Acknowledged) == No && r.HasHeader(Raised) == No {
		e := Exit{Pos: ret.Pos(), Func: w.name, Routed: w.routed == forEvery, Stops: r.Stops == Yes, GivesUp: w.givesUp(st, ret), Situations: st.situations()}
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

// settle looks at all the ways out: a function that may leave without a reply though
// nothing has failed can stand in front of others, unless it is registered here.
func (w *walk) settle() {
	if !w.chained || w.routed != unrouted || !slices.ContainsFunc(w.exits, func(e Exit) bool { return !e.GivesUp }) {
		return
	}
	for i := range w.exits {
		w.exits[i].GivesUp = w.exits[i].GivesUp && w.exits[i].Stops
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

// givesUp reports whether a return ends a branch that is taken if an error is not nil,
// and in which the error is taken note of at most, and whether the reply ends there:
// the function is no part of a chain that goes on, and nothing calls it that could reply.
func (w *walk) givesUp(st *state, ret *ast.ReturnStmt) bool {
	goesOn := func(s callSite) bool { return !isLast(s.caller.body.List, s.call, true) }
	if slices.ContainsFunc(w.callers, goesOn) || w.chained && st.reply.Stops != Yes && !w.endsChain() || slices.ContainsFunc(st.defers, w.mayReply) || w.sig.Results().Len() > 1 {
		return false
	}
	if res := w.sig.Results(); res.Len() == 1 && !isError(res.At(0).Type()) {
		return false
	}
	for n := range ast.Preorder(w.body) {
		branch, ok := n.(*ast.IfStmt)
		if !ok || len(branch.Body.List) == 0 || branch.Body.List[len(branch.Body.List)-1] != ast.Stmt(ret) {
			continue
		}
		return w.onError(branch) && !slices.ContainsFunc(branch.Body.List[:len(branch.Body.List)-1], func(s ast.Stmt) bool { return !w.takesNote(s) })
	}
	return false
}

// mayReply reports whether a deferred call has the responder.
func (w *walk) mayReply(call *ast.CallExpr) bool {
	lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit)
	return ok && w.pkg.captures(lit) || slices.ContainsFunc(call.Args, func(a ast.Expr) bool { return w.pkg.isResponder(w.info.TypeOf(a)) })
}

// endsChain reports whether no other handler may follow the function in its chain, as
// far as its own code says.
func (w *walk) endsChain() bool {
	return !w.middleware && !w.callsNext(true)
}

// onError reports whether a branch is taken if an error variable is not nil. That of a
// context is none of the server's.
func (w *walk) onError(branch *ast.IfStmt) bool {
	cond, ok := ast.Unparen(branch.Cond).(*ast.BinaryExpr)
	if !ok || cond.Op != token.NEQ || !w.info.Types[cond.Y].IsNil() {
		return false
	}
	id, ok := ast.Unparen(cond.X).(*ast.Ident)
	if !ok || !isError(w.info.TypeOf(id)) {
		return false
	}
	if as, ok := branch.Init.(*ast.AssignStmt); ok && len(as.Rhs) == 1 {
		if call, ok := ast.Unparen(as.Rhs[0]).(*ast.CallExpr); ok {
			fn, ok := typeutil.Callee(w.info, call).(*types.Func)
			return !ok || fn.FullName() != "(context.Context).Err"
		}
	}
	return true
}

// takesNote reports whether a statement takes note of something and does nothing else,
// or ends the chain.
func (w *walk) takesNote(s ast.Stmt) bool {
	e, ok := s.(*ast.ExprStmt)
	if !ok {
		return false
	}
	call, ok := ast.Unparen(e.X).(*ast.CallExpr)
	if !ok {
		return false
	}
	fn, ok := typeutil.Callee(w.info, call).(*types.Func)
	if !ok {
		return false
	}
	row := w.pkg.catalog.Reply[w.pkg.fullName(fn.Origin())]
	return row == nil && situation.TakesNote(fn.Name()) || row != nil && row.Does == catalog.Abort
}

// isLast reports whether a call is the last thing that is done where it stands in a list
// of statements, which is the last itself or not.
func isLast(list []ast.Stmt, call *ast.CallExpr, last bool) bool {
	for i, s := range list {
		if s.Pos() > call.Pos() || call.End() > s.End() {
			continue
		}
		if i+1 < len(list) {
			switch next := list[i+1].(type) {
			case *ast.CaseClause: // is not reached
			case *ast.ReturnStmt:
				last = len(next.Results) == 0
			default:
				last = false
			}
		}
		switch s := s.(type) {
		case *ast.ExprStmt:
			return last && ast.Unparen(s.X) == ast.Expr(call)
		case *ast.IfStmt:
			if s.Else != nil && s.Else.Pos() <= call.Pos() {
				return isLast([]ast.Stmt{s.Else}, call, last)
			}
			return isLast(s.Body.List, call, last)
		case *ast.BlockStmt:
			return isLast(s.List, call, last)
		case *ast.SwitchStmt:
			return isLast(s.Body.List, call, last)
		case *ast.CaseClause:
			return isLast(s.Body, call, last)
		}
	}
	return false
}
