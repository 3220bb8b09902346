package replies

import (
	"go/ast"
	"go/token"
	"go/types"
)

// Literals use and assign what belongs to the function around them.

// findCaptured finds what literals inside f use and assign of f's.
func (f *function) findCaptured() {
	f.shared = map[types.Object]bool{}
	var later *ast.CallExpr // put off by a statement
	var now *ast.FuncLit    // called where it stands
	ast.Inspect(f.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			f.findIn(n, n == now)
			return false
		case *ast.AssignStmt:
			if len(f.responders)+len(f.fronts) > 0 {
				f.findFronts(n)
			}
		case *ast.DeferStmt:
			later = n.Call
		case *ast.GoStmt:
			later = n.Call
		case *ast.CallExpr:
			if lit, ok := ast.Unparen(n.Fun).(*ast.FuncLit); ok && n != later {
				now = lit
			}
		}
		return true
	})
}

// findIn finds what a literal inside f uses and assigns of f's. What one assigns that
// is called where it stands, and does not reply, is known to be assigned then.
func (f *function) findIn(lit *ast.FuncLit, now bool) {
	inner := f.pkg.lits[lit]
	var assigned []ast.Expr
	var nested token.Pos // where the last literal in it ends
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		assign := func(e ast.Expr) {
			if e.Pos() < nested {
				f.share(e, lit)
			} else {
				assigned = append(assigned, e)
			}
		}
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				assign(l)
			}
		case *ast.IncDecStmt:
			assign(n.X)
		case *ast.FuncLit:
			nested = max(nested, n.End())
		case ast.Expr:
			if inner == nil || inner.on >= 0 {
				break
			}
			p, ok := f.placeOf(n)
			if !ok {
				break
			}
			front := f.fronts[p]
			if f.responders[p] || front != plain {
				inner.on, inner.commit, inner.responder = captured, f.commit, f.responder
			}
			if f.responders[p] {
				inner.responders[p] = true
			} else if front != plain {
				inner.putInFront(p, front)
			}
		}
		return true
	})
	for _, e := range assigned {
		if now && inner != nil && inner.on == none {
			inner.assigns = append(inner.assigns, e)
		} else {
			f.share(e, lit)
		}
	}
}

// share notes that a literal assigns a variable of f: what it holds afterwards
// depends on when the literal runs.
func (f *function) share(e ast.Expr, lit *ast.FuncLit) {
	if p, ok := f.placeOf(e); ok && !(lit.Pos() <= p.root.Pos() && p.root.Pos() < lit.End()) {
		f.shared[p.root] = true
	}
}
