package replies

import (
	"go/ast"
	"go/types"
)

// hangsOn reports whether a condition asks for something that other code sets
// unseen: a variable that a literal assigns, or a field, that the package assigns,
// of what holds the responder.
func (w *walk) hangsOn(st *state, cond ast.Expr) (hangs bool) {
	ast.Inspect(cond, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.Ident:
			if v, ok := w.info.Uses[n].(*types.Var); ok {
				outside := v.Parent() != w.pkg.types.Scope() && !v.IsField() && (v.Pos() < w.node.Pos() || v.Pos() >= w.node.End())
				hangs = hangs || w.shared[v] || outside && w.pkg.reassigned[v]
			}
		case *ast.SelectorExpr:
			v, ok := w.info.Uses[n.Sel].(*types.Var)
			if !ok || !w.pkg.assigned[v] {
				return true
			}
			if p, ok := w.placeOf(n); ok && st.get(p).konst == nil && (w.holdsResponder(place{p.root, ""}) || w.eval(st, n.X).role != plain) {
				hangs = true
			}
		}
		return !hangs
	})
	return hangs
}
