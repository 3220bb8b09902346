package replies

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/catalog"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

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
			if row.Gives == "header" {
				v = value{}
			}
			w.results(st, c, value{prov: v.prov, of: v.of})
			return
		}
	} else if !w.ofClient(c) {
		w.results(st, c, value{})
		return
	}
	kind, words := situation.Parse(row.Fails), types.ExprString(c.call.Fun)+" failed"
	switch row.Gives {
	case "request":
		v.prov = FromRequest
	case "context":
		v.prov = FromContext
	case "credential":
		v.prov = FromCredential
		words = "no credentials from " + c.fn.Name()
	case "header":
		v.prov = FromRequest
		if known && situation.CredentialHeader(name) {
			v.prov = FromCredential
		}
		if known && situation.WebhookHeader(name) {
			st.reply.setHeader(Acknowledged, Yes)
		}
	case "cookie":
		v.prov = FromRequest
		if known && situation.CredentialCookie(name) {
			v.prov = FromCredential
			if row.Fails == "named" {
				kind, words = situation.NoCredentials, "no cookie "+constant.MakeString(name).String()
			}
		}
	}
	vals := w.results(st, c, value{prov: v.prov, of: v.of})
	fails(vals, kind, words, 0)
	if n := len(vals); row.Bare && n > 0 && vals[n-1].from != nil {
		vals[n-1].from.bare = true
	}
	if row.Into.Set {
		w.fill(st, c.args[c.arg(row.Into)], value{prov: FromRequest})
	}
	if row.Gives == "context" && known && situation.Identity(name) {
		vals[0].prov |= FromIdentity
		if n := len(vals); n > 1 && vals[n-1].from != nil {
			fails(vals, situation.NoCredentials, "no user in the request's context", 0)
			vals[n-1].from.weak = true
		}
	}
}

// ofClient reports whether the request or responder among a call's operands is a client's,
// or what it is called on or with has been taken from one.
func (w *walk) ofClient(c *site) bool {
	for _, a := range c.args {
		if t := w.info.TypeOf(a); isNamed(t, "net/http", "Request") || w.pkg.isResponder(t) {
			return w.serverSide(a)
		}
	}
	return w.serverSide(c.args[0]) || c.vals[0].prov&(FromRequest|FromContext) != 0
}

// parse executes a call that fails when its input is malformed.
func (w *walk) parse(st *state, c *site, row *catalog.Parse) {
	in := c.val(row.Of)
	v := value{prov: in.prov &^ FromIdentity, of: in.of}
	if row.Verifies {
		v.prov &^= FromCredential
	}
	vals := w.results(st, c, v)
	words := row.Word + " failed"
	if row.Of.Pos != catalog.Receiver {
		words = row.Word + " " + types.ExprString(c.args[c.arg(row.Of)]) + " failed"
	}
	if sel, ok := ast.Unparen(c.args[c.arg(row.Of)]).(*ast.SelectorExpr); !ok || row.Parsed == "" || sel.Sel.Name != row.Parsed {
		refuses(vals, in, words)
	}
	if n := len(vals); n > 0 && vals[n-1].from != nil {
		vals[n-1].from.parser, vals[n-1].from.bare = true, row.Bare
	}
	if row.Into.Set {
		w.fill(st, c.args[c.arg(row.Into)], v)
	}
}

// rowsOf are the types of what databases have found, with those that are asked for it.
var rowsOf = map[string]string{
	"*database/sql.Row":           "(*database/sql.DB).",
	"github.com/jackc/pgx/v4.Row": "(*github.com/jackc/pgx/v4.Conn).",
	"github.com/jackc/pgx/v5.Row": "(*github.com/jackc/pgx/v5.Conn).",
}

// findsRow returns what the catalog says of a look-up, also if it is a method of an
// interface that a database and its transactions have in common.
func (w *walk) findsRow(c *site) *catalog.Finds {
	if row := w.pkg.catalog.Finds[c.name]; row != nil || !c.recv {
		return row
	}
	sig := c.fn.Signature()
	if !types.IsInterface(sig.Recv().Type()) || sig.Results().Len() != 1 {
		return nil
	}
	of := rowsOf[types.TypeString(sig.Results().At(0).Type(), nil)]
	if of == "" {
		return nil
	}
	return w.pkg.catalog.Finds[of+c.fn.Name()]
}

