package replies

import (
	"go/ast"
	"go/constant"
	"go/token"
	"net/http"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// What a path has learned of the request's method.

// A gate is what the tests of the request's method have said so far.
type gate struct {
	pos    token.Pos // the first of them
	passed bool      // one of them held
	worked bool      // something was done since
}

// wrongMethod refines by the request's method being, or not being, c, or what is
// not known if c is nil. Every resource has OPTIONS and HEAD: to single them out
// says nothing of the others.
func (w *walk) wrongMethod(st *state, e ast.Expr, c constant.Value, equal bool) {
	if c != nil && c.Kind() == constant.String && (constant.StringVal(c) == http.MethodOptions || constant.StringVal(c) == http.MethodHead) {
		if equal {
			w.rightMethod(st)
		}
		w.choice(st, e)
		return
	}
	if !st.gate.pos.IsValid() {
		st.gate.pos = e.Pos()
	}
	st.gate.passed = st.gate.passed || equal
	if equal {
		w.rightMethod(st)
	}
	if !equal {
		w.push(st, situation.Situation{Kind: situation.WrongMethod, Pos: e.Pos(), Words: "the method is another", Weak: w.partial > 0}, nil)
	}
}

// rightMethod drops what other tests of the method said: it is one of several
// that are supported.
func (w *walk) rightMethod(st *state) {
	st.active = slices.DeleteFunc(st.active, func(a active) bool { return a.Kind == situation.WrongMethod })
}
