package replies

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// opaque executes a call of which nothing is known but its name and types.
func (w *walk) opaque(st *state, c *site) {
	met := w.met(st, c)
	before := st.reply
	w.hand(st, c.call)
	if status, operand := w.assumed(st, c); status.Kind != Unset && before.Begun == No {
		st.reply = before
		w.assume(st, c.call, status, operand)
	}
	vals := w.results(st, c, value{})
	var body *evidence
	var err types.Object
	reads, shows, takesError := false, false, false
	for i, a := range c.args {
		t := w.info.TypeOf(a)
		shows = shows || c.vals[i].prov&FromCredential != 0
		switch {
		case isError(t):
			takesError = true
			if err = w.object(a); err != nil {
				body = w.errorEvidence(a, c.vals[i])
			}
		case err == nil && c.vals[i].textOf() != nil:
			err, body = c.vals[i].textOf(), c.vals[i].body
		case isNamed(t, "net/http", "Request"), c.vals[i].prov&FromContext != 0, w.pkg.framework(t):
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
	if err == nil && takesError && len(vals) == 1 && isBool(c.fn.Type().(*types.Signature).Results().At(0).Type()) {
		vals[0] = value{from: &origin{pos: c.call.Pos(), sorter: true}}
	}
	if err != nil && len(vals) == 1 && isBool(c.fn.Type().(*types.Signature).Results().At(0).Type()) {
		vals[0] = value{from: &origin{pos: c.call.Pos(), sorts: err}}
		if kind := situation.MeansOf(c.fn.Name()); kind != situation.None && strings.HasPrefix(c.fn.Name(), "Is") {
			vals[0].from.sortsAs, vals[0].from.sortsTo = c.name, kind.String()
		} else if situation.TellsOwn(c.fn.Name()) {
			vals[0].from.sortsAs = c.name
		}
	}
	w.validates(st, c)
	w.parses(c, vals)
	w.follow(c, vals, met)
	w.meets(st, c, vals)
	w.authenticates(vals, c, shows, reads)
	if last := len(vals) - 1; shows && last > 0 && vals[last].from != nil && isBool(c.fn.Type().(*types.Signature).Results().At(last).Type()) {
		fails(vals, situation.NoCredentials, "nothing is known under the credentials", 0)
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

// authenticates gives the failure of a call its meaning if the call is named like one
// that finds out who sent the request, and gets the request or a credential, or that
// compares the password with which somebody logs in.
func (w *walk) authenticates(vals []value, c *site, shows, reads bool) {
	last := &vals[len(vals)-1]
	if situation.LogsIn(w.name) && situation.ChecksPassword(c.fn.Name()) && slices.ContainsFunc(c.vals, func(v value) bool { return v.prov&FromRequest != 0 }) {
		*last = value{nil: last.nil, from: &origin{pos: c.call.Pos(), fails: situation.NoCredentials, words: types.ExprString(c.call.Fun) + " failed"}}
		return
	}
	if !(shows && situation.Verifies(c.fn.Name()) || (shows || reads) && situation.Authenticates(c.fn.Name())) {
		return
	}
	for i := range vals {
		vals[i].prov &^= FromCredential // what it gives has been verified
	}
	if last.from != nil && (last.from.fails == situation.None || last.from.fails == situation.Unknown) {
		last.from.fails, last.from.words, last.from.weak = situation.NoCredentials, types.ExprString(c.call.Fun)+" failed", true
	}
}

// validates gives the failure of a call its meaning if the call is named like a
// validator and gets what the client sent, and nothing with which it could ask
// somebody else.
func (w *walk) validates(st *state, c *site) {
	vals := st.results[c.call]
	if len(vals) != 1 || !isFailure(w.info.TypeOf(c.call)) && !isBool(w.info.TypeOf(c.call)) || !situation.Validator(c.fn.Name()) {
		return
	}
	var in value
	for i, v := range c.vals {
		validator := c.recv && i == 0 && strings.Contains(strings.ToLower(typeName(w.info.TypeOf(c.args[0]))), "valid")
		switch {
		case v.konst != nil, validator:
		case v.prov&(FromContext|FromCredential|FromIdentity) != 0, v.prov&FromRequest == 0 && v.of == 0:
			return
		default:
			in = in.with(v.other())
		}
	}
	vals[0] = value{from: &origin{pos: c.call.Pos()}}
	refuses(vals, in, types.ExprString(c.call.Fun)+" failed")
}

// parses gives the failure of a call its meaning if it is a function named like a
// parser, and gets what the client sent and nothing else.
func (w *walk) parses(c *site, vals []value) {
	if len(vals) == 0 || c.recv || !situation.Parser(c.fn.Name()) {
		return
	}
	from := vals[len(vals)-1].from
	if from == nil || from.fails > situation.Unknown {
		return
	}
	var in value
	for i, v := range c.vals {
		t := w.info.TypeOf(c.args[i])
		switch {
		case v.konst != nil, v.to.root != nil && v.prov == 0: // what it fills
		case v.role != plain, v.prov&(FromContext|FromIdentity) != 0, isNamed(t, "net/http", "Request"), v.prov&(FromRequest|FromCredential) == 0 && v.of == 0:
			return
		default:
			in = in.with(v.other())
		}
	}
	refuses(vals, in, types.ExprString(c.call.Fun)+" failed")
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
	var recv ast.Expr
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && w.info.Selections[sel] != nil {
		recv = sel.X
		args = append([]ast.Expr{recv}, args...)
	}
	if lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit); ok && w.pkg.captures(lit) {
		st.escape()
	}
	contexts := w.takenToRead(call)
	for _, a := range args {
		v := w.eval(st, a)
		switch {
		case (v.role == responder || v.role == beneath) && contexts[a], v.role == beneath && a == recv:
			continue
		case v.role.hides(), v.role == beneath, v.lit != nil && w.pkg.captures(v.lit):
			st.escape()
			continue
		case v.role == headerMap:
			st.reply.Open = true
			continue
		}
		p, ok := w.placeOf(a)
		if st.carriesWriter(v, p) {
			st.escape()
			continue
		}
		if !ok {
			continue
		}
		if w.holdsResponder(p) {
			st.escape()
			continue
		}
		if u, ok := ast.Unparen(a).(*ast.UnaryExpr); ok && u.Op == token.AND {
			w.fill(st, a, w.together(st, args))
		} else if p.path == "" && st.parted[p.root] {
			for q := range st.env { // what it points to
				if q.root == p.root && q.path != "" && st.env[q].role == plain {
					delete(st.env, q)
				}
			}
		}
	}
}

// takenToRead returns the arguments with which the callee cannot or would not reply:
// those that it takes as nothing but a context.Context, and a framework's context
// that code which gives back a string is called with.
func (w *walk) takenToRead(call *ast.CallExpr) map[ast.Expr]bool {
	sig, ok := w.info.TypeOf(call.Fun).Underlying().(*types.Signature)
	if !ok {
		return nil
	}
	var taken map[ast.Expr]bool
	for i, a := range call.Args {
		if i >= sig.Params().Len() {
			break
		}
		if t := sig.Params().At(i).Type(); isNamed(t, "context", "Context") || givesText(sig) && w.pkg.framework(t) {
			if taken == nil {
				taken = map[ast.Expr]bool{}
			}
			taken[a] = true
		}
	}
	return taken
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
