package replies

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

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
			// a && b is true one way; it is false when a is, or when a is true and b false.
			decisive := e.Op == token.LOR
			var out []*state
			if truth == decisive {
				out = w.refine(st.clone(), e.X, decisive)
			}
			for _, s := range w.refine(st, e.X, !decisive) {
				out = append(out, w.refine(s, e.Y, truth)...)
			}
			return w.thin(out)
		}
	}
	var out []*state
	for _, s := range w.eachCall(cond, st) {
		out = append(out, w.test(s, cond, truth)...)
	}
	return out
}

// test refines by a condition that has no parts.
func (w *walk) test(st *state, cond ast.Expr, truth bool) []*state {
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
	if call, ok := w.lenOf(subject); ok {
		x = w.eval(st, call).carried()
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

// blame puts BadInput into force when v is what the client sent.
func (w *walk) blame(st *state, e ast.Expr, v value, words string) {
	switch {
	case v.prov&FromRequest != 0:
		w.push(st, situation.Situation{Kind: situation.BadInput, Pos: e.Pos(), Words: words}, nil)
	case v.of != 0:
		w.push(st, situation.Situation{Kind: situation.BadInput, Pos: e.Pos(), Words: words, Of: v.of}, nil)
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

// vague puts a reason without evidence into force. Where the other branch
// leaves the function, the rest is not a branch but the normal course.
func (w *walk) vague(st *state, kind situation.Kind, e ast.Expr) {
	if w.branch || w.graph.meet[w.block.Index] >= 0 {
		w.push(st, situation.Situation{Kind: kind, Pos: e.Pos()}, nil)
	}
}

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

// compare refines by x == y being, or not being, so.
func (w *walk) compare(st *state, x, y ast.Expr, equal bool) []*state {
	vx, vy := w.eval(st, x), w.eval(st, y)
	if vx.konst != nil || vx.nil == isNil && w.info.Types[x].IsNil() {
		x, y, vx, vy = y, x, vy, vx
	}
	switch {
	case vx.konst != nil && vy.konst != nil:
		if vx.konst.Kind() == vy.konst.Kind() && constant.Compare(vx.konst, token.EQL, vy.konst) != equal {
			return nil
		}
		return []*state{st}
	case w.info.Types[y].IsNil():
		return w.isNil(st, x, vx, equal)
	case vy.konst != nil && vy.konst.Kind() == constant.Bool:
		return w.truth(st, x, constant.BoolVal(vy.konst) == equal)
	case vy.konst != nil:
		return w.isConst(st, x, vx, vy.konst, equal)
	}
	if t := w.info.TypeOf(x); isError(t) {
		for _, pair := range [2][2]ast.Expr{{x, y}, {y, x}} {
			if name := w.sentinel(pair[1]); name != "" {
				return w.sorted(st, w.object(pair[0]), name, equal, x)
			}
		}
	}
	if vx.prov&FromMethod != 0 || vy.prov&FromMethod != 0 {
		w.wrongMethod(st, x, equal)
		return []*state{st}
	}
	w.doubt(st, x)
	return []*state{st}
}

func (w *walk) wrongMethod(st *state, e ast.Expr, equal bool) {
	if !equal {
		w.push(st, situation.Situation{Kind: situation.WrongMethod, Pos: e.Pos(), Words: "the method is another"}, nil)
	}
}

// isNil refines by x being nil or not.
func (w *walk) isNil(st *state, x ast.Expr, v value, equal bool) []*state {
	if v.nil != nilUnknown && (v.nil == isNil) != equal {
		return nil
	}
	if v.param != 0 {
		st.guard(v.param-1, "nil", equal)
	}
	known := v.nil != nilUnknown
	v.nil = nonNil
	if equal {
		v.nil = isNil
	}
	if p, ok := w.placeOf(x); ok && (p.path == "" || st.env[p].from != nil) {
		w.store(st, p, v)
	}
	obj := w.object(x)
	switch t := w.info.TypeOf(x); {
	case isError(t):
		if equal {
			break
		}
		s := situation.Situation{Kind: situation.Unknown, Pos: x.Pos(), Words: types.ExprString(x) + " is not nil"}
		if v.from != nil {
			if v.from.fails != situation.None {
				s.Kind, s.Words, s.Of, s.Pos = v.from.fails, v.from.words, v.from.of, v.from.pos
			}
			if v.from.unsent != nil {
				st.reply = *v.from.unsent
			}
		}
		w.push(st, s, obj)
	case v.prov&FromIdentity != 0:
		if equal {
			w.push(st, situation.Situation{Kind: situation.NoCredentials, Pos: x.Pos(), Words: types.ExprString(x) + " is nil"}, nil)
		}
	case v.prov&FromCredential != 0:
		if equal {
			w.push(st, situation.Situation{Kind: situation.NoCredentials, Pos: x.Pos(), Words: types.ExprString(x) + " is missing"}, nil)
		}
	case equal && (v.prov&FromRequest != 0 || v.of != 0) && !known:
		w.blame(st, x, v, types.ExprString(x)+" is missing")
	case !known:
		w.doubt(st, x)
	}
	return []*state{st}
}

// isConst refines by x being a constant or not.
func (w *walk) isConst(st *state, x ast.Expr, v value, c constant.Value, equal bool) []*state {
	text := " " + c.ExactString() + " "
	if equal && strings.Contains(v.not, text) {
		return nil
	}
	if v.param != 0 {
		st.guard(v.param-1, c.ExactString(), equal)
	}
	subject := x
	if inner, ok := w.lenOf(x); ok {
		subject = inner
		v = w.eval(st, inner).carried()
	} else if p, ok := w.placeOf(x); ok && p.path == "" {
		r := v
		if equal {
			r.konst = c
		} else if !strings.Contains(r.not, text) && len(r.not) < 64 {
			r.not += text
		}
		w.store(st, p, r)
	}
	if v.prov&FromMethod != 0 {
		w.wrongMethod(st, x, equal)
		return []*state{st}
	}
	switch {
	case !isZeroConst(c):
		w.choice(st, x)
	case v.prov&(FromCredential|FromIdentity) != 0:
		if equal {
			w.push(st, situation.Situation{Kind: situation.NoCredentials, Pos: x.Pos(), Words: types.ExprString(subject) + " is empty"}, nil)
		}
	case v.prov&FromRequest != 0 || v.of != 0:
		if equal {
			w.blame(st, x, v, types.ExprString(subject)+" is missing")
		}
	default:
		w.choice(st, x)
	}
	return []*state{st}
}

func isZeroConst(c constant.Value) bool {
	switch c.Kind() {
	case constant.String:
		return constant.StringVal(c) == ""
	case constant.Int:
		return constant.Sign(c) == 0
	}
	return false
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
	if p, ok := w.placeOf(e); ok && p.path == "" {
		r := v
		r.konst = constant.MakeBool(truth)
		w.store(st, p, r)
	}
	switch {
	case v.from != nil && v.from.sorts != nil:
		w.sort(st, v.from.sorts, v.from.means, truth, e)
	case v.from != nil && v.from.fails != situation.None:
		if !truth {
			w.push(st, situation.Situation{Kind: v.from.fails, Pos: v.from.pos, Words: v.from.words, Of: v.from.of}, nil)
		}
	case v.from != nil: // the result of a call or a comma-ok
		w.doubt(st, e)
	case hasCall(e):
		w.doubt(st, e)
	default:
		w.choice(st, e)
	}
	return []*state{st}
}

func hasCall(e ast.Expr) (found bool) {
	ast.Inspect(e, func(n ast.Node) bool {
		_, ok := n.(*ast.CallExpr)
		found = found || ok
		return !found
	})
	return found
}

// object returns the variable that e is.
func (w *walk) object(e ast.Expr) types.Object {
	if id, ok := ast.Unparen(e).(*ast.Ident); ok {
		if v, ok := w.info.ObjectOf(id).(*types.Var); ok && v.Parent() != w.pkg.types.Scope() {
			return v
		}
	}
	return nil
}

// sentinel returns the full name of the package-level error variable that e is.
func (w *walk) sentinel(e ast.Expr) string {
	var id *ast.Ident
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		id = e
	case *ast.SelectorExpr:
		id = e.Sel
	default:
		return ""
	}
	v, ok := w.info.Uses[id].(*types.Var)
	if !ok || v.Pkg() == nil || v.Parent() != v.Pkg().Scope() {
		return ""
	}
	return v.Pkg().Path() + "." + v.Name()
}

// same is what the catalog says of a sentinel that leaves open what the failure means.
const same = "same"

// sorted refines by an error being, or not being, the sentinel or type called name.
func (w *walk) sorted(st *state, err types.Object, name string, match bool, at ast.Expr) []*state {
	means := w.pkg.catalog.Sentinel[name]
	if means != same {
		w.sort(st, err, situation.Parse(means), match, at)
	}
	return []*state{st}
}

// sort notes that an error has been told apart from others of its kind: on a
// match it means means; otherwise it is no longer known what it means.
func (w *walk) sort(st *state, err types.Object, means situation.Kind, match bool, at ast.Expr) {
	if means == situation.None {
		means = situation.Unknown
	}
	if err == nil {
		w.doubt(st, at)
		return
	}
	for i := range st.active {
		if st.active[i].subject == err {
			st.active[i].Kind = situation.Unknown
		}
	}
	if v := st.get(place{err, ""}); v.from != nil {
		from := *v.from
		from.fails, from.of = situation.Unknown, 0
		v.from = &from
		if match {
			from.fails = means
			v.nil = nonNil
		}
		w.store(st, place{err, ""}, v)
	}
	if match {
		w.push(st, situation.Situation{Kind: means, Pos: at.Pos(), Words: types.ExprString(at)}, err)
	}
}

// forkType refines by the dynamic type of the operand of a type switch.
func (w *walk) forkType(sw *ast.TypeSwitchStmt, clause *ast.CaseClause, st *state, enter func(*state, bool)) {
	var operand ast.Expr
	ast.Inspect(sw.Assign, func(n ast.Node) bool {
		if t, ok := n.(*ast.TypeAssertExpr); ok && operand == nil {
			operand = t.X
		}
		return operand == nil
	})
	match := st.clone()
	if operand != nil && isError(w.info.TypeOf(operand)) {
		means := situation.Unknown
		for i, e := range clause.List {
			k := situation.Parse(w.pkg.catalog.Sentinel[types.TypeString(w.info.TypeOf(e), nil)])
			if i == 0 {
				means = k
			} else if k != means {
				means = situation.Unknown
			}
		}
		obj := w.object(operand)
		w.sort(match, obj, means, true, operand)
		w.sort(st, obj, means, false, operand)
	} else {
		w.doubt(match, clause.List[0])
	}
	enter(match, true)
	enter(st, false)
}
