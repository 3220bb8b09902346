package oracle

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/oracle/rig"
	"github.com/statuslint/statuslint/analyzer/internal/replies"
)

// outcome compares the reply on the wire with what the handler was predicted to send.
func (c *comparer) outcome(p *rig.Path, events []*event) {
	again := func(e *event) bool { // limits: what is deferred in a loop is put off once
		return e.defers && e.loops && slices.ContainsFunc(events[:e.at], func(f *event) bool { return f.site == e.site })
	}
	if c.pred.whole == nil || p.Wire.Closed || slices.ContainsFunc(events, again) || slices.ContainsFunc(events, c.strange) || len(p.Marks) == 0 {
		return
	}
	end := p.Marks[len(p.Marks)-1].Snap
	with := c.latitude(events)
	var reasons []string
	open, sure := false, true
	for i := range c.pred.whole.Outcomes {
		o := &c.pred.whole.Outcomes[i]
		r := replies.Reply{Status: o.Status, Begun: o.Begun, Body: o.Body, Must: o.Must, May: o.May, Open: o.Open, Stops: o.Stops}
		if r.Status.Kind == replies.Inherited { // nobody has set one before a handler
			r.Status = replies.Status{}
			if r.Begun == replies.Yes {
				r.Status = r.Status.Sent()
			}
		}
		if o.Vague { // paths were joined
			reasons, open, sure = nil, true, false
			break
		}
		why := c.admits(&r, end, with)
		if why == "" {
			why = c.ends(o, &r, p, with)
		}
		if why == "" {
			reasons, open = nil, o.Open || o.Vague
			sure = !c.fails(p) || len(o.Returns) > 0 && o.Returns[0].Load != nil && o.Returns[0].Load.Sure
			break
		}
		reasons = append(reasons, why)
	}
	if len(reasons) > 0 {
		c.disagree(p, "the reply is not what was predicted", 0, "%s", strings.Join(reasons, "; "))
	} else if sure && !slices.ContainsFunc(c.pred.whole.Outcomes, indefinite) {
		c.tally.definite++
	}
	silent := end.Headers == 0 && !slices.ContainsFunc(events, func(e *event) bool { return e.kind == effect && (e.op.status != 0 || e.op.sends) })
	if silent && !open && len(c.pred.exits) == 0 && c.replies() {
		c.disagree(p, "a way out is not seen", 0, "the handler replies nothing")
	}
}

// indefinite reports whether an outcome leaves the status open.
func indefinite(o replies.Outcome) bool {
	return o.Vague || o.Status.Kind != replies.Const && o.Status.Kind != replies.Unset && o.Status.Kind != replies.Inherited
}

// fails reports whether the framework replies to the error that the handler returns.
func (c *comparer) fails(p *rig.Path) bool {
	end := p.Marks[len(p.Marks)-1]
	return c.fw.returns && end.Code == 1 && !end.Snap.Begun
}

// ends says why the reply on the wire cannot be what an outcome makes of it, or "". Where
// a handler returns an error, and has sent nothing, the framework replies to that.
func (c *comparer) ends(o *replies.Outcome, r *replies.Reply, p *rig.Path, with latitude) string {
	end := p.Marks[len(p.Marks)-1]
	failed := end.Code == 1
	if len(o.Returns) == 0 {
		return c.arrives(r, &p.Wire, with)
	}
	switch ret := o.Returns[0]; {
	case failed && ret.Nil == isNil:
		return "the handler returns an error"
	case !failed && ret.Nil == nonNil:
		return "the handler returns no error"
	case c.fails(p):
		if ret.Load != nil && ret.Load.Sure && ret.Load.Status.Kind == replies.Const && ret.Load.Status.Code != p.Wire.Status {
			return fmt.Sprintf("the client gets %d, not the error's %d", p.Wire.Status, ret.Load.Status.Code)
		}
		return ""
	}
	return c.arrives(r, &p.Wire, with)
}

// What is known of a result; see replies.Returned.
const (
	isNil  = 1
	nonNil = 2
)

// replies reports whether the handler itself sends something on any path.
func (c *comparer) replies() bool {
	return slices.ContainsFunc(c.runs, func(run []*event) bool {
		return slices.ContainsFunc(run, func(e *event) bool { return e.begins() && e.fn == 0 })
	})
}

// arrives says why the reply that came over the wire cannot be the one known, or "".
func (c *comparer) arrives(r *replies.Reply, w *rig.Wire, with latitude) string {
	code := r.Status.Code
	if r.Status.Kind == replies.Unset {
		code = http.StatusOK
	}
	bodiless := code == http.StatusNoContent || code == http.StatusNotModified
	switch {
	case code != 0 && code != w.Status:
		return fmt.Sprintf("the client gets %d, not %d", w.Status, code)
	case r.Body == replies.Yes && w.Size == 0 && !bodiless && code != 0 && !with.less:
		return "the client gets no body"
	case r.Body == replies.No && w.Size > 0 && !with.more:
		return "the client gets a body"
	}
	for i, name := range rig.Headers {
		if w.Headers&(1<<i) != 0 && name != "Content-Type" && r.HasHeader(name) == replies.No {
			return "the client gets " + name
		}
	}
	return ""
}
