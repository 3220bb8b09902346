package replies

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/catalog"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// callsIn returns the calls in n in the order of their execution, without
// those in function literals and without the call that a go or defer statement puts off.
func (f *function) callsIn(n ast.Node) []*ast.CallExpr {
	if calls, ok := f.callCache[n]; ok {
		return calls
	}
	var later *ast.CallExpr
	switch n := n.(type) {
	case *ast.DeferStmt:
		later = n.Call
	case *ast.GoStmt:
		later = n.Call
	}
	var calls []*ast.CallExpr
	var open []ast.Node
	ast.Inspect(n, func(n ast.Node) bool {
		if n == nil {
			if c, ok := open[len(open)-1].(*ast.CallExpr); ok && c != later {
				calls = append(calls, c)
			}
			open = open[:len(open)-1]
			return false
		}
		if _, ok := n.(*ast.FuncLit); ok {
			return false
		}
		open = append(open, n)
		return true
	})
	f.callCache[n] = calls
	return calls
}

// eachCall executes the calls in n.
func (w *walk) eachCall(n ast.Node, st *state) []*state {
	states := []*state{st}
	for _, c := range w.callsIn(n) {
		var next []*state
		for _, s := range states {
			next = append(next, w.call(s, c)...)
		}
		states = w.thin(next)
	}
	return states
}

// A site is one call with what is known of its callee and operands.
type site struct {
	call *ast.CallExpr
	fn   *types.Func
	name string
	args []ast.Expr // the receiver, if any, then the arguments
	recv bool       // args[0] is the receiver
	vals []value

	begun, stops value // how far the reply is that the call gets, as code would learn it
}

// arg returns the index in args of a catalog position.
func (c *site) arg(a catalog.Arg) int {
	switch {
	case a.Pos == catalog.Receiver:
		return 0
	case c.recv:
		return a.Pos + 1
	}
	return a.Pos
}

// val returns the value at a catalog position; several are taken together.
func (c *site) val(a catalog.Arg) value {
	i := c.arg(a)
	if i >= len(c.vals) {
		return value{}
	}
	v := c.vals[i]
	if a.Rest {
		for _, o := range c.vals[i+1:] {
			v = v.other().with(o)
		}
	}
	return v
}

// call executes one call, and returns a state for each of its outcomes.
func (w *walk) call(st *state, call *ast.CallExpr) []*state {
	if w.info.Types[call.Fun].IsType() {
		return []*state{st}
	}
	st.gate.worked = st.gate.worked || st.gate.pos.IsValid()
	if st.results == nil {
		st.results = map[*ast.CallExpr][]value{}
	}
	c := &site{call: call, args: call.Args}
	switch callee := typeutil.Callee(w.info, call).(type) {
	case *types.Builtin:
		w.builtin(st, call, callee.Name())
		return []*state{st}
	case *types.Func:
		c.fn = callee.Origin()
		c.name = w.pkg.fullName(c.fn)
		if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
			switch s := w.info.Selections[sel]; {
			case s == nil:
			case s.Kind() == types.MethodVal:
				c.args, c.recv = append([]ast.Expr{sel.X}, call.Args...), true
			case s.Kind() == types.MethodExpr: // the receiver is the first argument
				c.recv = true
			}
		}
	case *types.Var:
		if fn := w.pkg.funcVar(callee); fn != nil {
			c.fn, c.name = fn, w.pkg.fullName(fn)
		}
	}
	w.operands(st, c)
	if slices.ContainsFunc(c.args, w.otherwise) {
		st.escape()
	}
	if c.recv && c.vals[0].role == plain {
		if path := w.embedded(call); path != "" {
			if v := w.partOf(st, c.args[0], path); v.role != plain {
				c.vals[0] = v
			}
		}
	}
	if w.tellsStatus(st, c) {
		return []*state{st}
	}
	if c.fn == nil {
		if lit := w.eval(st, call.Fun).lit; lit != nil {
			f := w.pkg.lits[lit]
			if f != nil && f.summary != nil {
				out := w.applySummary(st, c, f.summary, f)
				for _, s := range out {
					w.forgetAssigned(s, f)
				}
				return out
			} else if f != nil {
				w.forgetAssigned(st, f)
			}
		}
		next := w.callsHandler(st, call)
		if status, operand := w.madeFor(st, call); next && status.Kind != Unset && st.reply.Begun == No {
			w.assume(st, call, status, operand)
			return []*state{st}
		}
		if next {
			w.next(st, call)
		}
		handed := st.reply.Handed
		w.hand(st, call)
		if next && w.madeToReply(call.Fun) {
			st.reply.Handed = handed
		}
		w.dispatch(st, call)
		return []*state{st}
	}
	return w.named(st, c)
}

