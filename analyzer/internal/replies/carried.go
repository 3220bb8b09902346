package replies

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/types/typeutil"
)

// Handlers that return their status leave the reply to a dispatcher: a function
// that calls them through a value and sends what they return.

// bounds are what conditions say of a number that is not known.
type bounds struct {
	not string // constants that it is not, each between spaces
	min int    // 0: unbounded; statuses are positive
	max int    // 0: unbounded
}

// within narrows the bounds by "x op n" being so.
func (b bounds) within(op token.Token, n int) bounds {
	switch op {
	case token.GEQ:
		b.min = max(b.min, n)
	case token.GTR:
		b.min = max(b.min, n+1)
	case token.LEQ, token.LSS:
		if op == token.LSS {
			n--
		}
		if b.max == 0 || n < b.max {
			b.max = n
		}
	}
	return b
}

func (b bounds) allow(c constant.Value) bool {
	n, _ := constant.Int64Val(c)
	return int(n) >= b.min && (b.max == 0 || int(n) <= b.max) && !strings.Contains(b.not, " "+c.ExactString()+" ")
}

// A dispatcher sends the statuses that functions of one type return.
type dispatcher struct {
	sig  *types.Signature
	does []dispatched
}

// A dispatched is what happens to the statuses within bounds.
type dispatched struct {
	bounds
	body Tri
}

func (d *dispatcher) add(x dispatched) {
	for _, y := range d.does {
		if x == y {
			return
		}
	}
	d.does = append(d.does, x)
}

// dispatch notes the call of a handler through a value.
func (w *walk) dispatch(st *state, call *ast.CallExpr) {
	sig, ok := w.info.TypeOf(call.Fun).Underlying().(*types.Signature)
	if !ok || !w.pkg.returnsStatus(sig) {
		return
	}
	index := -1
	for i, d := range w.pkg.dispatchers {
		if types.Identical(d.sig, sig) {
			index = i
		}
	}
	if index < 0 {
		index = len(w.pkg.dispatchers)
		w.pkg.dispatchers = append(w.pkg.dispatchers, &dispatcher{sig: sig})
	}
	vals := make([]value, sig.Results().Len())
	for i := range vals {
		vals[i].from = &origin{pos: call.Pos()}
	}
	vals[0] = value{carried: index + 1}
	st.results[call] = vals
	// The handler may have replied itself. What matters here is the other case.
	st.reply = Reply{Status: st.reply.Status, Open: true}
}

// returnsStatus reports whether a function of that type gets a responder and
// returns a number first.
func (p *engine) returnsStatus(sig *types.Signature) bool {
	if sig.Results().Len() == 0 || !isInteger(sig.Results().At(0).Type()) {
		return false
	}
	for v := range sig.Params().Variables() {
		if p.isResponder(v.Type()) {
			return true
		}
	}
	return false
}

// narrow notes what has become known of a carried status after it was sent.
func (st *state) narrow(v value) {
	if s := st.reply.Status; v.carried != 0 && s.Kind == Carried && s.Param == v.carried-1 {
		st.carried = v.bounds
		if v.konst != nil {
			st.carried = bounds{}
			if n, ok := constant.Int64Val(v.konst); ok {
				st.carried = bounds{min: int(n), max: int(n)}
			}
		}
	}
}

// noteCarried notes the status that a return statement hands to a dispatcher.
func (w *walk) noteCarried(ret *ast.ReturnStmt, st *state) {
	if len(ret.Results) == 0 || !w.pkg.returnsStatus(w.sig) {
		return
	}
	if call, ok := ast.Unparen(ret.Results[0]).(*ast.CallExpr); ok {
		if fn := typeutil.StaticCallee(w.info, call); fn != nil && w.pkg.byObj[fn.Origin()] != nil {
			w.handsOn[w.pkg.byObj[fn.Origin()]] = true
			return
		}
	}
	v := w.eval(st, ret.Results[0])
	switch s := v.status(); {
	case v.remote != nil:
		w.handsOn[v.remote] = true // judged where it was chosen
	case s.Kind == Const && st.reply.Begun != Yes && len(ret.Results) == w.sig.Results().Len():
		w.note(st, ret.Results[0], st.reply, s, &effect{status: s})
	}
}

// findDispatched finds which dispatcher sends what each function returns: that
// of its type, or that of a function which hands its status on.
func (p *engine) findDispatched() {
	for _, f := range p.funcs {
		sig := types.NewSignatureType(nil, nil, nil, f.sig.Params(), f.sig.Results(), f.sig.Variadic())
		for _, d := range p.dispatchers {
			if types.Identical(d.sig, sig) {
				f.dispatcher = d
			}
		}
	}
	for changed := true; changed; {
		changed = false
		for _, f := range p.funcs {
			for g := range f.handsOn {
				if f.dispatcher != nil && g.dispatcher == nil {
					g.dispatcher, changed = f.dispatcher, true
				}
			}
		}
	}
}

// handOver completes the moments of returned statuses with what the dispatcher
// does about them. Without one, they are no replies.
func (f *function) handOver(s *Step) {
	if _, ok := s.At.(*ast.CallExpr); ok {
		return
	}
	var kept []Moment
	for _, m := range s.Moments {
		if f.dispatcher == nil {
			break
		}
		sent := false
		for _, x := range f.dispatcher.does {
			if x.allow(constant.MakeInt64(int64(m.Status.Code))) {
				sent = true
				m.Body = max(m.Body, x.body)
			}
		}
		if sent {
			m.After.Status, m.After.Begun, m.Begins, m.Fresh = m.Status, Yes, Yes, true
			kept = append(kept, m)
		}
	}
	s.Moments = kept
}
