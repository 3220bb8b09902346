package replies

import (
	"go/ast"
	"go/constant"
	"go/types"
)

// A size says of what has a length whether it is empty.
type size uint8

const (
	sizeUnknown size = iota
	empty
	filled
)

// lenOf returns x of len(x).
func (w *walk) lenOf(e ast.Expr) (ast.Expr, bool) {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok || len(call.Args) != 1 {
		return nil, false
	}
	id, ok := call.Fun.(*ast.Ident)
	if !ok {
		return nil, false
	}
	b, ok := w.info.Uses[id].(*types.Builtin)
	return call.Args[0], ok && b.Name() == "len"
}

func constInt(c constant.Value) (int64, bool) {
	if c == nil || c.Kind() != constant.Int {
		return 0, false
	}
	return constant.Int64Val(c)
}

// measure notes whether x is empty. It reports whether that can be.
func (w *walk) measure(st *state, x ast.Expr, isEmpty bool) bool {
	v := w.eval(st, x)
	if v.nil == isNil && !isEmpty || v.size == filled && isEmpty || v.size == empty && !isEmpty {
		return false
	}
	if p, ok := w.placeOf(x); ok && w.keeps(p) {
		v.size = filled
		if isEmpty {
			v.size = empty
		}
		v.tested = v.tested || p.path != ""
		w.store(st, p, v)
	}
	return true
}
