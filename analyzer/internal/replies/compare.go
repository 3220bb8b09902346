package replies

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// Comparisons refine what is known of the values that they compare.

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
	case vy.konst != nil && vx.textOf() != nil:
		return w.sorted(st, vx.textOf(), "", "", equal, x)
	case vy.konst != nil && vx.from != nil && vx.from.sorter:
		name := w.sentinel(y)
		return w.sorted(st, vx.from.sorts, name, w.pkg.meaning(name), equal, x)
	case vy.konst != nil && !isError(w.info.TypeOf(x)): // an error may be a constant, too
		return w.isConst(st, x, vx, vy.konst, equal)
	}
	if t := w.info.TypeOf(x); isError(t) {
		for _, pair := range [2][2]ast.Expr{{x, y}, {y, x}} {
			if name := w.sentinel(pair[1]); name != "" {
				return w.sorted(st, w.object(pair[0]), name, w.pkg.meaning(name), equal, x)
			}
		}
	}
	if vx.prov&FromMethod != 0 || vy.prov&FromMethod != 0 {
		w.wrongMethod(st, x, nil, equal)
		return []*state{st}
	}
	if equal && (vx.prov^vy.prov)&FromRequest != 0 { // the server has it at hand
		for _, e := range []ast.Expr{x, y} {
			if p, ok := w.placeOf(unconverted(w.info, e)); ok && !w.pkg.params[p.root] {
				w.absolve(st, p)
			}
		}
	}
	if vx.prov&vy.prov&FromRequest != 0 && !equal { // two parts of the request contradict each other
		w.blame(st, x, vx, types.ExprString(x)+" is not "+types.ExprString(y))
		return []*state{st}
	}
	switch v := vx.with(vy); {
	case w.secret(x, vx, vy) || w.secret(y, vy, vx):
		if !equal {
			w.push(st, situation.Situation{Kind: situation.NoCredentials, Pos: x.Pos(), Words: types.ExprString(x) + " is not " + types.ExprString(y)}, nil)
		}
	case vx.prov&FromRequest != 0 || vy.prov&FromRequest != 0 || vx.of != 0 || vy.of != 0:
		w.chosenBy(st, value{prov: v.prov & FromRequest, of: v.of}, x)
	default:
		w.doubt(st, x)
	}
	return []*state{st}
}

// secret reports whether e is what the client shows to be known by, and is compared with
// what the server knows: nothing that a caller hands on, who may have it of the client.
func (w *walk) secret(e ast.Expr, v, other value) bool {
	handed := other.of
	if w.sig.Recv() != nil {
		handed &^= 1 // but the service itself
	}
	return v.prov&FromCredential != 0 && other.prov&(FromCredential|FromRequest|FromContext|FromIdentity) == 0 && handed == 0 && situation.Secret(keyName(unconverted(w.info, e)))
}