// forgetAssigned forgets what a literal assigns that is called where it stands.
func (w *walk) forgetAssigned(st *state, f *function) {
	for _, e := range f.assigns {
		if p, ok := w.placeOf(e); ok {
			w.store(st, p, value{})
		}
	}
}

// otherwise reports whether e is a framework's responder of a function around this
// one, which has another: it may be another way to the same reply.
func (w *walk) otherwise(e ast.Expr) bool {
	if w.on < 0 || !w.pkg.framework(w.info.TypeOf(e)) {
		return false
	}
	p, ok := w.placeOf(e)
	return ok && w.pkg.params[p.root] && (p.root.Pos() < w.node.Pos() || p.root.Pos() >= w.node.End())
}

// operands evaluates what a call gets. The results of a call that are passed on
// together are operands each, and all written as that call.
func (w *walk) operands(st *state, c *site) {
	if n := len(c.args); n > 0 && len(c.call.Args) == 1 {
		last := c.args[n-1]
		if results, ok := w.info.TypeOf(last).(*types.Tuple); ok {
			for _, a := range c.args[:n-1] {
				c.vals = append(c.vals, w.eval(st, a))
			}
			vals := make([]value, results.Len())
			copy(vals, st.results[ast.Unparen(last).(*ast.CallExpr)])
			c.vals = append(c.vals, vals...)
			for range results.Len() - 1 {
				c.args = append(c.args[:len(c.args):len(c.args)], last)
			}
			return
		}
	}
	for _, a := range c.args {
		c.vals = append(c.vals, w.eval(st, a))
	}
}

// callsHandler reports whether a call of a function value calls a handler.
func (w *walk) callsHandler(st *state, call *ast.CallExpr) bool {
	sig, ok := w.info.TypeOf(call.Fun).Underlying().(*types.Signature)
	return ok && isHandler(w.pkg, sig) && slices.ContainsFunc(call.Args, func(a ast.Expr) bool { return w.eval(st, a).role == responder })
}

// madeToReply reports whether a function value that is called like a handler is made to
// reply: it has a handler's type or is called next. A hook has neither.
func (w *walk) madeToReply(fun ast.Expr) bool {
	_, named := types.Unalias(w.info.TypeOf(fun)).(*types.Named)
	return named || situation.NextHandler(keyName(fun))
}

// callsRemote reports whether a function is generated to call a gRPC server.
func callsRemote(fn *types.Func) bool {
	sig := fn.Signature()
	if !sig.Variadic() {
		return false
	}
	options, ok := sig.Params().At(sig.Params().Len() - 1).Type().(*types.Slice)
	return ok && isNamed(options.Elem(), "google.golang.org/grpc", "CallOption")
}

// funcVar returns a catalogued function variable of another package as a function, or nil.
func (p *engine) funcVar(v *types.Var) *types.Func {
	if fn, ok := p.funcVars[v]; ok {
		return fn
	}
	var fn *types.Func
	sig, ok := v.Type().Underlying().(*types.Signature)
	if ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
		fn = types.NewFunc(v.Pos(), v.Pkg(), v.Name(), sig)
		if name := p.fullName(fn); p.catalog.Reply[name] == nil && p.catalog.Parse[name] == nil && p.catalog.Source[name] == nil {
			fn = nil
		}
	}
	p.funcVars[v] = fn
	return fn
}

// embedded returns the path of the embedded field whose method a call calls, or "".
func (f *function) embedded(call *ast.CallExpr) string {
	sel := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	s := f.info.Selections[sel]
	t, path := s.Recv(), ""
	for _, i := range s.Index()[:len(s.Index())-1] {
		structure, ok := deref(t).Underlying().(*types.Struct)
		if !ok {
			return path
		}
		path += "." + structure.Field(i).Name()
		t = structure.Field(i).Type()
	}
	return path
}

