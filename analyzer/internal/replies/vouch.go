package replies

import (
	"go/ast"
	"go/types"
)

// found notes that there is something under what the variables hold: that a
// look-up by them fails afterwards is not the client's doing.
func (w *walk) found(st *state, asked []place) {
	for _, p := range asked {
		if !w.pkg.params[p.root] {
			w.absolve(st, p)
		}
	}
}

// absolve makes a variable no longer what the client sent.
func (w *walk) absolve(st *state, p place) {
	v := st.get(p)
	v.prov &^= FromRequest
	if v.isZero() && p.path != "" {
		v.nil = nonNil // not to be taken from the variable that it is part of
	}
	w.store(st, p, v)
}

// vouch notes that a test of what the client sent has come out well: what fails
// afterwards is not known to be the client's fault.
func (w *walk) vouch(st *state, e ast.Expr) {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return
	}
	for _, a := range call.Args {
		if p, ok := w.placeOf(unconverted(w.info, a)); ok && !w.pkg.params[p.root] {
			w.absolve(st, p)
		}
	}
}

// unconverted returns what e converts to another type, or e.
func unconverted(info *types.Info, e ast.Expr) ast.Expr {
	if conv, ok := ast.Unparen(e).(*ast.CallExpr); ok && len(conv.Args) == 1 && info.Types[conv.Fun].IsType() {
		return conv.Args[0]
	}
	return e
}

func hasCall(e ast.Expr) (found bool) {
	ast.Inspect(e, func(n ast.Node) bool {
		_, ok := n.(*ast.CallExpr)
		found = found || ok
		return !found
	})
	return found
}
