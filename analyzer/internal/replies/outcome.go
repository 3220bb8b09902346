package replies

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// applySummary executes a call of a function with a summary: once per outcome.
func (w *walk) applySummary(st *state, c *site, s *Summary, callee *function) []*state {
	replies := s.On == captured
	if s.On >= 0 && s.On < len(c.args) {
		replies = c.vals[s.On].role == responder
		if s.OnPath != "" {
			replies = w.part(st, c, s.On, s.OnPath).role == responder
		}
	}
	if callee != nil && replies {
		r := &st.reply
		set := slices.Concat(r.Must, r.May)
		pristine := r.Begun == No && (r.Status.Kind == Unset || r.Status.Kind == Inherited) && !r.Open && !r.Spared && !slices.ContainsFunc(set, isNote)
		w.calls = append(w.calls, callSite{w.function, callee, c.call, pristine, set})
	}
	if replies {
		c.begun, c.stops = w.asked(st.reply.Begun, slotBegun), w.asked(st.reply.Stops, slotStops)
	}
	w.mayAssign(st, c)
	var out []*state
	for i := range s.Outcomes {
		o := &s.Outcomes[i]
		if !w.possible(c, o.Guards) || w.impossibleError(c, o) {
			continue
		}
		n := st
		if len(s.Outcomes) > 1 {
			n = st.clone()
		}
		open := w.takeGuards(n, c, o.Guards)
		before := n.reply
		if replies {
			w.applyOutcome(n, c, o, callee, open)
			n.reply.Refuse = n.reply.Refuse || o.Refuse
			if b := n.reply.First; b != nil && b.At == c.call {
				n.reply.First = w.inHelper(b, c, o, s)
			}
		} else if open {
			w.push(n, situation.Situation{Kind: situation.Unknown, Pos: c.call.Pos()}, nil)
		}
		w.outcomeResults(n, c, o, callee)
		w.takeBack(n, c, o, &before)
		w.build(n, c, s, o)
		if !replies { // the responder may hide in another argument
			leaves := none
			if o.idle() {
				leaves = s.On
			}
			w.handOthers(n, c, leaves)
		}
		out = append(out, n)
	}
	return out
}

// mayAssign forgets what conditions have said of the fields of what a call gets
// a pointer to.
func (w *walk) mayAssign(st *state, c *site) {
	for _, a := range c.args {
		p, ok := w.placeOf(a)
		if !ok || !st.parted[p.root] || isNamed(w.info.TypeOf(a), "net/http", "Request") {
			continue
		}
		for q, v := range st.env {
			if q.root == p.root && q.path != "" && v.tested {
				v.konst, v.not, v.size, v.tested = nil, "", sizeUnknown, false
				st.env[q] = v
			}
		}
	}
}

// partOf returns what is known of a part of e, which path names.
func (w *walk) partOf(st *state, e ast.Expr, path string) value {
	if p, ok := w.placeOf(e); ok {
		q := place{p.root, p.path + path}
		if w.responders[q] {
			return value{role: responder, nil: nonNil}
		}
		return st.get(q)
	}
	return w.fieldOf(st, e, path)
}

// handOthers notes responders among the operands that the summary does not speak of.
// The one in the slot leaves it says to be left alone.
func (w *walk) handOthers(st *state, c *site, leaves int) {
	contexts := w.takenToRead(c.call)
	for i, v := range c.vals {
		if i == leaves || (v.role == responder || v.role == beneath) && contexts[c.args[i]] {
			continue
		}
		p, _ := w.placeOf(c.args[i])
		if v.role.hides() || v.role == beneath || v.lit != nil && w.pkg.captures(v.lit) || st.carriesWriter(v, p) {
			st.escape()
		}
	}
}

// takeGuards makes an outcome's conditions on operands that are themselves
// parameters conditions of the caller. It reports whether the outcome depends
// on what kind of error an operand is, and that is not known.
func (w *walk) takeGuards(st *state, c *site, guards []Guard) (open bool) {
	for _, g := range guards {
		v, ok := c.operand(g.Param)
		if !ok {
			continue
		}
		if v.param != 0 {
			st.guard(v.param-1, g.Const, g.Equal)
		}
		if g.Const == "nil" && !g.Equal && v.from != nil && v.from.unsent != nil { // the error of a call that has sent nothing then
			st.reply = *v.from.unsent
			st.reply.Body = max(st.reply.Body, Maybe)
		}
		if name, ok := strings.CutPrefix(g.Const, otherError); ok {
			w.unsort(st, v, w.pkg.meaning(name), g.Equal)
		}
		if name, ok := strings.CutPrefix(g.Const, otherError); ok && v.param == 0 {
			ours := v.from != nil && v.from.parser && name != "" && situation.Parse(w.pkg.catalog.Sentinel[name]) != situation.BadInput
			open = open || !ours
		}
	}
	return open
}

