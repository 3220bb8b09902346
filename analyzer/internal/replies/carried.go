package replies

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
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

// A dispatcher sends the statuses that functions of one type return as their
// first number.
type dispatcher struct {
	sig   string    // see signature
	plain *unsorted // of functions that return errors only
	does  []dispatched
}

// A Dispatches is the fact that a package has dispatchers.
type Dispatches struct {
	List []Dispatch
}

// A Dispatch says what a dispatcher does with the statuses within bounds.
type Dispatch struct {
	Sig      string
	Not      string
	Min, Max int
	Failed   uint8 // 1: only if the error is nil; 2: only if it is not
	Body     Tri
	Codes    []int  // of errors that it does not tell apart: what it sends for them
	Sorts    uint32 // those that it does, by the kind of situation, as bits
}

// AFact marks a Dispatches as a fact.
func (*Dispatches) AFact() {}

func (d *Dispatches) String() string { return fmt.Sprintf("%d dispatches", len(d.List)) }

// signature returns the text of a function's type, the same in every package.
func signature(sig *types.Signature) string {
	var b strings.Builder
	for _, tuple := range []*types.Tuple{sig.Params(), sig.Results()} {
		for v := range tuple.Variables() {
			b.WriteString(types.TypeString(v.Type(), nil))
			b.WriteByte(',')
		}
		b.WriteByte(';')
	}
	return b.String()
}

// A dispatched is what happens to the statuses within bounds.
type dispatched struct {
	bounds
	failed nilness // the error that the handler returned as well
	body   Tri
	at     ast.Expr // the call that sends it; nil: in another package
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
	if !ok {
		return
	}
	result := w.pkg.statusResult(sig)
	if result < 0 {
		w.dispatchError(st, call, sig)
		return
	}
	index := w.pkg.dispatcherOf(signature(sig))
	vals := make([]value, sig.Results().Len())
	for i := range vals {
		vals[i].from = &origin{pos: call.Pos()}
	}
	vals[result] = value{carried: index + 1}
	if last := len(vals) - 1; isFailure(sig.Results().At(last).Type()) {
		vals[last].failed = index + 1
	}
	st.failed = nilUnknown
	st.results[call] = vals
	// The handler may have replied itself. What matters here is the other case.
	st.reply = Reply{Status: st.reply.Status, Open: true}
}

// dispatcherOf returns the index of the dispatcher for functions of a type.
func (p *engine) dispatcherOf(sig string) int {
	i := slices.IndexFunc(p.dispatchers, func(d *dispatcher) bool { return d.sig == sig })
	if i < 0 {
		i = len(p.dispatchers)
		p.dispatchers = append(p.dispatchers, &dispatcher{sig: sig})
	}
	return i
}

// statusResult returns which result of a function of that type may be a status:
// the first number, if the function gets a responder or a request; else -1.
func (p *engine) statusResult(sig *types.Signature) int {
	gets := func(v *types.Var) bool {
		return p.isResponder(v.Type()) || isNamed(v.Type(), "net/http", "Request")
	}
	if !slices.ContainsFunc(slices.Collect(sig.Params().Variables()), gets) {
		return -1
	}
	return slices.IndexFunc(slices.Collect(sig.Results().Variables()), func(v *types.Var) bool { return isInteger(v.Type()) })
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
	result := w.pkg.statusResult(w.sig)
	if len(ret.Results) == 0 || result < 0 {
		return
	}
	if call, ok := ast.Unparen(ret.Results[min(result, len(ret.Results)-1)]).(*ast.CallExpr); ok {
		if fn := typeutil.StaticCallee(w.info, call); fn != nil && w.pkg.byObj[fn.Origin()] != nil {
			w.handsOn[w.pkg.byObj[fn.Origin()]] = true
			return
		}
	}
	if len(ret.Results) != w.sig.Results().Len() {
		return
	}
	at := ret.Results[result]
	v := w.eval(st, at)
	switch s := v.status(); {
	case v.remote != nil:
		w.handsOn[v.remote] = true // judged where it was chosen
	case s.Kind == Const && !v.chosen && (st.reply.Begun != Yes || st.reply.First != nil && s.Code >= 400):
		e := &effect{status: s, carried: true, operand: at}
		if last := ret.Results[len(ret.Results)-1]; isFailure(w.sig.Results().At(len(ret.Results) - 1).Type()) {
			e.failed = w.eval(st, last).nil
		}
		e.hangs = st.hangs
		r := w.untilSent(st)
		w.noteAs(at, st.situations(), r, r, s, e)
		w.steps[at].returned = true
		w.steps[at].named = w.pkg.namesStatus(at)
	}
}

