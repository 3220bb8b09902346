package replies

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// What a function with a summary returns, as its caller sees it.

// rewritten returns what result i of a function tells of an error if it is made of one: a
// text of the text that the function gets, or what one that is named for errors makes.
func (w *walk) rewritten(c *site, i int) *evidence {
	if c.fn == nil {
		return nil
	}
	text := givesText(c.fn.Signature())
	t := c.fn.Signature().Results().At(i).Type()
	builds := !isErrorType(t) && isRecord(t) && situation.TellsError(c.fn.Name())
	for j, v := range c.vals {
		switch {
		case c.recv && j == 0:
		case text && v.textOf() != nil:
			return v.body
		case builds && isError(w.info.TypeOf(c.args[j])) && (v.nil == nonNil || v.param != 0):
			b := w.errorEvidence(c.args[j], v)
			b.words, b.shows = types.ExprString(c.call.Fun)+" of "+types.ExprString(c.args[j]), "" // what is shown of it is not known
			return b
		}
	}
	return nil
}

func (w *walk) outcomeResults(st *state, c *site, o *Outcome, callee *function) {
	vals := make([]value, len(o.Returns))
	outgoing := w.outgoing(c)
	for i, r := range o.Returns {
		if outgoing {
			r.Prov = 0
			if r.Fails != nil {
				r.Fails = &Inner{Kind: situation.Unknown, Words: r.Fails.Words}
			}
		}
		v := value{nil: nilness(r.Nil), prov: r.Prov, made: true}
		if r.Some {
			v.not = notZero
		}
		if r.Const != "" {
			v.konst, v.remote = exactConst(r.Const), callee
		}
		if r.Param > 0 && r.Param <= len(c.vals) {
			v = c.vals[r.Param-1]
		}
		for j, a := range c.vals {
			if j < 32 && r.Of&(1<<j) != 0 {
				v.prov |= a.prov
				v.of |= a.of
			}
		}
		switch {
		case r.Fails != nil && !(v.nil == nonNil && r.Fails.Kind == situation.Unknown && r.Fails.Words == ""):
			in := w.resolveInner(c, r.Fails)
			if in.Among && w.met(st, c) >= enough(in.Kind) {
				in = Inner{Kind: situation.Unknown, Words: in.Words} // it is there, or only a race leads there
			}
			v.from = &origin{pos: c.call.Pos(), fails: in.Kind, words: in.Words, of: in.Of, weak: in.Kind != situation.BadInput && in.Weak, among: in.Among}
			if in.Among {
				v.from.asked = w.askedBy(c, r.Fails.Of)
			}
		case r.Fails != nil: // the call makes the error: what that means is the caller's affair
		case i == len(o.Returns)-1 && v.nil == nilUnknown && v.konst == nil:
			v.from = &origin{pos: c.call.Pos()}
		}
		if r.Text != nil {
			v.body = w.resolveEvidence(c, r.Text)
		} else if v.konst == nil && v.body == nil {
			v.body = w.rewritten(c, i)
		}
		if r.Load != nil {
			w.loadReturned(st, c, &v, r.Load)
		}
		vals[i] = v
	}
	st.results[c.call] = vals
	if c.fn != nil && len(vals) > 0 && situation.Identity(c.fn.Name()) {
		vals[0].prov |= FromIdentity
		if from := vals[len(vals)-1].from; from != nil && from.fails != situation.NoCredentials {
			from.weak = true
		}
	}
	if c.fn != nil && len(vals) > 0 {
		shows, reads := false, false
		for i, a := range c.args {
			shows = shows || c.vals[i].prov&FromCredential != 0
			reads = reads || isNamed(w.info.TypeOf(a), "net/http", "Request") || w.pkg.framework(w.info.TypeOf(a))
		}
		w.authenticates(vals, c, shows, reads)
	}
	if w.maps(c) {
		w.forgetMisses(st)
	}
	if c.fn != nil {
		w.parses(c, vals)
		w.meets(st, c, vals)
	}
	for i, a := range c.args {
		if i < 32 && o.Fills&(1<<i) != 0 && !outgoing {
			w.fill(st, a, value{prov: FromRequest})
		} else if u, ok := ast.Unparen(a).(*ast.UnaryExpr); ok && u.Op == token.AND {
			w.fill(st, a, value{})
		}
	}
}

// takeBack notes which result of a call, if it is an error, says that nothing has been sent.
func (w *walk) takeBack(st *state, c *site, o *Outcome, before *Reply) {
	vals := st.results[c.call]
	for i, r := range o.Returns {
		if r.Unsent && vals[i].from != nil {
			vals[i].from.unsent = before
		}
	}
}

// askedBy returns the variables among the operands that the bits of mask stand for.
func (w *walk) askedBy(c *site, mask uint32) []place {
	var asked []place
	for i, a := range c.args {
		if p, ok := w.placeOf(a); ok && i < 32 && mask&(1<<i) != 0 && c.vals[i].prov&FromRequest != 0 {
			asked = append(asked, p)
		}
	}
	return asked
}

// outgoing reports whether a call is about a request that this program makes
// itself, and about no client's.
func (w *walk) outgoing(c *site) bool {
	found := false
	for i, a := range c.args {
		if c.vals[i].role != plain {
			return false
		}
		if isNamed(w.info.TypeOf(a), "net/http", "Request") {
			if w.serverSide(a) {
				return false
			}
			found = true
		}
	}
	return found
}

// maps reports whether a call gets an error that may have several reasons and gives a
// number for it: it may tell them apart in ways that its summary does not say.
func (w *walk) maps(c *site) bool {
	if c.fn == nil || c.fn.Signature().Results().Len() == 0 || !isInteger(c.fn.Signature().Results().At(0).Type()) {
		return false
	}
	return slices.ContainsFunc(c.vals, func(v value) bool { return v.from != nil && v.from.among })
}
