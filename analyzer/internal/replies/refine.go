package replies

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// refine returns the states in which cond has the given truth, one per way in
// which it can have it. Impossible ways give none.
func (w *walk) refine(st *state, cond ast.Expr, truth bool) []*state {
	cond = ast.Unparen(cond)
	switch e := cond.(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return w.refine(st, e.X, !truth)
		}
	case *ast.BinaryExpr:
		if e.Op == token.LAND || e.Op == token.LOR {
			return w.refineChain(st, e, truth)
		}
	}
	var out []*state
	for _, s := range w.eachCall(cond, st) {
		out = append(out, w.test(s, cond, truth)...)
	}
	return out
}

// refineChain refines by a && b && c, or by a || b || c. That a && b && c is true
// can be one way; it is false when a is, when a is true and b false, and so on.
func (w *walk) refineChain(st *state, chain *ast.BinaryExpr, truth bool) []*state {
	decisive := chain.Op == token.LOR
	if !truth && !decisive { // one of them suffices, and it need not be this one
		w.partial++
		defer func() { w.partial-- }()
	}
	var decided []*state
	open := []*state{st}
	for _, part := range parts(chain) {
		var next []*state
		for _, s := range open {
			if truth == decisive {
				decided = append(decided, w.refine(s.clone(), part, decisive)...)
			}
			next = append(next, w.refine(s, part, !decisive)...)
		}
		decided, open = w.thin(decided), w.thin(next)
	}
	if truth == decisive {
		return decided
	}
	return open
}

// parts returns a, b and c of a && b && c.
func parts(chain *ast.BinaryExpr) []ast.Expr {
	var out []ast.Expr
	for {
		out = append(out, chain.Y)
		x, ok := ast.Unparen(chain.X).(*ast.BinaryExpr)
		if !ok || x.Op != chain.Op {
			out = append(out, chain.X)
			slices.Reverse(out)
			return out
		}
		chain = x
	}
}

// test refines by a condition that has no parts.
func (w *walk) test(st *state, cond ast.Expr, truth bool) []*state {
	st.hangs = st.hangs || w.hangsOn(st, cond)
	if e, ok := cond.(*ast.BinaryExpr); ok {
		switch e.Op {
		case token.EQL, token.NEQ:
			return w.compare(st, e.X, e.Y, truth == (e.Op == token.EQL))
		default:
			return w.order(st, e, truth)
		}
	}
	return w.truth(st, cond, truth)
}

// order refines by an ordered comparison.
func (w *walk) order(st *state, e *ast.BinaryExpr, truth bool) []*state {
	x, y := w.eval(st, e.X), w.eval(st, e.Y)
	if x.konst != nil && y.konst != nil {
		if constant.Compare(x.konst, e.Op, y.konst) != truth {
			return nil
		}
		return []*state{st}
	}
	subject := e.X
	if x.konst != nil {
		subject, x, y = e.Y, y, x
	}
	if inner, ok := w.lenOf(subject); ok {
		if n, exact := constInt(y.konst); exact && (n == 0 || n == 1) {
			op := e.Op
			if subject == e.Y {
				op = mirrored[op]
			}
			if !truth {
				op = opposite[op]
			}
			switch {
			case op == token.GTR && n == 0, op == token.GEQ && n == 1:
				if !w.measure(st, inner, false) {
					return nil
				}
			case op == token.LEQ && n == 0, op == token.LSS && n == 1:
				if !w.measure(st, inner, true) {
					return nil
				}
			}
		}
		x = w.eval(st, inner).other()
	} else if y.konst != nil && y.konst.Kind() == constant.Int {
		op := e.Op
		if subject == e.Y {
			op = mirrored[op]
		}
		w.bound(st, subject, x, op, y.konst, truth)
	}
	if y.konst != nil && (x.prov&FromRequest != 0 || x.of != 0) {
		if truth {
			w.blame(st, e, x, fmt.Sprintf("%s is out of range", types.ExprString(subject)))
		}
	} else {
		w.choice(st, e)
	}
	return []*state{st}
}

// keeps reports whether what a condition says of a place holds until something is
// done to it: of a variable, and of a field of one that no literal shares.
func (w *walk) keeps(p place) bool {
	return p.path == "" || w.pkg.params[p.root] || p.root.Parent() != w.pkg.types.Scope()
}

// mirrored turns "n op x" into "x op n"; opposite is what holds if it does not.
var (
	mirrored = map[token.Token]token.Token{token.LSS: token.GTR, token.GTR: token.LSS, token.LEQ: token.GEQ, token.GEQ: token.LEQ}
	opposite = map[token.Token]token.Token{token.LSS: token.GEQ, token.GEQ: token.LSS, token.LEQ: token.GTR, token.GTR: token.LEQ}
)

