package replies

import (
	"go/ast"
	"go/token"
	"go/types"
	"net/http"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// What a call gives besides an error is worth nothing if it has failed.

// failing returns the errors that are not nil here.
func (st *state) failing() []types.Object {
	var errs []types.Object
	for _, a := range st.active {
		if a.subject != nil {
			errs = append(errs, a.subject)
		}
	}
	return errs
}

// worthless reports whether e, which is sent as a body, is what a call gave that
// failed: the status was set because of that, in a branch that is over.
func (w *walk) worthless(st *state, e ast.Expr) bool {
	first := st.reply.First
	if first == nil || len(first.failing) == 0 || st.reply.Begun != Yes || first.Status.Kind == Const && first.Status.Code < http.StatusBadRequest {
		return false
	}
	e = unconverted(w.info, e)
	given := w.object(e)
	if given == nil || w.shared[given] {
		return false
	}
	v := w.eval(st, e)
	if v.nil == nonNil || v.size != sizeUnknown {
		return false // it was asked what it is, or the call gives something in any case
	}
	for _, err := range first.failing {
		if w.shared[err] || st.tests(err) {
			continue
		}
		if call, i := w.givesBoth(given, err, first.At.Pos()); call != nil && w.givesNothing(call, i) {
			return true
		}
	}
	return false
}

// tests reports whether a branch that has tested an error is still in force.
func (st *state) tests(err types.Object) bool {
	for _, a := range st.active {
		if a.subject == err {
			return true
		}
	}
	return false
}

// givesBoth returns the call from which both a variable and an error have what they
// are at pos, if nothing else is assigned to the variable after that, and which result
// the variable is.
func (f *function) givesBoth(given, err types.Object, pos token.Pos) (*ast.CallExpr, int) {
	var from, failed *ast.AssignStmt
	result := 0
	other := false
	ast.Inspect(f.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, lhs := range n.Lhs {
				id, ok := ast.Unparen(lhs).(*ast.Ident)
				if !ok {
					continue
				}
				switch f.info.ObjectOf(id) {
				case given:
					other = other || n.Pos() > pos
					from, result = n, i
				case err:
					if n.Pos() < pos {
						failed = n
					}
				}
			}
		case *ast.UnaryExpr:
			id, ok := ast.Unparen(n.X).(*ast.Ident)
			other = other || n.Op == token.AND && ok && f.info.ObjectOf(id) == given
		case *ast.RangeStmt:
			for _, lhs := range []ast.Expr{n.Key, n.Value} {
				if id, ok := lhs.(*ast.Ident); ok && f.info.ObjectOf(id) == given {
					other = true
				}
			}
		}
		return !other
	})
	if other || from == nil || from != failed || len(from.Rhs) != 1 {
		return nil, 0
	}
	call, _ := ast.Unparen(from.Rhs[0]).(*ast.CallExpr)
	return call, result
}

// givesNothing reports whether a call gives nothing of use as its result i when it
// fails. A function that runs something gives what that has said.
func (w *walk) givesNothing(call *ast.CallExpr, i int) bool {
	fn, ok := typeutil.Callee(w.info, call).(*types.Func)
	if !ok {
		return false
	}
	if f := w.pkg.byObj[fn.Origin()]; f != nil {
		return f.failsEmpty(i)
	}
	return !situation.Runs(fn.Name())
}

// failsEmpty reports whether every return statement whose last result may be an error
// has nil or "" as its result i.
func (f *function) failsEmpty(i int) bool {
	empty := true
	ast.Inspect(f.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			if len(n.Results) != f.sig.Results().Len() {
				empty = false
				break
			}
			e, last := f.info.Types[n.Results[i]], n.Results[len(n.Results)-1]
			empty = empty && (f.info.Types[last].IsNil() || e.IsNil() || e.Value != nil && isZeroConst(e.Value))
		}
		return empty
	})
	return empty
}
