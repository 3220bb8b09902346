package replies

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/constant"
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
	Stops    Tri  // it ends the chain of handlers
	Hangs    bool // it hangs on something that the function keeps in mind from call to call
	Refuse   bool // it replies because a call fails that replies itself, and sends the status that fits
	Evidence *Evidence
	Inner    *Inner     // the reason inside the function for which it replies
	Prepared Status     // the status that it puts into the request for a later call
	Returns  []Returned // by result
	Fields   []Field    // what it puts into the struct that holds the responder
	Fills    uint32     // the parameters that it fills with what the client sent
}

// An Evidence says why what a function writes tells of an error.
type Evidence struct {
	Words   string
	Sure    bool
	Keyed   uint32 // ... if one of these parameters is not empty
	Params  uint32 // ... if one of these parameters does
	Coded   uint32 // ... if one of these parameters is the code of a failure
	Foreign bool
	Shows   bool // it shows the text of an error
}

// An Inner is a reason inside a function.
type Inner struct {
	Kind  situation.Kind
	Words string
	Of    uint32
	Weak  bool
	Among bool
	Error int // 1 + the slot of the error whose not being nil is the reason, 0 if none
}

// A Returned is what is known of one result.
type Returned struct {
	Nil    uint8
	Const  string // in exact form; "": unknown
	Some   bool   // it is a number, and not 0
	Param  int    // 1 + the slot that it is
	Prov   Prov
	Of     uint32
	Fails  *Inner // what its being not nil, or false, means
	Text   *Evidence
	Load   *Load   // the status that it carries
	Builds []Field // it is a builder: what its fields hold
	Unsent bool    // if it is not nil, nothing has been sent
}

// untilSent returns the reply as it is when something returned is sent: deferred calls
// may have set headers by then.
func (w *walk) untilSent(st *state) Reply {
	r := st.reply
	r.Open = r.Open || slices.ContainsFunc(st.defers, w.mayReply)
	return r
}

// leave records the outcome of a path that returns.
func (w *walk) leave(ret *ast.ReturnStmt, st *state) {
	w.noteCarried(ret, st)
	w.noteReturned(ret, st)
	w.notePlain(ret, st)
	results := w.returned(ret, st)
	states := []*state{st.clone()}
	states[0].reply.Handed = nil // no return keeps deferred calls from what they do
	for i := len(st.defers) - 1; i >= 0; i-- {
		var next []*state
		for _, s := range states {
			next = append(next, w.call(s, st.defers[i])...)
		}
		states = w.thin(next)
	}
	for _, s := range states {
		w.exit(s, ret, results)
		w.finish(s, results)
	}
}

func (w *walk) finish(st *state, results []Returned) {
	r := &st.reply
	o := Outcome{
		Guards: slices.Clone(st.guards), Status: r.Status, Begun: r.Begun, Body: r.Body,
		Must: r.Must, May: r.May, Open: r.Open || r.Spared, Vague: r.Vague, Stops: r.Stops, Refuse: r.Refuse, Hangs: st.hangs, Returns: results, Fields: w.fieldsSet(st),
	}
	if o.Vague { // paths that were joined and all leave the reply alone do so together
		o.Vague = false
		o.Vague = !o.idle()
	}
	slices.SortFunc(o.Guards, func(a, b Guard) int {
		if a.Param != b.Param {
			return a.Param - b.Param
		}
		return strings.Compare(a.Const, b.Const)
	})
	if e := st.evidence; e != nil {
		o.Evidence = &Evidence{e.words, e.sure, e.keyed, e.params, e.coded, e.foreign, e.shows != ""}
	}
	if x := st.explained; x != nil && x.Kind != situation.Choice {
		o.Inner = &Inner{x.Kind, x.Words, x.Of, x.Weak, x.Among, x.Error}
		if x.Weak && x.Of != 0 { // an empty parameter may be what the caller means
			o.Inner = &Inner{Kind: situation.Unknown}
		}
	}
	if p := st.prepared; p != nil {
		o.Prepared = p.effect.status
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
		if v.role == keeping { // what the caller does with it is not seen
			st.escape()
		}
		out[i] = w.describe(st, v, w.sig.Results().At(i).Type())
		if len(ret.Results) == n {
			out[i].Builds = w.buildsOf(st, ret.Results[i])
		}
		f := out[i].Fails
		if len(ret.Results) != n || f == nil || f.Kind != situation.Unknown && !(f.Kind == situation.BadInput && f.Weak) {
			continue
		}
		if in := w.namedFailure(ret.Results[i]); in != nil && in.Kind != f.Kind {
			out[i].Fails = in
		}
	}
	return out
}

