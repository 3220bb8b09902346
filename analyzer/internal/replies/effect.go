package replies

import (
	"go/ast"
	"go/constant"
	"go/types"
	"net/http"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/catalog"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// status returns the status that a value is.
func (v value) status() Status {
	switch {
	case v.konst != nil && !v.learned:
		if n, ok := constant.Int64Val(constant.ToInt(v.konst)); ok {
			return Status{Kind: Const, Code: int(n)}
		}
	case v.param != 0:
		return Status{Kind: OfParam, Param: v.param - 1}
	case v.field.param != 0:
		return Status{Kind: OfField, Param: v.field.param - 1, Path: v.field.path}
	case v.carried != 0:
		return Status{Kind: Carried, Param: v.carried - 1}
	}
	return Status{Kind: Unknown}
}

// failing executes a call that replies only when it fails.
func (w *walk) failing(st *state, c *site, row *catalog.Reply) []*state {
	failed := st.clone()
	w.reply(failed, c, row)
	failed.reply.Refuse = true
	for _, s := range []*state{st, failed} {
		if src := w.pkg.catalog.Source[c.name]; src != nil {
			w.source(s, c, src)
		} else {
			w.results(s, c, value{})
		}
	}
	if row.Else == catalog.Takeover {
		st.escape()
	}
	if n := len(st.results[c.call]); n > 0 {
		st.results[c.call][n-1] = value{nil: isNil}
		failed.results[c.call][n-1].nil = nonNil
	}
	return []*state{st, failed}
}

// reply executes a call that the catalog knows to act on the reply.
func (w *walk) reply(st *state, c *site, row *catalog.Reply) {
	e := effect{redirect: row.Redirect, refusal: row.Text}
	if row.Aborts {
		e.stops = Yes
	}
	for _, name := range row.Sets {
		e.must = append(e.must, http.CanonicalHeaderKey(name))
	}
	if row.Status.Set {
		if row.Status.Const {
			e.status = Status{Kind: Const, Code: row.Status.Pos}
		} else {
			v := c.val(row.Status)
			e.status, e.bounds, e.chosen = v.status(), v.bounds, v.chosen
			e.operand = c.args[c.arg(row.Status)]
		}
	}
	if row.Body.Set {
		v := w.bodyOf(c, row)
		all := !row.Body.Rest || c.arg(row.Body) == len(c.vals)-1 && c.fn.Name() != "Fprintln" // which writes a line
		if !row.Always && all && isEmpty(v) {
			e.empty = true
		}
		e.evidence = v.body
		e.worthless = !row.Body.Rest && row.Does == catalog.Body && w.worthless(st, c.args[c.arg(row.Body)])
		switch {
		case row.Page:
			e.evidence = nil
			if name := c.val(row.Name); row.Name.Set && name.konst != nil && name.konst.Kind() == constant.String && situation.ErrorPage(constant.StringVal(name.konst)) {
				e.evidence = &evidence{words: "the page is " + name.konst.String()}
			}
		case row.Text && !isEmpty(v):
			sure := evidence{words: "an error message from " + c.fn.Name(), sure: true}
			e.evidence = joinEvidence(&sure, e.evidence)
		}
	}
	if row.Prepared {
		w.takePrepared(st, &e)
	}
	if row.Carried {
		w.takeCarried(st, c, row, &e)
	}
	does := row.Does
	if does == catalog.Head && w.commit == catalog.Deferred && c.fn.Name() == "WriteHeader" {
		does = catalog.Status // the framework's writer only notes it
	}
	switch does {
	case catalog.Status:
		w.apply(st, c.call, &e)
		w.results(st, c, c.vals[c.arg(row.On)]) // fiber's returns the responder
		return
	case catalog.Headers:
		w.header(st, c, row, &e)
		return
	case catalog.Head, catalog.Flush:
		e.begins = Yes
	case catalog.Body:
		e.begins, e.body = Yes, Yes
	case catalog.Copy:
		e.begins, e.body, e.copies = Maybe, Maybe, true
		if v := c.val(row.Body); v.konst != nil && !isEmpty(v) {
			e.begins, e.body = Yes, Yes
		}
	case catalog.End:
		e.begins, e.body = Yes, Maybe
	case catalog.Drain:
		e.begins, e.body = Maybe, Maybe
		if row.Always || st.reply.Body != No {
			e.begins = Yes
		}
	case catalog.Computed:
		e.begins, e.body, e.status = Yes, Maybe, Status{Kind: Unknown}
	case catalog.Abort:
		st.reply.Stops = Yes
		w.results(st, c, value{})
		return
	case catalog.Raise:
		st.reply.setHeader(Raised, Yes)
		w.results(st, c, value{})
		return
	case catalog.Begun:
		w.results(st, c, w.asked(st.reply.Begun, slotBegun))
		return
	case catalog.Stopped:
		w.results(st, c, w.asked(st.reply.Stops, slotStops))
		return
	case catalog.Next:
		w.next(st, c.call)
		w.results(st, c, value{})
		return
	case catalog.Takeover:
		st.escape()
		w.results(st, c, value{})
		return
	}
	kept := c.vals[c.arg(row.On)].role == keeping && does != catalog.Drain
	if kept {
		e.begins, e.body, e.copies = min(e.begins, Maybe), min(e.body, Maybe), false
	}
	before := st.reply
	w.apply(st, c.call, &e)
	if row.Does == catalog.Flush {
		st.reply.setHeader(Streamed, Yes)
	}
	vals := w.results(st, c, value{})
	if n := len(vals); n > 0 && vals[n-1].from != nil {
		switch {
		case row.Unsent:
			vals[n-1].from.unsent = &before
		case row.Does == catalog.Copy:
			vals[n-1].from.copies = c.call
			vals[0].from = &origin{pos: c.call.Pos(), nothing: &before}
		case kept: // a buffer fails when the writer behind it does
			vals[n-1].from.copies = c.call
		}
	}
	if entry := w.pkg.catalog.Wrap[c.name]; entry != nil && len(vals) > 0 {
		vals[0].role, vals[0].nil = inFront(entry, c.val(entry.Of).role), nonNil
	}
}

// make executes a call that makes an error which the framework turns into the
// reply: that is where the status is chosen.
func (w *walk) make(st *state, c *site, row *catalog.Reply) {
	i := c.arg(row.Status)
	l := &load{status: c.val(row.Status).status(), sure: true}
	if l.status.Kind == Const && w.pkg.births[c.call] && st.reply.Begun != Yes { // once the reply has begun, the framework ignores it
		w.noteBirth(st, c.call, l.status, append(slices.Clone(c.args[:i]), c.args[i+1:]...))
		w.steps[c.call].Chosen = c.args[i]
		l.judged = st.settled()
	}
	w.noteDropped(st, c, l)
	vals := w.results(st, c, value{})
	for i := range vals {
		vals[i] = value{nil: nonNil, load: l}
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
	names := e.must
	defer func(before Reply) {
		if late := w.tooLate(&before, names); len(late) > 0 {
			w.note(st, c.call, before, before.Status, &effect{late: late})
		}
	}(st.reply)
	for _, name := range e.must {
		st.reply.setHeader(name, Yes)
	}
	if !row.Header.Set {
		return
	}
	v := c.val(row.Header)
	if v.konst == nil || v.konst.Kind() != constant.String {
		if c.fn.Name() != "Del" && len(st.reply.Must)+len(st.reply.May) == 0 && !st.reply.Open {
			names = append(names, types.ExprString(c.args[c.arg(row.Header)]))
		}
		st.reply.Open = true
		return
	}
	name := http.CanonicalHeaderKey(constant.StringVal(v.konst))
	if c.fn.Name() == "Del" {
		if st.reply.Begun != Yes { // what has gone out stays set
			st.reply.delHeader(name)
		}
		return
	}
	names = append(names, name)
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
		name = http.CanonicalHeaderKey(name)
		if late := w.tooLate(&st.reply, []string{name}); len(late) > 0 {
			w.note(st, x, st.reply, st.reply.Status, &effect{late: late})
		}
		st.reply.setHeader(name, Yes)
	} else {
		st.reply.Open = true
	}
	return true
}

// An effect is what a call does to the reply.
type effect struct {
	status    Status // Unset: none
	begins    Tri
	body      Tri
	empty     bool // what it writes is empty
	evidence  *evidence
	must      []string
	may       []string
	open      bool
	vague     bool
	inner     []situation.Situation // reasons inside the callee
	reason    bool                  // inner holds whatever the operands are
	own       bool                  // status and body are both the callee's own
	constant  bool                  // the callee chose the status
	via       string                // the callee, if it sends its error body without a status of its own
	chosen    bool                  // the status was chosen before, in a step of its own
	callee    *function
	helper    bool     // it is one outcome of a summary
	failed    nilness  // of a returned status: the error that is returned as well
	bounds    bounds   // what is known of a status that is not a constant
	stops     Tri      // it ends the chain of handlers
	late      []string // headers that are lost
	redirect  bool     // it is a call made for redirects
	carried   bool     // something else sends the status
	operand   ast.Expr // the status, if it is written there
	hangs     bool     // the path hangs on a variable that other code sets unseen
	dropped   bool     // an error with this status is made, and not used
	refusal   bool     // it is a call made to tell of an error
	passes    bool     // it calls the next handler
	worthless bool     // what it writes is what a call gave that failed before
	copies    bool     // it copies what may be empty
}

// apply executes an effect and notes the step.
func (w *walk) apply(st *state, call *ast.CallExpr, e *effect) {
	w.dispatched(st, e)
	before := st.reply
	r := &st.reply
	if w.commit == catalog.Buffered {
		e.begins = No
	}
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
		st.escape()
	}
	if e.status.Kind != Unset && before.Begun == No {
		r.Status = e.status
	}
	sent := r.Status
	if e.begins == Yes && (before.Begun == No || e.status.Kind == Unset) {
		r.Status = r.Status.Sent()
		sent = r.Status
	}
	r.Stops = max(r.Stops, e.stops)
	supersedes := before.Refuse && e.status.Kind != Unset && e.body == Yes // whoever replies to the failure of a call that has replied
	if before.Begun != Yes && e.begins != No || supersedes {
		w.begin(st, call, e, sent)
		r.Refuse = false
	} else if e.helper && e.status.Kind == Unset {
		e.late = w.tooLate(&before, e.must)
	} else if !e.helper && e.status.Kind == Unset {
		w.completes(st, call, e)
	}
	r.Begun = max(r.Begun, e.begins)
	if !e.empty {
		r.Body = max(r.Body, e.body)
	}
	if before.Begun == No && (e.status.Kind != Unset || e.begins != No || w.commit == catalog.Buffered) {
		st.explained = nil
		for _, s := range slices.Backward(slices.Concat(st.situations(), e.inner)) {
			if s.Kind != situation.Choice {
				st.explained = &s
				break
			}
		}
	}
	switch {
	case w.commit == catalog.Buffered && e.body != No:
		st.evidence = e.evidence
	case e.evidence != nil && before.Body == No: // what is appended to a body does not make it an error body
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
		w.pkg.dispatchers[sent.Param].add(dispatched{st.carried, st.failed, body, call})
	}
	if before.Begun == No && w.holds(e) {
		st.hold(held{call, *e, before, st.situations()})
		return
	}
	if e.status.Kind != Unset {
		st.overrule()
	}
	w.release(st, before)
	if before.Refuse && e.status.Kind != Unset {
		sent = e.status // it is lost, but it is what the code asks for
	}
	w.note(st, call, before, sent, e)
}

