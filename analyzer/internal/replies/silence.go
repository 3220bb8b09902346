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

// A silence is what the source of a function says of how it may be left without a reply.
type silence struct {
	notes map[*ast.ReturnStmt]bool // ends a branch in which an error that is not nil is taken note of, and no more
	last  bool                     // nothing that calls the function goes on after it
	ends  bool                     // no other handler may follow it in its chain
}

// silence reads the function once.
func (w *walk) silence() *silence {
	if w.quiet != nil {
		return w.quiet
	}
	w.quiet = &silence{
		notes: map[*ast.ReturnStmt]bool{},
		last:  len(w.callers) == 0 || w.isTail(maxTail),
		ends:  !w.chained || !w.middleware && !w.callsNext(true),
	}
	givers := map[types.Object]*types.Func{} // of the values of error variables, as the source has it
	branches := map[*ast.BlockStmt]types.Object{}
	for n := range ast.Preorder(w.body) {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if len(n.Rhs) == 1 {
				givers[w.object(n.Lhs[len(n.Lhs)-1])] = w.calledBy(n.Rhs[0])
			}
		case *ast.IfStmt:
			if err := w.testsError(n.Cond); err != nil {
				branches[n.Body] = err
			}
		case *ast.BlockStmt:
			if err := branches[n]; err != nil && w.failsHere(givers[err]) {
				w.noteEnd(n.List)
			}
		}
	}
	return w.quiet
}

// noteEnd notes the return at the end of a branch that does nothing else but take note.
func (w *walk) noteEnd(branch []ast.Stmt) {
	last := len(branch) - 1
	if last < 0 || slices.ContainsFunc(branch[:last], func(s ast.Stmt) bool { return !w.takesNote(s) }) {
		return
	}
	if ret, ok := branch[last].(*ast.ReturnStmt); ok {
		w.quiet.notes[ret] = true
	}
}

// givesUp reports whether a return ends a branch in which an error is taken note of at
// most, and whether the reply ends there: the function is no part of a chain that goes
// on, and nothing that could reply has the responder.
func (w *walk) givesUp(st *state, ret *ast.ReturnStmt) bool {
	if n := w.sig.Results().Len(); n > 1 || n == 1 && !isError(w.sig.Results().At(0).Type()) {
		return false
	}
	s := w.silence()
	return s.notes[ret] && s.last && (s.ends || st.reply.Stops == Yes) && !slices.ContainsFunc(st.defers, w.mayReply)
}

// mayReply reports whether a deferred call has the responder.
func (w *walk) mayReply(call *ast.CallExpr) bool {
	lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit)
	return ok && w.pkg.captures(lit) || slices.ContainsFunc(call.Args, func(a ast.Expr) bool { return w.pkg.isResponder(w.info.TypeOf(a)) })
}

// testsError returns the error variable that a condition says is not nil, or nil.
func (w *walk) testsError(cond ast.Expr) types.Object {
	c, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok || c.Op != token.NEQ || !w.info.Types[c.Y].IsNil() {
		return nil
	}
	id, ok := ast.Unparen(c.X).(*ast.Ident)
	if !ok || !isError(w.info.TypeOf(id)) {
		return nil
	}
	return w.info.Uses[id]
}

// calledBy returns the function that e calls, or nil.
func (w *walk) calledBy(e ast.Expr) *types.Func {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return nil
	}
	fn, _ := typeutil.Callee(w.info, call).(*types.Func)
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
	fn := w.calledBy(e.X)
	if fn == nil {
		return false
	}
	row := w.pkg.catalog.Reply[w.pkg.fullName(fn.Origin())]
	return row == nil && situation.TakesNote(fn.Name()) || row != nil && row.Does == catalog.Abort
}

// maxTail is through how many functions a reply is followed to its end.
const maxTail = 3

// isTail reports whether all calls of the function are the last that handlers do, if only
// through depth others.
func (f *function) isTail(depth int) bool {
	return depth > 0 && f.on >= 0 && f.onPath == "" && f.sig.Results().Len() == 0 && len(f.callers) > 0 && !slices.ContainsFunc(f.callers, func(s callSite) bool {
		ends := s.caller.isHandler() && len(s.caller.callers) == 0 || s.caller != f && s.caller.isTail(depth-1)
		return !ends || !isLast(s.caller.body.List, s.call, true)
	})
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