// finds executes a call that fails, too, when nothing is found under what it is
// asked for, or that asks for something and leaves it to another call to say so.
func (w *walk) finds(st *state, c *site, row *catalog.Finds) {
	known := true
	if row.Query.Set {
		q := c.val(row.Query)
		known = q.konst != nil && q.konst.Kind() == constant.String && situation.MayFindNothing(constant.StringVal(q.konst))
	}
	dest := map[types.Object]bool{} // what is read into
	for _, a := range c.args {
		if u, ok := ast.Unparen(a).(*ast.UnaryExpr); ok && u.Op == token.AND {
			if p, ok := w.placeOf(u.X); ok {
				dest[p.root] = true
				_, list := p.root.Type().Underlying().(*types.Slice)
				known = known && !(row.One && list && p.path == "")
			}
		}
	}
	in, asked := w.asks(c, dest)
	if !known || in.prov&FromCredential != 0 {
		in = value{}
	}
	var out value // what is found is the server's own
	if row.Only == catalog.Asks {
		out = in
	}
	vals := w.results(st, c, out)
	for _, a := range c.args {
		if u, ok := ast.Unparen(a).(*ast.UnaryExpr); ok && u.Op == token.AND && row.Only != catalog.Stores {
			w.fill(st, a, value{})
		}
	}
	switch row.Only {
	case catalog.Asks: // the answer is still to be read
		vals[0].from = &origin{pos: c.call.Pos(), asked: asked}
		return
	case catalog.Stores:
		last := &vals[len(vals)-1]
		last.from = &origin{pos: c.call.Pos()}
		for obj := range dest {
			last.from.asked = append(last.from.asked, place{obj, ""})
		}
		return
	}
	last := &vals[len(vals)-1]
	if in.prov&FromRequest == 0 && in.of == 0 || w.met(st, c) >= enough(situation.NotFound) {
		if last.from == nil {
			last.from = &origin{pos: c.call.Pos()}
		}
		last.from.asked = asked
		return
	}
	last.from = &origin{pos: c.call.Pos(), fails: situation.NotFound, words: c.fn.Name() + " fails when nothing is found as well", among: true, asked: asked}
	if in.prov&FromRequest == 0 {
		last.from.of = in.of
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
	var asked []place
	for i, a := range c.vals {
		p, ok := w.placeOf(c.args[i])
		if row.First && i > 0 {
			break
		}
		if row.Apart && i == 0 && ok && w.pkg.params[p.root] {
			continue // a service, not what the client sent
		}
		if ok && a.prov&FromRequest != 0 {
			asked = append(asked, p)
		}
		if a.from != nil {
			asked = append(asked, a.from.asked...)
		}
		if a.param != 0 && a.body == nil {
			a.body = &evidence{params: 1 << (a.param - 1)}
		}
		v = v.with(a.other())
	}
	if row.Test || row.Ok {
		o := &origin{pos: c.call.Pos()}
		if slices.ContainsFunc(c.vals[:min(2, len(c.vals))], func(v value) bool { return v.prov&FromCredential != 0 }) {
			o.fails, o.words = situation.NoCredentials, types.ExprString(c.call)+" is false"
		}
		vals := w.results(st, c, v)
		if err := c.vals[0].textOf(); err != nil {
			vals[len(vals)-1] = value{from: &origin{pos: c.call.Pos(), sorts: err}}
			return
		}
		if row.Test && v.prov&FromCredential == 0 {
			tested := c.vals[0] // against what does not matter
			vals[len(vals)-1] = value{prov: tested.prov & FromRequest, of: tested.of}
			return
		}
		vals[len(vals)-1] = value{from: o}
		return
	}
	res := c.fn.Type().(*types.Signature).Results()
	if isError(res.At(0).Type()) {
		v.nil = nonNil
	}
	if c.fn.Name() == "Error" && c.recv { // err.Error()
		body := w.errorEvidence(c.args[0], c.vals[0])
		body.isErr, body.err = true, w.object(c.args[0])
		if v := c.vals[0]; v.param != 0 && isError(w.info.TypeOf(c.args[0])) && v.nil != isNil { // whose method is called is an error whenever it comes here
			body.sure = true
		}
		st.results[c.call] = []value{{prov: v.prov, of: v.of, body: body}}
		return
	}
	vals := w.results(st, c, v)
	if isError(res.At(0).Type()) {
		vals[0] = v
	}
	if row.Apart { // a look-up that goes well will say that they exist
		vals[0].from = &origin{pos: c.call.Pos(), asked: asked}
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
		if p, ok := w.placeOf(c.args[1]); ok { // it is filled if there is one
			err := w.carrier(c.vals[0], c.args[0])
			w.store(st, p, value{load: err.load, field: err.field})
		}
	}
	res := c.fn.Type().(*types.Signature).Results()
	vals := make([]value, res.Len())
	vals[len(vals)-1].from = &origin{pos: c.call.Pos(), sorter: true, sorts: w.object(c.args[0]), sortsAs: name, sortsTo: w.pkg.meaning(name)}
	st.results[c.call] = vals
}
