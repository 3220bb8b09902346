package replies

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/catalog"
)

// inFront returns the role of what a call makes that puts it in front of a value.
// What is kept back twice, nobody can tell when it goes out.
func inFront(row *catalog.Wrap, of role) role {
	switch {
	case row.Keeps && of == responder:
		return keeping
	case row.Keeps && of == keeping:
		return wrapped
	}
	return of
}

// isFront reports whether a value that is assigned to e stands in front of the responder.
// What a type switch asks it for is no variable.
func (w *walk) isFront(v value, e ast.Expr) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	none := ok && (id.Name == "_" || w.info.ObjectOf(id) == nil)
	return v.role.hides() && !none && !w.pkg.isResponder(w.info.TypeOf(e))
}

// frontsIn returns the fields of a struct literal that stand in front of the responder.
func (w *walk) frontsIn(lit *ast.CompositeLit, s *types.Struct, elems []value) map[string]value {
	var fronts map[string]value
	for i, e := range lit.Elts {
		if elems[i].role == plain || i >= s.NumFields() {
			continue
		}
		name := s.Field(i).Name()
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			name, e = keyName(kv.Key), kv.Value
		}
		if w.isFront(elems[i], e) {
			if fronts == nil {
				fronts = map[string]value{}
			}
			fronts["."+name] = elems[i]
		}
	}
	return fronts
}

// around reports whether p is declared outside the function.
func (f *function) around(p place) bool {
	return p.root.Pos() < f.node.Pos() || p.root.Pos() >= f.node.End()
}

// findFronts notes the variables to which a statement assigns what stands in front of
// the responder, for the literals that use them.
func (f *function) findFronts(as *ast.AssignStmt) {
	if len(as.Rhs) != 1 {
		return
	}
	if call, ok := ast.Unparen(as.Rhs[0]).(*ast.CallExpr); ok {
		if r := f.frontRole(call); r != plain {
			if p, ok := f.placeOf(as.Lhs[0]); ok && p.path == "" {
				f.putInFront(p, r)
			}
		}
	}
}

func (f *function) putInFront(p place, r role) {
	if f.fronts == nil {
		f.fronts = map[place]role{}
	}
	f.fronts[p] = r
}

// frontRole returns the role of an expression by what is written there, whatever the path.
func (f *function) frontRole(e ast.Expr) role {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		p, ok := f.placeOf(e)
		switch {
		case !ok:
			return plain
		case f.responders[p]:
			return responder
		}
		sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
		if ok && f.frontRole(sel.X) == responder && f.pkg.isResponder(f.info.TypeOf(sel)) { // gin's c.Writer
			return responder
		}
		return f.fronts[p]
	}
	fn, ok := typeutil.Callee(f.info, call).(*types.Func)
	if !ok {
		return plain
	}
	row := f.pkg.catalog.Wrap[f.pkg.fullName(fn)]
	if row == nil {
		return plain
	}
	of := call.Fun
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); row.Of.Pos == catalog.Receiver && ok {
		of = sel.X
	} else if row.Of.Pos < len(call.Args) {
		of = call.Args[row.Of.Pos]
	}
	return inFront(row, f.frontRole(of))
}
