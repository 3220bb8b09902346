package replies

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// A Summary is what calling a function does to a reply, and what its results
// mean. It travels between packages as a fact.
type Summary struct {
	On       int    // the slot that holds the responder; -1: captured; -2: there is none
	OnPath   string // where in it
	Outcomes []Outcome
}

// AFact marks a Summary as a fact.
func (*Summary) AFact() {}

func (s *Summary) String() string { return fmt.Sprintf("%d outcomes", len(s.Outcomes)) }

// An Outcome is what one way through a function does.
type Outcome struct {
	Guards   []Guard
	Status   Status // Inherited: it sets none
	Begun    Tri
	Body     Tri
	Must     []string
	May      []string
	Open     bool
	Vague    bool
	Evidence *Evidence
	Inner    *Inner     // the reason inside the function for which it replies
	Returns  []Returned // by result
	Fills    uint32     // the parameters that it fills with what the client sent
}

// An Evidence says why what a function writes tells of an error.
type Evidence struct {
	Words   string
	Sure    bool
	Keyed   uint32 // ... if one of these parameters is not empty
	Params  uint32 // ... if one of these parameters does
	Foreign bool
}

// An Inner is a reason inside a function.
type Inner struct {
	Kind  situation.Kind
	Words string
	Of    uint32
	Weak  bool
}

// A Returned is what is known of one result.
type Returned struct {
	Nil   uint8
	Const string // in exact form; "": unknown
	Param int    // 1 + the slot that it is
	Prov  Prov
	Of    uint32
	Fails *Inner // what its being not nil, or false, means
	Text  *Evidence
}

// leave records the outcome of a path that returns.
func (w *walk) leave(ret *ast.ReturnStmt, st *state) {
	w.noteCarried(ret, st)
	results := w.returned(ret, st)
	states := []*state{st.clone()}
	for i := len(st.defers) - 1; i >= 0; i-- {
		var next []*state
		for _, s := range states {
			next = append(next, w.call(s, st.defers[i])...)
		}
		states = w.thin(next)
	}
	for _, s := range states {
		w.finish(s, results)
	}
}

func (w *walk) finish(st *state, results []Returned) {
	r := &st.reply
	o := Outcome{
		Guards: slices.Clone(st.guards), Status: r.Status, Begun: r.Begun, Body: r.Body,
		Must: r.Must, May: r.May, Open: r.Open, Vague: r.Vague, Returns: results,
	}
	slices.SortFunc(o.Guards, func(a, b Guard) int {
		if a.Param != b.Param {
			return a.Param - b.Param
		}
		return strings.Compare(a.Const, b.Const)
	})
	if e := st.evidence; e != nil {
		o.Evidence = &Evidence{e.words, e.sure, e.keyed, e.params, e.foreign}
	}
	if x := st.explained; x != nil && x.Kind != situation.Choice {
		o.Inner = &Inner{x.Kind, x.Words, x.Of, x.Weak}
		if x.Weak && x.Of != 0 { // an empty parameter may be what the caller means
			o.Inner = &Inner{Kind: situation.Unknown}
		}
	}
	for i, v := range w.slots {
		if _, ok := v.Type().Underlying().(*types.Pointer); !ok {
			if _, ok := v.Type().Underlying().(*types.Interface); !ok {
				continue
			}
		}
		if st.get(place{v, ""}).prov&FromRequest != 0 && i < 32 {
			o.Fills |= 1 << i
		}
	}
	w.outcomes = append(w.outcomes, o)
}

// returned describes the results of a return statement.
func (w *walk) returned(ret *ast.ReturnStmt, st *state) []Returned {
	n := w.sig.Results().Len()
	if n == 0 {
		return nil
	}
	vals := make([]value, n)
	switch {
	case len(ret.Results) == n:
		for i, e := range ret.Results {
			vals[i] = w.eval(st, e)
		}
	case len(ret.Results) == 1:
		if call, ok := ast.Unparen(ret.Results[0]).(*ast.CallExpr); ok {
			copy(vals, st.results[call])
		}
	default: // named results
		for i := range n {
			vals[i] = st.get(place{w.sig.Results().At(i), ""})
		}
	}
	out := make([]Returned, n)
	for i, v := range vals {
		out[i] = w.describe(st, v, w.sig.Results().At(i).Type())
	}
	return out
}

