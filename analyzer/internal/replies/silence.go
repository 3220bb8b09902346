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

// Of the handlers that are left without a reply, some surely are so by mistake: they
// log an error that is not nil, and return, and nothing else can reply.

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

// onError reports whether a branch is taken if an error variable is not nil, and the
// failure is the server's to answer.
func (w *walk) onError(branch *ast.IfStmt) bool {
	cond, ok := ast.Unparen(branch.Cond).(*ast.BinaryExpr)
	if !ok || cond.Op != token.NEQ || !w.info.Types[cond.Y].IsNil() {
		return false
	}
	id, ok := ast.Unparen(cond.X).(*ast.Ident)
	if !ok || !isError(w.info.TypeOf(id)) {
		return false
	}
	return w.failsHere(w.givesError(branch, w.info.Uses[id]))
}

// givesError returns the function whose call has given an error variable its value
// before a branch, as the source has it, or nil.
func (w *walk) givesError(branch *ast.IfStmt, err types.Object) *types.Func {
	var fn *types.Func
	for n := range ast.Preorder(w.body) {
		as, ok := n.(*ast.AssignStmt)
		if !ok || as.Pos() >= branch.Body.Pos() || len(as.Rhs) != 1 || w.object(as.Lhs[len(as.Lhs)-1]) != err {
			continue
		}
		fn = nil
		if call, ok := ast.Unparen(as.Rhs[0]).(*ast.CallExpr); ok {
			fn, _ = typeutil.Callee(w.info, call).(*types.Func)
		}
	}
	return fn
}

// failsHere reports whether the failure of a function is the server's to answer: not
// that of a context, nor that of reading the request, after which the client is gone.
func (w *walk) failsHere(fn *types.Func) bool {
	if fn == nil {
		return true
	}
	row := w.pkg.catalog.Source[w.pkg.fullName(fn.Origin())]
	return fn.FullName() != "(context.Context).Err" && (row == nil || row.Gives != "request" || row.Fails != "")
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
