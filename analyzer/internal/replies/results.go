package replies

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// What the results of a call are known to be.

func (w *walk) builtin(st *state, call *ast.CallExpr, name string) {
	var v value
	switch name {
	case "recover": // a walk sees no panics
		v.nil = isNil
	case "append":
		for _, a := range call.Args {
			elem := w.eval(st, a)
			v = v.with(elem.other())
			if w.isFront(elem, a) {
				st.escape()
			}
		}
		if s, ok := w.info.TypeOf(call).Underlying().(*types.Slice); ok && isRecord(s.Elem()) {
			v.body = nil // a list of results is not the request's own
		}
	case "new", "make":
		v.nil = nonNil
	}
	st.results[call] = []value{v}
}

// isRecord reports whether values of type t have fields or keys.
func isRecord(t types.Type) bool {
	switch deref(t).Underlying().(type) {
	case *types.Struct, *types.Map:
		return true
	}
	return false
}

// results gives every result but the error what v says, and the error an origin.
func (w *walk) results(st *state, c *site, v value) []value {
	res := c.fn.Type().(*types.Signature).Results()
	vals := make([]value, res.Len())
	for i := range vals {
		switch t := res.At(i).Type(); {
		case isFailure(t), i > 0 && i == len(vals)-1 && isBool(t):
			vals[i].from = &origin{pos: c.call.Pos(), own: w.own(st, c.call)}
		default:
			vals[i] = v
		}
	}
	st.results[c.call] = vals
	return vals
}

// own reports whether a call gets nothing that may be the client's, a context
// aside, and neither does the call on whose result it is called: what it does not
// find is the server's own.
func (w *walk) own(st *state, call *ast.CallExpr) bool {
	some := false
	for call != nil {
		for _, a := range call.Args {
			v := w.eval(st, a)
			if v.role != plain || isNamed(w.info.TypeOf(a), "context", "Context") {
				continue
			}
			some = true
			if v.prov != 0 || v.of != 0 || v.param != 0 || v.lit != nil {
				return false
			}
		}
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok {
			break
		}
		call, _ = ast.Unparen(sel.X).(*ast.CallExpr)
	}
	return some
}

// fails gives the error or ok result of a call its meaning.
func fails(vals []value, kind situation.Kind, words string, of uint32) {
	if n := len(vals); n > 0 && vals[n-1].from != nil {
		o := vals[n-1].from
		o.fails, o.words, o.of = kind, words, of
	}
}

// refuses gives the failure of a call on malformed input its meaning, which is that of the input.
func refuses(vals []value, in value, words string) {
	switch {
	case in.prov&FromCredential != 0:
		fails(vals, situation.NoCredentials, words, 0)
	case in.prov&FromRequest != 0:
		fails(vals, situation.BadInput, words, 0)
	case in.of != 0:
		fails(vals, situation.BadInput, words, in.of)
	}
}
