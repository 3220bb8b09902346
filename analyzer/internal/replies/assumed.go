package replies

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// Code of which nothing is known, such as a method of an interface, may get the responder
// and the status of an error beside it: that is what it sends, as far as it sends any.

// assumed returns the status of an error that a call of unknown code is made to send, and
// the operand that is it: one that is written as a status or handed to a parameter that
// is named like one, or a field of a struct literal that is named so.
func (w *walk) assumed(st *state, c *site) (Status, ast.Expr) {
	if !w.handsResponder(c) {
		return Status{}, nil
	}
	first := 0
	if c.recv {
		first = 1
	}
	for i, a := range c.args[first:] {
		if s := w.assumedOf(c.vals[first+i], a, parameterName(c.fn, i)); s.Kind != Unset {
			return s, a
		}
		lit, ok := pointed(a).(*ast.CompositeLit)
		if !ok {
			continue
		}
		for _, e := range lit.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				if s := w.assumedOf(w.eval(st, kv.Value), kv.Value, keyName(kv.Key)); s.Kind != Unset {
					return s, kv.Value
				}
			}
		}
	}
	return Status{}, nil
}

// madeFor returns the status of an error for which the handler is made that a call calls,
// and the operand that is it: notice(http.StatusGone)(w, r).
func (w *walk) madeFor(st *state, call *ast.CallExpr) (Status, ast.Expr) {
	maker, ok := ast.Unparen(call.Fun).(*ast.CallExpr)
	if !ok {
		return Status{}, nil
	}
	fn, ok := typeutil.Callee(w.info, maker).(*types.Func)
	if !ok {
		return Status{}, nil
	}
	for i, a := range maker.Args {
		if s := w.assumedOf(w.eval(st, a), a, parameterName(fn, i)); s.Kind != Unset {
			return s, a
		}
	}
	return Status{}, nil
}

// parameterName returns the name of the parameter that gets argument i, or "".
func parameterName(fn *types.Func, i int) string {
	params := fn.Signature().Params()
	if params.Len() == 0 {
		return ""
	}
	return params.At(min(i, params.Len()-1)).Name()
}

// assume applies what unknown code does that gets the status of an error.
func (w *walk) assume(st *state, call *ast.CallExpr, status Status, operand ast.Expr) {
	w.apply(st, call, &effect{status: status, operand: operand, begins: Maybe, body: Maybe, open: true, vague: true})
}

// handsResponder reports whether a call hands the responder on, not merely calls a method of it.
func (w *walk) handsResponder(c *site) bool {
	contexts := w.takenToRead(c.call)
	for i, v := range c.vals {
		if v.role == responder && !contexts[c.args[i]] && !(c.recv && i == 0) {
			return true
		}
	}
	return false
}

// assumedOf returns the status of an error that a value is which is handed on under that
// name, or none.
func (w *walk) assumedOf(v value, e ast.Expr, name string) Status {
	if !isInteger(w.info.TypeOf(e)) {
		return Status{}
	}
	s := v.status()
	s.Assumed = true
	switch sure, maybe := situation.StatusField(name); {
	case s.Kind == Const && (sure || w.pkg.namesStatus(e)) && s.isError(), s.Kind == OfParam && (sure || maybe):
		return s
	}
	return Status{}
}
