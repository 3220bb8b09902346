package replies

import "go/ast"

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
		if conv, ok := ast.Unparen(a).(*ast.CallExpr); ok && len(conv.Args) == 1 && w.info.Types[conv.Fun].IsType() {
			a = conv.Args[0]
		}
		if p, ok := w.placeOf(a); ok && !w.pkg.params[p.root] {
			w.absolve(st, p)
		}
	}
}

func hasCall(e ast.Expr) (found bool) {
	ast.Inspect(e, func(n ast.Node) bool {
		_, ok := n.(*ast.CallExpr)
		found = found || ok
		return !found
	})
	return found
}