// possible reports whether an outcome's guards can hold for the operands.
func (w *walk) possible(c *site, guards []Guard) bool {
	for _, g := range guards {
		v, ok := c.operand(g.Param)
		if !ok {
			continue
		}
		if name, ok := strings.CutPrefix(g.Const, otherError); ok {
			if g.Equal && name != "" && v.from != nil && v.from.parser && w.pkg.catalog.Sentinel[name] == "" {
				return false // a parser's error is not one of the program's own
			}
			continue
		}
		if g.Const == "nil" {
			is := v.nil
			if is == nilUnknown && (v.konst != nil || !nilable(w.info.TypeOf(c.args[g.Param]))) {
				is = nonNil
			}
			if is != nilUnknown && (is == isNil) != g.Equal {
				return false
			}
			continue
		}
		if v.konst != nil && g.holdsFor(v.konst) != g.Equal {
			return false
		}
		if g.Equal && strings.Contains(v.not, " "+g.Const+" ") {
			return false
		}
	}
	return true
}

// comparisons are the operators with which a guard may begin, those first that begin with another.
var comparisons = []token.Token{token.LEQ, token.GEQ, token.LSS, token.GTR}

// holdsFor reports whether a constant is the guard's, or compares to it as the guard says.
func (g *Guard) holdsFor(c constant.Value) bool {
	for _, op := range comparisons {
		if limit, ok := strings.CutPrefix(g.Const, op.String()); ok {
			return c.Kind() == constant.Int && constant.Compare(c, op, exactConst(limit))
		}
	}
	return c.ExactString() == g.Const
}

func nilable(t types.Type) bool {
	if t == nil {
		return true
	}
	switch t.Underlying().(type) {
	case *types.Basic, *types.Struct, *types.Array:
		return false
	}
	return true
}

func (w *walk) applyOutcome(st *state, c *site, o *Outcome, callee *function, open bool) {
	e := effect{helper: true, reason: open, begins: o.Begun, body: o.Body, must: o.Must, may: o.May, open: o.Open, vague: o.Vague, callee: callee, stops: o.Stops, hangs: o.Hangs}
	switch o.Status.Kind {
	case Inherited:
	case Prepared:
		w.takePrepared(st, &e)
	case OfParam:
		e.status = w.resolveStatus(st, c, o.Status)
		if o.Status.Param < len(c.vals) {
			v := c.vals[o.Status.Param]
			e.bounds, e.chosen = v.bounds, v.chosen
			e.operand = c.args[o.Status.Param]
		}
	case OfField:
		e.status = w.resolveStatus(st, c, o.Status)
		if o.Status.Param < len(c.vals) {
			l := c.vals[o.Status.Param].load
			e.chosen = l != nil && l.judged
		}
	default:
		e.status = o.Status
	}
	if o.Prepared.Kind != Unset {
		w.prepareStatus(st, c.call, w.resolveStatus(st, c, o.Prepared), bounds{})
	}
	if o.Evidence != nil {
		e.evidence = w.resolveEvidence(c, o.Evidence)
		if envelope := o.Evidence.Coded != 0 && o.Status.Kind == Const; envelope && (callee == nil || w.isHandler()) {
			e.evidence = nil // the mistake is the envelope's, not that of those who use it
		}
		e.own = o.Status.Kind == Const && o.Evidence.Sure
		if callee == nil && o.Status.Kind == Inherited && o.Evidence.Sure {
			e.via = types.ExprString(c.call.Fun)
		}
	}
	if o.Inner != nil {
		in := w.resolveInner(c, o.Inner)
		e.inner = []situation.Situation{{Kind: in.Kind, Words: in.Words, Of: in.Of, Error: in.Error, Pos: c.call.Pos(), Among: in.Among}}
		e.reason = e.reason || o.Inner.Of == 0 && o.Inner.Error == 0
	}
	if e.status.Kind == Unset && e.begins == No && e.body == No && !e.vague {
		st.reply.Stops = max(st.reply.Stops, e.stops)
		if late := w.tooLate(&st.reply, e.must); len(late) > 0 {
			w.note(st, c.call, st.reply, st.reply.Status, &effect{late: late, helper: true})
		}
		for _, name := range e.must {
			st.reply.setHeader(name, Yes)
		}
		for _, name := range e.may {
			st.reply.setHeader(name, Maybe)
		}
		st.reply.Open = st.reply.Open || e.open
		return
	}
	if o.Status.Kind == Const {
		e.constant = true
	}
	if o.Status.Path == told && e.status.Kind == Const { // who calls it has chosen by the error
		e.inner, e.reason = nil, false
	}
	w.apply(st, c.call, &e)
}

// exactConst reads what constant.Value.ExactString wrote.
func exactConst(s string) constant.Value {
	switch {
	case s == "true", s == "false":
		return constant.MakeBool(s == "true")
	case s[0] == '"':
		return constant.MakeFromLiteral(s, token.STRING, 0)
	case strings.ContainsAny(s, "./eE"):
		return nil
	}
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		return constant.UnaryOp(token.SUB, constant.MakeFromLiteral(rest, token.INT, 0), 0)
	}
	return constant.MakeFromLiteral(s, token.INT, 0)
}

// impossibleError reports whether an outcome happens because of an error that
// the operands do not have.
func (w *walk) impossibleError(c *site, o *Outcome) bool {
	return o.Inner != nil && o.Inner.Error > 0 && o.Inner.Error <= len(c.vals) && c.vals[o.Inner.Error-1].nil == isNil
}