// replyRow returns the catalog's row for a call that acts on a reply. What executes
// templates under another name is called and typed like html/template.
func (w *walk) replyRow(c *site) *catalog.Reply {
	if row := w.pkg.catalog.Reply[c.name]; row != nil || !c.recv {
		return row
	}
	row := w.pkg.catalog.Reply["(*html/template.Template)."+c.fn.Name()]
	if row == nil || w.pkg.summaryOf(c.fn) != nil {
		return nil
	}
	params := c.fn.Signature().Params()
	if params.Len() != row.Body.Pos+1 || !isNamed(params.At(0).Type(), "io", "Writer") {
		return nil
	}
	return row
}

// named executes a call of a function that is known by name.
func (w *walk) named(st *state, c *site) []*state {
	cat := w.pkg.catalog
	if row := w.replyRow(c); row != nil && row.Does == catalog.Make {
		w.make(st, c, row)
		return []*state{st}
	} else if row != nil && row.Does == catalog.Prepare {
		w.prepare(st, c, row)
		return []*state{st}
	} else if row != nil {
		if i := c.arg(row.On); i < len(c.vals) {
			if c.vals[i].role == wrapped {
				st.escape()
			} else if c.vals[i].role != plain && row.When == catalog.Failed {
				return w.failing(st, c, row)
			} else if c.vals[i].role != plain {
				w.reply(st, c, row)
				return []*state{st}
			}
			if to := c.vals[i].to; to.root != nil && row.Body.Set { // a buffer
				v := w.bodyOf(c, row)
				w.store(st, to, st.get(to).with(v.other()))
			}
		}
		w.results(st, c, value{})
		return []*state{st}
	}
	if c.recv && c.vals[0].role == responder && w.pkg.wraps(w.info.TypeOf(c.args[0])) && !w.pkg.framework(w.info.TypeOf(c.args[0])) {
		if c.fn.Name() == "Header" {
			st.results[c.call] = []value{{role: headerMap, nil: nonNil}}
			return []*state{st}
		}
		if row := cat.Reply["(net/http.ResponseWriter)."+c.fn.Name()]; row != nil {
			w.reply(st, c, row)
			return []*state{st}
		}
	}
	if c.recv && c.vals[0].role == responder && situation.AsksWritten(c.fn.Name()) && isBool(w.info.TypeOf(c.call)) {
		st.results[c.call] = []value{w.asked(st.reply.Begun, slotBegun)}
		return []*state{st}
	}
	if row := cat.Wrap[c.name]; row != nil {
		v := c.val(row.Of)
		if row.Beneath {
			v = value{role: beneathOf(v.role)}
		}
		v.param, v.nil, v.role = 0, nonNil, inFront(row, v.role)
		w.results(st, c, v)
		return []*state{st}
	}
	w.prepareValue(st, c)
	switch {
	case cat.Source[c.name] != nil:
		w.source(st, c, cat.Source[c.name])
	case cat.Parse[c.name] != nil:
		w.parse(st, c, cat.Parse[c.name])
		w.meets(st, c, st.results[c.call])
	case w.findsRow(c) != nil:
		w.finds(st, c, w.findsRow(c))
		w.meets(st, c, st.results[c.call])
	case cat.Carry[c.name] != nil:
		w.carry(st, c, cat.Carry[c.name])
	case cat.Tells[c.name] != nil:
		w.tells(st, c, cat.Tells[c.name])
	case c.name == "errors.Is" || c.name == "errors.As" || c.name == "errors.AsType":
		w.errorsIs(st, c)
	case c.name == "errors.New":
		st.results[c.call] = []value{{nil: nonNil, body: c.vals[0].body}}
	case cat.Silent[c.name]:
		w.results(st, c, value{})
	case cat.Upstream[c.name], callsRemote(c.fn):
		w.opaque(st, c)
		fails(st.results[c.call], situation.Upstream, types.ExprString(c.call.Fun)+" failed", 0)
	default:
		out := []*state{st}
		if s := w.pkg.summaryOf(c.fn); s != nil {
			out = w.applySummary(st, c, s, w.pkg.byObj[c.fn])
		} else {
			w.opaque(st, c)
		}
		w.sayOf(c, out)
		return out
	}
	return []*state{st}
}