func (w *walk) describe(st *state, v value, t types.Type) Returned {
	r := Returned{Nil: uint8(v.nil), Param: v.param, Prov: v.prov, Of: v.of}
	if v.konst != nil {
		r.Const = v.konst.ExactString()
	}
	failed := isError(t) && v.nil != isNil || isBool(t) && v.konst != nil && !constant.BoolVal(v.konst)
	switch {
	case v.from != nil && (isError(t) || isBool(t)) && !(isBool(t) && v.konst != nil):
		r.Fails = &Inner{v.from.fails, v.from.words, v.from.of, v.from.weak}
		if v.from.fails == situation.None {
			r.Fails.Kind = situation.Unknown
		}
	case failed:
		r.Fails = &Inner{Kind: situation.Unknown}
		if n := len(st.active); n > 0 && v.param == 0 {
			switch a := st.active[n-1]; {
			case a.Kind != situation.Choice:
				r.Fails = &Inner{a.Kind, a.Words, a.Of, a.Weak}
			case a.Client:
				r.Fails = &Inner{situation.BadInput, a.Words, a.Of, true}
			}
		}
	case isBool(t) && v.konst == nil:
		r.Fails = &Inner{Kind: situation.Unknown}
	}
	if v.body != nil && !isError(t) {
		r.Text = &Evidence{v.body.words, v.body.sure, v.body.keyed, v.body.params, v.body.foreign}
	}
	return r
}

// idle reports whether the outcome leaves the reply alone.
func (o *Outcome) idle() bool {
	return o.Status.Kind == Inherited && o.Begun == No && o.Body == No && len(o.Must)+len(o.May) == 0 && !o.Open && !o.Vague
}