// isNil refines by x being nil or not.
func (w *walk) isNil(st *state, x ast.Expr, v value, equal bool) []*state {
	if v.nil != nilUnknown && (v.nil == isNil) != equal {
		return nil
	}
	if v.param != 0 {
		st.guard(v.param-1, "nil", equal)
	}
	if s := st.reply.Status; v.failed != 0 && (s.Kind != Carried || s.Param == v.failed-1) {
		st.failed = nonNil
		if equal {
			st.failed = isNil
		}
	}
	if w.plainOf(v) != nil {
		st.unsorted = 0
		if !equal {
			st.unsorted = v.failed
		}
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
	case isFailure(t):
		if equal {
			if v.from != nil {
				w.found(st, v.from.asked)
				for _, p := range v.from.by {
					w.meet(st, p, v.from.tells)
				}
			}
			break
		}
		s := situation.Situation{Kind: situation.Unknown, Pos: x.Pos(), Words: types.ExprString(x) + " is not nil"}
		if v.from != nil {
			if v.from.fails != situation.None {
				s.Kind, s.Of, s.Among = v.from.fails, v.from.of, v.from.among
			}
			if v.from.words != "" {
				s.Words, s.Pos = v.from.words, v.from.pos
			}
			if r := &st.reply; v.from.copies != nil && r.Begun == Maybe && r.First != nil && r.First.At == v.from.copies {
				r.Begun, r.Status = Yes, r.Status.Sent()
				first := *r.First
				first.Status = r.Status
				r.First = &first
			}
			if v.from.unsent != nil {
				st.reply = *v.from.unsent
				st.reply.Body = max(st.reply.Body, Maybe)
			}
		} else if v.param != 0 {
			s.Error = v.param
		}
		w.push(st, s, obj)
	case v.prov&FromIdentity != 0:
		if equal {
			_, part := ast.Unparen(x).(*ast.SelectorExpr) // what put the rest there may have put nobody there on purpose
			w.push(st, situation.Situation{Kind: situation.NoCredentials, Pos: x.Pos(), Words: types.ExprString(x) + " is nil", Weak: part}, nil)
		}
	case v.prov&FromCredential != 0:
		if equal {
			w.push(st, situation.Situation{Kind: situation.NoCredentials, Pos: x.Pos(), Words: types.ExprString(x) + " is missing"}, nil)
		}
	case equal && v.prov&FromRequest != 0 && !known && !v.made: // a parameter that is nil is a slip of the caller's
		w.blame(st, x, v, types.ExprString(x)+" is missing")
	case !known:
		w.doubt(st, x)
	}
	return []*state{st}
}

// isConst refines by x being a constant or not.
func (w *walk) isConst(st *state, x ast.Expr, v value, c constant.Value, equal bool) []*state {
	if equal && w.fieldTells(st, x, c) {
		return []*state{st}
	}
	text := " " + c.ExactString() + " "
	if equal && strings.Contains(v.not, text) {
		return nil
	}
	if equal && isZeroConst(c) && v.from != nil && v.from.nothing != nil {
		st.reply = *v.from.nothing
	}
	if v.param != 0 {
		st.guard(v.param-1, c.ExactString(), equal)
	}
	subject := x
	if inner, ok := w.lenOf(x); ok {
		subject = inner
		switch {
		case isZeroConst(c):
			if !w.measure(st, inner, equal) {
				return nil
			}
		case equal && constant.Sign(c) > 0:
			if !w.measure(st, inner, false) {
				return nil
			}
		}
		v = w.eval(st, inner).other()
	} else if p, ok := w.placeOf(x); ok && w.keeps(p) {
		r := v
		if equal {
			r.konst, r.learned = c, v.konst == nil
		} else if !strings.Contains(r.not, text) && len(r.not) < 64 {
			r.not += text
		}
		r.tested = p.path != ""
		w.store(st, p, r)
		st.narrow(r)
	}
	if v.prov&FromMethod != 0 {
		w.wrongMethod(st, x, c, equal)
		return []*state{st}
	}
	switch {
	case v.from != nil && v.from.fails == situation.NoCredentials && isInteger(w.info.TypeOf(x)): // of crypto/subtle: 0 is no
		if isZeroConst(c) == equal {
			w.push(st, situation.Situation{Kind: situation.NoCredentials, Pos: x.Pos(), Words: v.from.words}, nil)
		}
	case !isZeroConst(c) && v.prov&FromCredential != 0 && (subject != x || situation.AuthScheme(c.String())):
		if !equal {
			w.push(st, situation.Situation{Kind: situation.NoCredentials, Pos: x.Pos(), Words: types.ExprString(subject) + " is malformed"}, nil)
		}
	case !isZeroConst(c):
		w.chosenBy(st, v, x)
	case v.prov&(FromCredential|FromIdentity) != 0:
		if equal {
			w.push(st, situation.Situation{Kind: situation.NoCredentials, Pos: x.Pos(), Words: types.ExprString(subject) + " is empty"}, nil)
		}
	case v.prov&FromRequest != 0 || v.of != 0:
		if equal && (w.branch || subject != x || !isInteger(w.info.TypeOf(x))) { // that a number is 0 may be the normal course
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