func (w *walk) describe(st *state, v value, t types.Type) Returned {
	r := Returned{Nil: uint8(v.nil), Some: strings.Contains(v.not, notZero), Param: v.param, Prov: v.prov, Of: v.of, Load: st.describeLoad(v)}
	if v.role == responder && w.on >= 0 && w.onPath == "" {
		r.Param = w.on + 1
	}
	if v.mixed { // which part is meant, only this function knows
		r.Prov, r.Of = r.Prov&^FromRequest, 0
	}
	r.Unsent = v.from != nil && v.from.unsent != nil && v.from.unsent.Begun == No
	if v.konst != nil {
		r.Const = v.konst.ExactString()
	}
	failed := isFailure(t) && v.nil != isNil || isBool(t) && v.konst != nil && !constant.BoolVal(v.konst)
	switch {
	case v.from != nil && (isFailure(t) || isBool(t)) && !(isBool(t) && v.konst != nil):
		r.Fails = &Inner{v.from.fails, v.from.words, v.from.of, v.from.weak, v.from.among, 0}
		if v.from.fails == situation.None {
			r.Fails.Kind = situation.Unknown
		}
	case failed:
		r.Fails = &Inner{Kind: situation.Unknown}
		if n := len(st.active); n > 0 && v.param == 0 {
			switch a := st.active[n-1]; {
			case a.Kind != situation.Choice:
				r.Fails = &Inner{a.Kind, a.Words, a.Of, a.Weak, a.Among, a.Error}
			case a.Client && (!w.predicate() || situation.Accepts(w.name)):
				r.Fails = &Inner{situation.BadInput, a.Words, a.Of, true, false, 0}
			}
		}
	case isBool(t) && v.konst == nil:
		r.Fails = &Inner{Kind: situation.Unknown}
	}
	if v.body != nil && !isFailure(t) {
		r.Text = &Evidence{v.body.words, v.body.sure, v.body.keyed, v.body.params, v.body.coded, v.body.foreign, v.body.shows != ""}
	}
	return r
}

// predicate reports whether a function answers yes or no, and nothing else.
func (f *function) predicate() bool {
	return f.sig.Results().Len() == 1 && isBool(f.sig.Results().At(0).Type())
}

// idle reports whether the outcome leaves the reply alone.
func (o *Outcome) idle() bool {
	return o.Status.Kind == Inherited && o.Prepared.Kind == Unset && o.Begun == No && o.Body == No && len(o.Must)+len(o.May)+len(o.Fields) == 0 && !o.Open && !o.Vague && o.Stops == No
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
				o.Inner, o.Evidence = nil, nil
			}
			s.Outcomes = append(s.Outcomes, o)
			continue
		}
		s.Outcomes[i].meet(&o)
	}
	s.forgetReasons()
	if w.on != none && len(s.Outcomes) > maxOutcomes {
		s.Outcomes = alike(s.Outcomes)
	}
	if len(s.Outcomes) > maxOutcomes {
		if w.on != none {
			s.Outcomes = summed(s.Outcomes)
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

// forgetReasons takes from a function that replies with the same status whatever
// happens the reasons of which nothing is known: they do not say why it is that one.
func (s *Summary) forgetReasons() {
	for _, o := range s.Outcomes {
		if o.Begun != Yes || o.Vague || o.Status != s.Outcomes[0].Status {
			return
		}
	}
	for i := range s.Outcomes {
		if in := s.Outcomes[i].Inner; in != nil && in.Kind == situation.Unknown && in.Words == "" && in.Error == 0 {
			s.Outcomes[i].Inner = nil
		}
	}
}

// tells reports whether a summary says more than that nothing is known.
func (s *Summary) tells() bool {
	if s.On != none {
		return len(s.Outcomes) > 0
	}
	for _, o := range s.Outcomes {
		if o.Fills != 0 || o.Prepared.Kind != Unset {
			return true
		}
		for _, r := range o.Returns {
			known := r.Fails != nil && (r.Fails.Kind != situation.Unknown || r.Fails.Words != "")
			if known || r.Nil != 0 || r.Const != "" || r.Param != 0 || r.Prov != 0 || r.Of != 0 || r.Text != nil || r.Load != nil {
				return true
			}
		}
	}
	return false
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
	r := Returned{Some: a.Some && b.Some, Unsent: a.Unsent && b.Unsent, Prov: a.Prov | b.Prov, Of: a.Of | b.Of, Load: joinLoad(a, b)}
	if slices.Equal(a.Builds, b.Builds) {
		r.Builds = a.Builds
	}
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
	case b.Fails == nil || *a.Fails == *b.Fails:
		r.Fails = a.Fails
	case a.Fails.Kind == b.Fails.Kind && a.Fails.Error == b.Fails.Error:
		r.Fails = &Inner{a.Fails.Kind, a.Fails.Words, a.Fails.Of | b.Fails.Of, a.Fails.Weak || b.Fails.Weak, a.Fails.Among || b.Fails.Among, a.Fails.Error}
	case a.Fails.Among && b.Fails.Kind == situation.Unknown:
		r.Fails = a.Fails
	case b.Fails.Among && a.Fails.Kind == situation.Unknown:
		r.Fails = b.Fails
	case a.Fails.Among && b.Fails.Among: // the first of several
		r.Fails = a.Fails
	default:
		r.Fails = &Inner{Kind: situation.Unknown}
	}
	if a.Text != nil && b.Text != nil {
		r.Text = a.Text
	}
	return r
}