// bound notes that "x op n" is, or is not, so.
func (w *walk) bound(st *state, x ast.Expr, v value, op token.Token, n constant.Value, truth bool) {
	if v.param != 0 {
		st.guard(v.param-1, op.String()+n.ExactString(), truth)
	}
	if !truth {
		op = opposite[op]
	}
	if limit, exact := constant.Int64Val(n); exact && v.carried != 0 {
		if p, ok := w.placeOf(x); ok && p.path == "" {
			v.bounds = v.within(op, int(limit))
			w.store(st, p, v)
			st.narrow(v)
		}
	}
}

// blame puts BadInput into force when v is what the client sent.
func (w *walk) blame(st *state, e ast.Expr, v value, words string) {
	switch {
	case v.prov&FromRequest != 0:
		w.push(st, situation.Situation{Kind: situation.BadInput, Pos: e.Pos(), Words: words, Weak: true}, nil)
	case v.of != 0:
		w.push(st, situation.Situation{Kind: situation.BadInput, Pos: e.Pos(), Words: words, Of: v.of, Weak: true}, nil)
	}
}

func (w *walk) push(st *state, s situation.Situation, subject types.Object) {
	st.push(active{s, w.graph.meet[w.block.Index], subject})
}

// doubt puts an unknown reason into force: what outer branches know explains
// the reply no longer.
func (w *walk) doubt(st *state, e ast.Expr) { w.vague(st, situation.Unknown, e) }

// choice puts a condition into force that says nothing of a failure.
func (w *walk) choice(st *state, e ast.Expr) { w.vague(st, situation.Choice, e) }

// chosenBy puts a condition on v into force that may or may not say that the
// client is wrong: a function that fails because of it says so.
func (w *walk) chosenBy(st *state, v value, e ast.Expr) {
	if v.prov&FromRequest != 0 || v.of != 0 {
		s := situation.Situation{Kind: situation.Choice, Pos: e.Pos(), Words: types.ExprString(e) + " is refused", Client: true}
		if v.prov&FromRequest == 0 {
			s.Of = v.of
		}
		w.push(st, s, nil)
		return
	}
	w.choice(st, e)
}

// vague puts a reason without evidence into force. Where the other branch
// leaves the function, the rest is not a branch but the normal course.
func (w *walk) vague(st *state, kind situation.Kind, e ast.Expr) {
	if w.branch || w.graph.meet[w.block.Index] >= 0 {
		w.push(st, situation.Situation{Kind: kind, Pos: e.Pos()}, nil)
	}
}

// truth refines by a boolean expression being true or false.
func (w *walk) truth(st *state, e ast.Expr, truth bool) []*state {
	v := w.eval(st, e)
	if v.konst != nil && v.konst.Kind() == constant.Bool {
		if constant.BoolVal(v.konst) != truth {
			return nil
		}
		return []*state{st}
	}
	if v.param != 0 {
		st.guard(v.param-1, fmt.Sprint(truth), true)
	}
	if p, ok := w.placeOf(e); ok && w.keeps(p) {
		r := v
		r.konst, r.tested = constant.MakeBool(truth), p.path != ""
		w.store(st, p, r)
	}
	switch {
	case v.from != nil && (v.from.sorts != nil || v.from.sorter):
		return w.sorted(st, v.from.sorts, v.from.sortsAs, v.from.sortsTo, truth, e)
	case !truth && situation.SaysKnown(asked(e)) && (v.from == nil || v.from.fails == situation.None || v.from.fails == situation.Unknown):
		w.push(st, situation.Situation{Kind: situation.NoCredentials, Pos: e.Pos(), Words: types.ExprString(e) + " is false"}, nil)
	case v.from != nil && v.from.fails != situation.None:
		if !truth {
			w.push(st, situation.Situation{Kind: v.from.fails, Pos: v.from.pos, Words: v.from.words, Of: v.from.of, Weak: v.from.weak, Among: v.from.among}, nil)
		} else if v.from.fails == situation.BadInput {
			w.vouch(st, e)
		}
	case v.from != nil: // the result of a call or a comma-ok
		w.doubt(st, e)
	case hasCall(e):
		if v.prov&FromRequest != 0 || v.of != 0 {
			w.chosenBy(st, v, e)
		} else {
			w.doubt(st, e)
		}
		if truth {
			w.vouch(st, e)
		}
	default:
		w.choice(st, e)
	}
	return []*state{st}
}

// asked returns the name of the variable, field or function that a condition asks.
func asked(e ast.Expr) string {
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		e = call.Fun
	}
	return keyName(e)
}