// findDispatched finds which dispatcher sends what each function returns: that
// of its type, here or in a package that this one imports, or that of a
// function which hands its status on.
func (p *engine) findDispatched() {
	p.findErrorHandlers()
	p.exportDispatches()
	for _, fact := range p.pass.AllPackageFacts() {
		if d, ok := fact.Fact.(*Dispatches); ok && fact.Package != p.types {
			for _, x := range d.List {
				if x.ofErrors() {
					p.takeDispatch(x)
					continue
				}
				p.dispatchers[p.dispatcherOf(x.Sig)].add(dispatched{bounds{x.Not, x.Min, x.Max}, nilness(x.Failed), x.Body, nil})
			}
		}
	}
	bySig := map[string]*dispatcher{}
	for _, d := range p.dispatchers {
		bySig[d.sig] = d
	}
	for _, f := range p.funcs {
		if p.statusResult(f.sig) >= 0 {
			f.dispatcher = bySig[signature(f.sig)]
		}
	}
	p.findErrorDispatchers()
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

// exportDispatches exports what the package's own dispatchers do.
func (p *engine) exportDispatches() {
	var out Dispatches
	for _, d := range p.dispatchers {
		for _, x := range d.does {
			out.List = append(out.List, Dispatch{Sig: d.sig, Not: x.not, Min: x.min, Max: x.max, Failed: uint8(x.failed), Body: x.body})
		}
		if d.plain != nil && len(d.plain.codes) > 0 {
			out.List = append(out.List, d.plain.asDispatch(d.sig))
		}
	}
	if len(out.List) > 0 {
		slices.SortFunc(out.List, func(a, b Dispatch) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		out.List = slices.CompactFunc(out.List, func(a, b Dispatch) bool { return fmt.Sprint(a) == fmt.Sprint(b) })
		p.pass.ExportPackageFact(&out)
	}
}

// handOver completes the moments of returned statuses with what the dispatcher
// does about them. Without one that is known they are replies only if they are
// written as statuses, and nothing is known of the body.
func (f *function) handOver(s *Step) {
	if s.plain {
		f.handPlain(s)
	}
	if !s.returned {
		return
	}
	if f.dispatcher == nil && s.named { // that nobody sends what is returned is possible once something has been sent
		s.Moments = slices.DeleteFunc(s.Moments, func(m Moment) bool { return m.Before.Begun == Yes })
		for i := range s.Moments {
			if m := &s.Moments[i]; m.Status.Kind == Const && f.handsOver(m.Status.Code) && m.After.Begun == No {
				m.After.Status, m.After.Begun, m.Begins, m.Fresh = m.Status, Yes, Yes, true
			}
		}
		return
	}
	var kept []Moment
	for _, m := range s.Moments {
		if f.dispatcher == nil {
			break
		}
		sent := false
		for _, x := range f.dispatcher.does {
			if !x.allow(constant.MakeInt64(int64(m.Status.Code))) || x.failed+m.failed == isNil+nonNil {
				continue
			}
			sent = true
			body := x.body
			if x.failed != m.failed && x.failed != nilUnknown {
				body = min(body, Maybe) // it is not known whether the handler fails
			}
			if body == Yes {
				m.Sender = x.at
			}
			m.Body = max(m.Body, body)
		}
		if sent {
			if m.Before.Begun != Yes {
				m.After.Status, m.Begins = m.Status, Yes
			}
			m.After.Begun, m.Fresh = Yes, true
			kept = append(kept, m)
		}
	}
	s.Moments = kept
}