// effectKey tells outcomes apart that differ in what they do to the reply.
func (o *Outcome) effectKey() string {
	c := *o
	c.Returns, c.Fills = nil, 0
	if c.idle() {
		c.Guards, c.Inner, c.Evidence = nil, nil, nil
	}
	b, err := json.Marshal(c) // deterministic: no maps
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// anything is the outcome of a function of which nothing is known.
var anything = []Outcome{{Status: Status{Kind: Unknown}, Begun: Maybe, Body: Maybe, Open: true, Vague: true}}

// summarize makes the summary of what the walk has seen.
func (w *walk) summarize() *Summary {
	s := &Summary{On: w.on, OnPath: w.onPath}
	if w.tired {
		s.Outcomes = anything
		return s
	}
	at := map[string]int{}
	for _, o := range w.outcomes {
		key := o.effectKey()
		if w.on == none {
			o.Inner, o.Evidence = nil, nil
			if key = w.mapping(&o); key == "" {
				o.Guards = nil
			}
		}
		i, ok := at[key]
		if !ok {
			at[key] = len(s.Outcomes)
			if w.on != none && o.idle() {
				o.Guards, o.Inner, o.Evidence = nil, nil, nil
			}
			s.Outcomes = append(s.Outcomes, o)
			continue
		}
		into := &s.Outcomes[i]
		into.Fills |= o.Fills // filled on some way
		for j := range into.Returns {
			into.Returns[j] = joinResult(into.Returns[j], o.Returns[j])
		}
	}
	if len(s.Outcomes) > maxOutcomes {
		if w.on != none {
			s.Outcomes = anything
			return s
		}
		for _, o := range s.Outcomes[1:] {
			for j := range o.Returns {
				s.Outcomes[0].Returns[j] = joinResult(s.Outcomes[0].Returns[j], o.Returns[j])
			}
		}
		s.Outcomes[0].Guards = nil
		s.Outcomes = s.Outcomes[:1]
	}
	slices.SortStableFunc(s.Outcomes, func(a, b Outcome) int { return strings.Compare(a.effectKey(), b.effectKey()) })
	return s
}

// mapping tells apart the outcomes of a function that maps an error to a
// number: which number for which error. It is "" for other functions.
func (w *walk) mapping(o *Outcome) string {
	takesError := false
	for _, v := range w.slots {
		takesError = takesError || isError(v.Type())
	}
	if !takesError || len(o.Returns) == 0 || !isInteger(w.sig.Results().At(0).Type()) {
		return ""
	}
	return fmt.Sprint(o.Guards, o.Returns[0].Const)
}

func joinResult(a, b Returned) Returned {
	r := Returned{Prov: a.Prov | b.Prov, Of: a.Of | b.Of}
	if a.Nil == b.Nil {
		r.Nil = a.Nil
	}
	if a.Const == b.Const {
		r.Const = a.Const
	}
	if a.Param == b.Param {
		r.Param = a.Param
	}
	switch {
	case a.Fails == nil:
		r.Fails = b.Fails
	case b.Fails == nil || a.Fails.Kind == b.Fails.Kind && a.Fails.Of == b.Fails.Of:
		r.Fails = a.Fails
	case a.Fails.Kind == b.Fails.Kind:
		r.Fails = &Inner{a.Fails.Kind, a.Fails.Words, a.Fails.Of | b.Fails.Of, a.Fails.Weak || b.Fails.Weak}
	default:
		r.Fails = &Inner{Kind: situation.Unknown}
	}
	if a.Text != nil && b.Text != nil {
		r.Text = a.Text
	}
	return r
}

// applySummary executes a call of a function with a summary: once per outcome.
func (w *walk) applySummary(st *state, c *site, s *Summary, callee *function) []*state {
	replies := s.On == captured
	if s.On >= 0 && s.On < len(c.args) {
		replies = c.vals[s.On].role == responder
		if s.OnPath != "" {
			if p, ok := w.placeOf(c.args[s.On]); ok {
				replies = w.responders[place{p.root, p.path + s.OnPath}] || st.get(place{p.root, p.path + s.OnPath}).role == responder
			}
		}
	}
	if callee != nil && replies {
		r := &st.reply
		pristine := r.Begun == No && (r.Status.Kind == Unset || r.Status.Kind == Inherited) && len(r.Must)+len(r.May) == 0 && !r.Open
		w.calls = append(w.calls, callSite{w.function, callee, pristine})
	}
	var out []*state
	for i := range s.Outcomes {
		o := &s.Outcomes[i]
		if !w.possible(c, o.Guards) {
			continue
		}
		n := st
		if len(s.Outcomes) > 1 {
			n = st.clone()
		}
		open := w.takeGuards(n, c, o.Guards)
		if replies {
			w.applyOutcome(n, c, o, callee, open)
		} else if open {
			w.push(n, situation.Situation{Kind: situation.Unknown, Pos: c.call.Pos()}, nil)
		}
		w.outcomeResults(n, c, o)
		out = append(out, n)
	}
	if !replies && s.On != none { // the responder may hide in another argument
		for _, n := range out {
			w.handOthers(n, c)
		}
	}
	return out
}

// handOthers notes responders among the operands that the summary does not speak of.
func (w *walk) handOthers(st *state, c *site) {
	for _, v := range c.vals {
		if v.role == responder || v.lit != nil && w.pkg.captures(v.lit) {
			st.reply.escape()
		}
	}
}

// takeGuards makes an outcome's conditions on operands that are themselves
// parameters conditions of the caller. It reports whether the outcome depends
// on what kind of error an operand is, and that is not known.
func (w *walk) takeGuards(st *state, c *site, guards []Guard) (open bool) {
	for _, g := range guards {
		if g.Param >= len(c.vals) {
			continue
		}
		v := c.vals[g.Param]
		if v.param != 0 {
			st.guard(v.param-1, g.Const, g.Equal)
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
		if g.Param >= len(c.vals) {
			continue
		}
		v := c.vals[g.Param]
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

// holdsFor reports whether a constant is the guard's, or compares to it as the guard says.
func (g *Guard) holdsFor(c constant.Value) bool {
	for _, op := range []token.Token{token.LEQ, token.GEQ, token.LSS, token.GTR} {
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
	e := effect{reason: open, begins: o.Begun, body: o.Body, must: o.Must, may: o.May, open: o.Open, vague: o.Vague, callee: callee}
	switch o.Status.Kind {
	case Inherited:
	case OfParam:
		if o.Status.Param < len(c.vals) {
			e.status = c.vals[o.Status.Param].status()
			e.bounds = c.vals[o.Status.Param].bounds
		} else {
			e.status = Status{Kind: Unknown}
		}
	default:
		e.status = o.Status
	}
	if o.Evidence != nil {
		e.evidence = w.resolveEvidence(c, o.Evidence)
		e.own = o.Status.Kind == Const && o.Evidence.Sure
	}
	if o.Inner != nil {
		in := w.resolveInner(c, o.Inner)
		e.inner = []situation.Situation{{Kind: in.Kind, Words: in.Words, Of: in.Of, Pos: c.call.Pos()}}
		e.reason = e.reason || o.Inner.Of == 0
	}
	if e.status.Kind == Unset && e.begins == No && e.body == No && !e.vague {
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
	w.apply(st, c.call, &e)
}

// resolveEvidence says what a callee's evidence means for these operands.
func (w *walk) resolveEvidence(c *site, in *Evidence) *evidence {
	out := &evidence{words: in.Words, sure: in.Sure, foreign: in.Foreign}
	found := in.Sure || in.Words != "" && in.Keyed == 0 && in.Params == 0
	for i, v := range c.vals {
		if i > 31 {
			break
		}
		bit := uint32(1) << i
		if in.Keyed&bit != 0 && !isEmpty(v) {
			switch {
			case v.body != nil && v.body.params == 0, v.konst != nil && v.konst.Kind() == constant.String:
				words := in.Words
				if v.body != nil {
					words = v.body.words
				} else if v.konst != nil {
					words = v.konst.String()
				}
				out, found = joinEvidence(&evidence{words: words, sure: true}, out), true
			case v.param != 0:
				out, found = joinEvidence(out, &evidence{words: in.Words, keyed: 1 << (v.param - 1)}), true
			}
		}
		if in.Params&bit != 0 {
			switch {
			case v.body != nil:
				out, found = joinEvidence(v.body, out), true
			case v.param != 0:
				out, found = joinEvidence(out, &evidence{params: 1 << (v.param - 1)}), true
			}
		}
	}
	if !found && !out.foreign {
		return nil
	}
	return out
}

// resolveInner says what a callee's reason means for these operands: what
// fails because its parameter is malformed is the client's fault only if the
// operand comes from the request.
func (w *walk) resolveInner(c *site, in *Inner) Inner {
	if in.Of == 0 {
		return *in
	}
	out := Inner{Kind: in.Kind, Words: in.Words, Weak: in.Weak}
	for i, v := range c.vals {
		if i > 31 || in.Of&(1<<i) == 0 {
			continue
		}
		switch {
		case v.prov&FromCredential != 0:
			out.Kind = situation.NoCredentials
		case v.prov&FromRequest != 0:
		case v.of != 0:
			out.Of |= v.of
		default:
			return Inner{Kind: situation.Unknown}
		}
	}
	return out
}

func (w *walk) outcomeResults(st *state, c *site, o *Outcome) {
	vals := make([]value, len(o.Returns))
	for i, r := range o.Returns {
		v := value{nil: nilness(r.Nil), prov: r.Prov}
		if r.Const != "" {
			v.konst = exactConst(r.Const)
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
		if r.Fails != nil {
			in := w.resolveInner(c, r.Fails)
			v.from = &origin{pos: c.call.Pos(), fails: in.Kind, words: in.Words, of: in.Of, weak: in.Kind == situation.NoCredentials && in.Weak}
		} else if i == len(o.Returns)-1 && v.nil == nilUnknown && v.konst == nil {
			v.from = &origin{pos: c.call.Pos()}
		}
		if r.Text != nil {
			v.body = w.resolveEvidence(c, r.Text)
		}
		vals[i] = v
	}
	st.results[c.call] = vals
	if c.fn != nil && len(vals) > 0 && situation.Identity(c.fn.Name()) {
		vals[0].prov |= FromIdentity
		if n := len(vals); vals[n-1].from != nil {
			vals[n-1].from.weak = true
		}
	}
	for i, a := range c.args {
		if i < 32 && o.Fills&(1<<i) != 0 {
			w.fill(st, a, value{prov: FromRequest})
		} else if u, ok := ast.Unparen(a).(*ast.UnaryExpr); ok && u.Op == token.AND {
			w.fill(st, a, value{})
		}
	}
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
