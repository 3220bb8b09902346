package replies

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"net/http"
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
			if s := w.info.Selections[sel]; s != nil && s.Kind() == types.MethodVal {
				c.args, c.recv = append([]ast.Expr{sel.X}, call.Args...), true
			}
		}
	}
	for _, a := range c.args {
		c.vals = append(c.vals, w.eval(st, a))
	}
	if c.fn == nil {
		if lit := w.eval(st, call.Fun).lit; lit != nil {
			if f := w.pkg.lits[lit]; f != nil && f.summary != nil {
				return w.applySummary(st, c, f.summary, f)
			}
		}
		w.hand(st, call)
		w.dispatch(st, call)
		return []*state{st}
	}
	return w.named(st, c)
}

// named executes a call of a function that is known by name.
func (w *walk) named(st *state, c *site) []*state {
	cat := w.pkg.catalog
	if c.recv && c.vals[0].role == responder {
		if c.fn.Name() == "Header" {
			st.results[c.call] = []value{{role: headerMap, nil: nonNil}}
			return []*state{st}
		}
		if row := cat.Reply["(net/http.ResponseWriter)."+c.fn.Name()]; row != nil {
			w.reply(st, c, row)
			return []*state{st}
		}
	}
	if row := cat.Reply[c.name]; row != nil {
		if i := c.arg(row.On); i < len(c.vals) {
			if c.vals[i].role != plain {
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
	if row := cat.Wrap[c.name]; row != nil {
		v := c.val(row.Of)
		v.param, v.nil = 0, nonNil
		w.results(st, c, v)
		return []*state{st}
	}
	switch {
	case cat.Source[c.name] != nil:
		w.source(st, c, cat.Source[c.name])
	case cat.Parse[c.name] != nil:
		w.parse(st, c, cat.Parse[c.name])
	case cat.Carry[c.name] != nil:
		w.carry(st, c, cat.Carry[c.name])
	case c.name == "errors.Is" || c.name == "errors.As" || c.name == "errors.AsType":
		w.errorsIs(st, c)
	case c.name == "errors.New":
		st.results[c.call] = []value{{nil: nonNil, body: c.vals[0].body}}
	case cat.Silent[c.name]:
		w.results(st, c, value{})
	default:
		if f := w.pkg.byObj[c.fn]; f != nil {
			if f.summary != nil {
				return w.applySummary(st, c, f.summary, f)
			}
		} else if s := w.pkg.imported(c.fn); s != nil {
			return w.applySummary(st, c, s, nil)
		}
		w.opaque(st, c)
	}
	return []*state{st}
}

func (w *walk) builtin(st *state, call *ast.CallExpr, name string) {
	var v value
	switch name {
	case "recover": // a walk sees no panics
		v.nil = isNil
	case "append":
		for _, a := range call.Args {
			v = v.with(w.eval(st, a).other())
		}
	case "new", "make":
		v.nil = nonNil
	}
	st.results[call] = []value{v}
}

// results gives every result but the error what v says, and the error an origin.
func (w *walk) results(st *state, c *site, v value) []value {
	res := c.fn.Type().(*types.Signature).Results()
	vals := make([]value, res.Len())
	for i := range vals {
		switch t := res.At(i).Type(); {
		case isError(t), i > 0 && i == len(vals)-1 && isBool(t):
			vals[i].from = &origin{pos: c.call.Pos()}
		default:
			vals[i] = v
		}
	}
	st.results[c.call] = vals
	return vals
}

// fails gives the error or ok result of a call its meaning.
func fails(vals []value, kind situation.Kind, words string, of uint32) {
	if n := len(vals); n > 0 && vals[n-1].from != nil {
		o := vals[n-1].from
		o.fails, o.words, o.of = kind, words, of
	}
}

// source executes a call that reads the request.
func (w *walk) source(st *state, c *site, row *catalog.Source) {
	name, known := "", false
	if row.Name.Set {
		if i := c.arg(row.Name); i < len(c.vals) && c.vals[i].konst != nil && c.vals[i].konst.Kind() == constant.String {
			name, known = constant.StringVal(c.vals[i].konst), true
		}
	}
	var v value
	if row.Of.Set {
		v = c.val(row.Of).other()
		if v.prov&FromRequest == 0 {
			if row.Gives == "named" {
				v = value{}
			}
			w.results(st, c, value{prov: v.prov, of: v.of})
			return
		}
	} else if !w.serverSide(c.args[0]) {
		w.results(st, c, value{})
		return
	}
	kind, words := situation.Parse(row.Fails), c.fn.Name()+" failed"
	switch row.Gives {
	case "request":
		v.prov = FromRequest
	case "context":
		v.prov = FromContext
	case "credential":
		v.prov = FromCredential
		words = "no credentials from " + c.fn.Name()
	case "named":
		v.prov = FromRequest
		if known && (!row.Of.Set && situation.CredentialCookie(name) || row.Of.Set && situation.CredentialHeader(name)) {
			v.prov = FromCredential
			if row.Fails == "named" {
				kind, words = situation.NoCredentials, "no cookie "+constant.MakeString(name).String()
			}
		}
	}
	fails(w.results(st, c, value{prov: v.prov, of: v.of}), kind, words, 0)
}

// parse executes a call that fails when its input is malformed.
func (w *walk) parse(st *state, c *site, row *catalog.Parse) {
	in := c.val(row.Of)
	v := value{prov: in.prov &^ FromIdentity, of: in.of}
	vals := w.results(st, c, v)
	words := row.Word + " failed"
	if row.Of.Pos != catalog.Receiver {
		words = row.Word + " " + types.ExprString(c.args[c.arg(row.Of)]) + " failed"
	}
	switch {
	case in.prov&FromCredential != 0:
		fails(vals, situation.NoCredentials, words, 0)
	case in.prov&FromRequest != 0:
		fails(vals, situation.BadInput, words, 0)
	case in.of != 0:
		fails(vals, situation.BadInput, words, in.of)
	}
	if n := len(vals); n > 0 && vals[n-1].from != nil {
		vals[n-1].from.parser = true
	}
	if row.Into.Set {
		w.fill(st, c.args[c.arg(row.Into)], v)
	}
}

// fill makes e, a pointer that a call has written through, what v says.
func (w *walk) fill(st *state, e ast.Expr, v value) {
	p, ok := w.placeOf(e)
	if !ok {
		return
	}
	old := st.get(p)
	if old.param != 0 && p.path == "" {
		v.param, v.of = old.param, v.of|old.of
	}
	w.store(st, p, v)
}

// carry executes a call whose results are its arguments in another form.
func (w *walk) carry(st *state, c *site, row *catalog.Carry) {
	var v value
	for _, a := range c.vals {
		if a.param != 0 && a.body == nil {
			a.body = &evidence{params: 1 << (a.param - 1)}
		}
		v = v.with(a.other())
	}
	if row.Test || row.Ok {
		o := &origin{pos: c.call.Pos()}
		if c.vals[0].prov&FromCredential != 0 {
			o.fails, o.words = situation.NoCredentials, types.ExprString(c.call)+" is false"
		}
		vals := w.results(st, c, v)
		if row.Test && v.prov&FromCredential == 0 {
			o = nil
		}
		vals[len(vals)-1] = value{from: o}
		return
	}
	res := c.fn.Type().(*types.Signature).Results()
	if isError(res.At(0).Type()) {
		v.nil = nonNil
	}
	if c.fn.Name() == "Error" && c.recv { // err.Error()
		st.results[c.call] = []value{{prov: v.prov, of: v.of, body: w.errorEvidence(c.args[0], c.vals[0])}}
		return
	}
	vals := w.results(st, c, v)
	if isError(res.At(0).Type()) {
		vals[0] = v
	}
}

// errorsIs executes errors.Is and errors.As.
func (w *walk) errorsIs(st *state, c *site) {
	name := ""
	switch c.fn.Name() {
	case "Is":
		name = w.sentinel(c.args[1])
	case "As":
		name = types.TypeString(deref(w.info.TypeOf(c.args[1])), nil)
	}
	res := c.fn.Type().(*types.Signature).Results()
	vals := make([]value, res.Len())
	vals[len(vals)-1].from = &origin{pos: c.call.Pos(), sorts: w.object(c.args[0]), sortsAs: name}
	st.results[c.call] = vals
}

// opaque executes a call of which nothing is known but its name and types.
func (w *walk) opaque(st *state, c *site) {
	w.hand(st, c.call)
	vals := w.results(st, c, value{})
	var body *evidence
	var err types.Object
	reads := false
	for i, a := range c.args {
		t := w.info.TypeOf(a)
		switch {
		case isError(t):
			if err = w.object(a); err != nil {
				body = w.errorEvidence(a, c.vals[i])
			}
		case isNamed(t, "net/http", "Request"), c.vals[i].prov&FromContext != 0:
			reads = true
		case c.vals[i].body != nil && (!c.recv || i > 0):
			body = c.vals[i].body
		}
	}
	for i := range vals {
		if vals[i].from == nil {
			vals[i].body = body
		}
	}
	if len(vals) == 0 {
		return
	}
	if err != nil && len(vals) == 1 && isBool(c.fn.Type().(*types.Signature).Results().At(0).Type()) {
		vals[0] = value{from: &origin{pos: c.call.Pos(), sorts: err}}
	}
	if reads && (situation.Identity(c.fn.Name()) || c.fn.Name() == "Value" && len(c.args) == 2 && situation.Identity(keyName(c.args[1]))) {
		vals[0].prov |= FromIdentity | FromContext
		if n := len(vals); n > 1 && vals[n-1].from != nil && isBool(c.fn.Type().(*types.Signature).Results().At(n-1).Type()) {
			fails(vals, situation.NoCredentials, "no user in the request", 0)
			vals[n-1].from.weak = true
		}
	} else if reads && c.fn.Name() == "Value" {
		vals[0].prov |= FromContext
	}
}

// keyName returns the name in a context key such as userKey, userKey{} or "user".
func keyName(e ast.Expr) string {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.CompositeLit:
		return keyName(e.Type)
	case *ast.BasicLit:
		if len(e.Value) > 2 {
			return e.Value[1 : len(e.Value)-1]
		}
	}
	return ""
}

// hand notes what becomes unknown when code without a summary gets a call's operands.
func (w *walk) hand(st *state, call *ast.CallExpr) {
	args := call.Args
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && w.info.Selections[sel] != nil {
		args = append([]ast.Expr{sel.X}, args...)
	}
	if lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit); ok && w.pkg.captures(lit) {
		st.reply.escape()
	}
	for _, a := range args {
		v := w.eval(st, a)
		switch {
		case v.role == responder, v.lit != nil && w.pkg.captures(v.lit):
			st.reply.escape()
			continue
		case v.role == headerMap:
			st.reply.Open = true
			continue
		}
		p, ok := w.placeOf(a)
		if !ok {
			continue
		}
		if w.holdsResponder(p) {
			st.reply.escape()
			continue
		}
		if u, ok := ast.Unparen(a).(*ast.UnaryExpr); ok && u.Op == token.AND {
			w.fill(st, a, w.together(st, args))
		} else if p.path == "" {
			for q := range st.env { // what it points to
				if q.root == p.root && q.path != "" && st.env[q].role == plain {
					delete(st.env, q)
				}
			}
		}
	}
}

// together is the provenance that a call may put into what it fills: that of its arguments.
func (w *walk) together(st *state, args []ast.Expr) value {
	var v value
	for _, a := range args {
		v.prov |= w.eval(st, a).prov & FromRequest
	}
	return v
}

// holdsResponder reports whether p is a struct that holds the responder.
func (w *walk) holdsResponder(p place) bool {
	for q := range w.responders {
		if q.root == p.root && q != p && (p.path == "" || len(q.path) > len(p.path) && q.path[:len(p.path)] == p.path) {
			return true
		}
	}
	return false
}

// status returns the status that a value is.
func (v value) status() Status {
	switch {
	case v.konst != nil:
		if n, ok := constant.Int64Val(constant.ToInt(v.konst)); ok {
			return Status{Kind: Const, Code: int(n)}
		}
	case v.param != 0:
		return Status{Kind: OfParam, Param: v.param - 1}
	case v.carried != 0:
		return Status{Kind: Carried, Param: v.carried - 1}
	}
	return Status{Kind: Unknown}
}

// reply executes a call that the catalog knows to act on the reply.
func (w *walk) reply(st *state, c *site, row *catalog.Reply) {
	var e effect
	for _, name := range row.Sets {
		e.must = append(e.must, http.CanonicalHeaderKey(name))
	}
	if row.Status.Set {
		if row.Status.Const {
			e.status = Status{Kind: Const, Code: row.Status.Pos}
		} else {
			e.status = c.val(row.Status).status()
			e.bounds = c.val(row.Status).bounds
		}
	}
	if row.Body.Set {
		v := w.bodyOf(c, row)
		if !row.Always && !row.Body.Rest && isEmpty(v) {
			e.empty = true
		}
		e.evidence = v.body
		switch {
		case row.Page:
			e.evidence = nil
		case row.Text && !isEmpty(v):
			sure := evidence{words: "an error message from " + c.fn.Name(), sure: true}
			e.evidence = joinEvidence(&sure, e.evidence)
		}
	}
	switch row.Does {
	case catalog.Headers:
		w.header(st, c, row, &e)
		return
	case catalog.Head, catalog.Flush:
		e.begins = Yes
	case catalog.Body:
		e.begins, e.body = Yes, Yes
	case catalog.Copy:
		e.begins, e.body = Maybe, Maybe
	case catalog.Computed:
		e.begins, e.body, e.status = Yes, Maybe, Status{Kind: Unknown}
	case catalog.Takeover:
		st.reply.escape()
		w.results(st, c, value{})
		return
	}
	before := st.reply
	w.apply(st, c.call, &e)
	vals := w.results(st, c, value{})
	if row.Unsent && len(vals) == 1 {
		vals[0].from.unsent = &before
	}
}

// bodyOf returns what a call writes, with the evidence that it gives.
func (w *walk) bodyOf(c *site, row *catalog.Reply) value {
	v := c.val(row.Body)
	if v.param != 0 && v.body == nil {
		v.body = &evidence{params: 1 << (v.param - 1)}
	}
	return v
}

func isEmpty(v value) bool {
	return v.nil == isNil || v.konst != nil && v.konst.Kind() == constant.String && constant.StringVal(v.konst) == ""
}

// header executes a call that only sets headers.
func (w *walk) header(st *state, c *site, row *catalog.Reply, e *effect) {
	for _, name := range e.must {
		st.reply.setHeader(name, Yes)
	}
	if !row.Header.Set {
		return
	}
	v := c.val(row.Header)
	if v.konst == nil || v.konst.Kind() != constant.String {
		st.reply.Open = true
		return
	}
	name := http.CanonicalHeaderKey(constant.StringVal(v.konst))
	if c.fn.Name() == "Del" {
		st.reply.delHeader(name)
		return
	}
	st.reply.setHeader(name, Yes)
	if name == "Content-Type" {
		if i := c.arg(row.Header) + 1; i < len(c.vals) && c.vals[i].konst != nil {
			st.reply.stream(c.vals[i].konst)
		}
	}
}

// setsHeader executes w.Header()[name] = value.
func (w *walk) setsHeader(st *state, lhs ast.Expr) bool {
	x, ok := ast.Unparen(lhs).(*ast.IndexExpr)
	if !ok || w.eval(st, x.X).role != headerMap {
		return false
	}
	if name, ok := w.constString(x.Index); ok {
		st.reply.setHeader(http.CanonicalHeaderKey(name), Yes)
	} else {
		st.reply.Open = true
	}
	return true
}

// An effect is what a call does to the reply.
type effect struct {
	status   Status // Unset: none
	begins   Tri
	body     Tri
	empty    bool // what it writes is empty
	evidence *evidence
	must     []string
	may      []string
	open     bool
	vague    bool
	inner    []situation.Situation // reasons inside the callee
	reason   bool                  // inner holds whatever the operands are
	own      bool                  // status and body are both the callee's own
	constant bool                  // the callee chose the status
	callee   *function
	bounds   bounds // what is known of a status that is not a constant
}

// apply executes an effect and notes the step.
func (w *walk) apply(st *state, call *ast.CallExpr, e *effect) {
	before := st.reply
	r := &st.reply
	if e.status.Kind == Const && e.status.Code >= 100 && e.status.Code < 200 && e.status.Code != http.StatusSwitchingProtocols && e.body == No {
		return // an interim reply: the final one is still to come
	}
	if before.Begun == No {
		for _, name := range e.must {
			r.setHeader(name, Yes)
		}
		for _, name := range e.may {
			r.setHeader(name, Maybe)
		}
	}
	r.Open = r.Open || e.open
	if e.vague {
		r.escape()
	}
	if e.status.Kind != Unset && before.Begun == No {
		r.Status = e.status
	}
	sent := r.Status
	if e.begins == Yes && before.Begun == No {
		r.Status = r.Status.Sent()
		sent = r.Status
	}
	r.Begun = max(r.Begun, e.begins)
	if !e.empty {
		r.Body = max(r.Body, e.body)
	}
	if before.Begun == No && (e.status.Kind != Unset || e.begins != No) {
		st.explained = nil
		for _, s := range slices.Backward(slices.Concat(st.situations(), e.inner)) {
			if s.Kind != situation.Choice {
				st.explained = &s
				break
			}
		}
	}
	if e.evidence != nil && before.Body == No { // what is appended to a body does not make it an error body
		st.evidence = joinEvidence(st.evidence, e.evidence)
	}
	if sent.Kind == Carried {
		if e.status.Kind == Carried {
			st.carried = e.bounds
		}
		body := e.body
		if e.empty {
			body = No
		}
		w.pkg.dispatchers[sent.Param].add(dispatched{st.carried, body})
	}
	w.note(st, call, before, sent, e)
}

// note adds what this path saw to the step of a call.
func (w *walk) note(st *state, at ast.Expr, before Reply, sent Status, e *effect) {
	step := w.steps[at]
	if step == nil {
		step = &Step{At: at, Func: w.name, seen: map[uint64]bool{}}
		w.steps[at] = step
	}
	m := Moment{
		Before: before, After: st.reply, Status: sent, Sets: e.status.Kind != Unset, Body: e.body, Begins: e.begins, Own: e.own,
		Situations: slices.Concat(st.situations(), e.inner), Fresh: w.fresh, Callee: e.reason, Constant: e.constant,
	}
	if e.empty {
		m.Body = No
	}
	if e.callee != nil {
		m.CalleeFresh = e.callee.fresh
	}
	if e.evidence != nil {
		m.Foreign = e.evidence.foreign
		m.Evidence, m.Sure = e.evidence.words, e.evidence.sure
	}
	if key := m.key(); !step.seen[key] {
		step.seen[key] = true
		step.Moments = append(step.Moments, m)
	}
}