// note adds what this path saw to the step of a call.
func (w *walk) note(st *state, at ast.Expr, before Reply, sent Status, e *effect) {
	e.hangs = e.hangs || st.hangs
	w.noteAs(at, st.situations(), before, st.reply, sent, e)
}

// stepAt returns the step at an expression, a new one if need be.
func (w *walk) stepAt(at ast.Expr) *Step {
	step := w.steps[at]
	if step == nil {
		step = &Step{At: at, Func: w.name, seen: map[uint64]bool{}}
		w.steps[at] = step
	}
	return step
}

func (w *walk) noteAs(at ast.Expr, situations []situation.Situation, before, after Reply, sent Status, e *effect) {
	step := w.stepAt(at)
	if e.operand != nil {
		step.Chosen = e.operand
	}
	step.Carried = step.Carried || e.carried
	m := Moment{
		Before: before, After: after, Status: sent, Sets: e.status.Kind != Unset && !e.chosen, Body: e.body, Begins: e.begins, Own: e.own,
		Situations: slices.Concat(situations, e.inner), Fresh: w.fresh, Asked: e.status, Late: e.late, Passes: e.passes, Hangs: e.hangs, Dropped: e.dropped, Redirect: e.redirect, Left: before.First != nil && before.First.left(situations), Behind: before.Handed != nil && before.Handed.over(situations), Worthless: e.worthless, Callee: e.reason, Constant: e.constant, Helper: e.helper, failed: e.failed, Via: e.via,
	}
	if e.empty {
		m.Body = No
	}
	if m.Sets && sent.Kind == Const && (sent.Code < 100 || sent.Code > 999) {
		m.Invalid = w.pkg.catalog.Invalid[w.responder][sent.Code <= 0]
	}
	if e.callee != nil {
		m.CalleeFresh = e.callee.fresh && w.commit != catalog.Buffered // there a status may still follow the helper
	}
	if e.evidence != nil {
		m.Foreign = e.evidence.foreign
		m.Evidence, m.Sure, m.Shows = e.evidence.words, e.evidence.sure, e.evidence.shows
	}
	if key := m.key(); !step.seen[key] {
		step.seen[key] = true
		step.Moments = append(step.Moments, m)
	}
}
