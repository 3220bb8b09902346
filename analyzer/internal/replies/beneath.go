package replies

import (
	"go/ast"
	"go/types"
)

// Some frameworks stand on another server's types: what a handler sets of the reply
// there is sent as well.

// isPart reports whether a field is the part of a responder that stands for the reply,
// or for its headers.
func (w *walk) isPart(st *state, e *ast.SelectorExpr) bool {
	t, ok := types.Unalias(deref(w.info.TypeOf(e))).(*types.Named)
	if !ok || t.Obj().Pkg() == nil || !w.pkg.catalog.Parts[t.Obj().Pkg().Path()+"."+t.Obj().Name()] {
		return false
	}
	role := w.eval(st, e.X).role
	return role == responder || role == beneath
}

// beneathOf returns what the value beneath one is to the reply.
func beneathOf(r role) role {
	if r == responder {
		return beneath
	}
	return plain
}
