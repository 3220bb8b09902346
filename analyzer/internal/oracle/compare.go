package oracle

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/oracle/rig"
	"github.com/statuslint/statuslint/analyzer/internal/replies"
)

// A disagreement is something that happened otherwise than predicted, or was
// reported and does not happen.
type disagreement struct {
	kind string // what is wrong, the same for all of its sort
	line int
	text string
	path *rig.Path // nil: of all paths
}

// A comparer compares what happened to one handler with what was predicted.
type comparer struct {
	fw    *framework
	list  *listing
	pred  *prediction
	paths []*rig.Path
	runs  [][]*event
	tally *tally
	found []disagreement
}

// compare returns the disagreements of one handler.
func compare(fw *framework, l *listing, paths []*rig.Path, pred *prediction, t *tally) ([]disagreement, error) {
	c := &comparer{fw: fw, list: l, pred: pred, paths: paths, tally: t}
	t.handlers++
	t.paths += len(paths)
	for _, p := range paths {
		events, err := follow(l, p)
		if err != nil {
			return nil, err
		}
		c.runs = append(c.runs, events)
	}
	if !c.complete() {
		t.partly++
	}
	for i, p := range paths {
		c.moments(p, c.runs[i])
		c.outcome(p, c.runs[i])
	}
	c.verdicts()
	return c.found, nil
}

// complete reports whether every path was asked for.
func (c *comparer) complete() bool { return c.paths[len(c.paths)-1].Last }

func (c *comparer) disagree(p *rig.Path, kind string, line int, format string, args ...any) {
	c.found = append(c.found, disagreement{kind, line, fmt.Sprintf(format, args...), p})
}

// moments compares each step of a path with what was known of it.
func (c *comparer) moments(p *rig.Path, events []*event) {
	with := c.latitude(events)
	for _, e := range events {
		if e.cut || slices.ContainsFunc(events, func(f *event) bool { return c.strange(f) && (f == e || f.within(e)) }) {
			return
		}
		o := e.op
		steps := c.pred.steps[e.line]
		if e.kind == effect && len(steps) == 0 && c.fw.style != buffered && (c.fw.style == stream && o.status != 0 || o.body == some || o.sends) && !interim(e) && !o.raises {
			c.disagree(p, "a step is not seen", e.line, "nothing is known of it")
		}
		if len(steps) > 0 && c.acts(e) {
			c.moment(p, e, steps, with)
		}
	}
}

// A latitude is how far a path may differ from what was predicted.
type latitude struct {
	more  bool // a text has been sent that the program has not asked for
	stops bool // gin ends the chain if it fails to write a body
	less  bool // gin leaves a body out if it is asked to send it with 204 or 304, even if another status has gone out; in fiber an empty one takes the place of another
}

func (c *comparer) latitude(events []*event) latitude {
	var l latitude
	for _, e := range events {
		if e.kind == effect {
			l.more = l.more || e.op.body == courtesy
			l.stops = l.stops || c.fw.style == late && e.op.body == some && (noBody(e.after.Status) || e.before.Begun)
			l.less = l.less || c.fw.style == buffered && e.op.body == empty || c.fw.style == late && e.op.body == some && noBody(e.asks)
		}
	}
	return l
}

// acts reports whether there is a step on the path at the event's line. Of calls that
// only set headers there is one where these are known to be lost, and of calls of helpers
// where they do more. What only sets a status in a framework that sends it later is a
// step if that takes effect.
func (c *comparer) acts(e *event) bool {
	switch {
	case c.fw.style == buffered, e.kind == effect && e.op.raises:
		return false // what is sent is known in the end
	case e.kind != effect && c.fw.style == stream:
		return e.before.Begun != e.after.Begun || e.before.Size != e.after.Size || e.before.Status != e.after.Status
	case e.kind != effect:
		return !e.before.Begun && e.after.Begun
	}
	return e.op.sends || e.op.body != none || e.op.status != 0 && c.fw.style == stream
}

func (c *comparer) moment(p *rig.Path, e *event, steps []*replies.Step, with latitude) {
	var reasons []string
	sure := false
	for _, s := range steps {
		for i := range s.Moments {
			m := &s.Moments[i]
			if !m.Fresh {
				return // what happened before the function is not its affair
			}
			with.stops = with.stops || e.fn != 0 // what a caller has done about the chain is not the helper's affair
			why := c.admits(&m.Before, e.before, with)
			if why == "" && (c.fw.style == stream || e.after.Begun) {
				if why = c.admits(&m.After, e.after, with); why != "" {
					why = "afterwards " + why
				}
			}
			if first := m.Before.First; why == "" && first != nil && !m.Before.Vague && !c.began(e, c.pred.line(first.At)) {
				why = fmt.Sprintf("the reply did not begin in line %d", c.pred.line(first.At))
			}
			if why == "" {
				c.tally.steps++
				if s := m.After.Status.Kind; s == replies.Const || s == replies.Unset {
					c.tally.sure++
				}
				return
			}
			sure = true
			reasons = append(reasons, why)
		}
	}
	if sure {
		c.disagree(p, "a step is not what was predicted", e.line, "%s", strings.Join(reasons, "; "))
	}
}

// began reports whether the reply begins in a line on some path to the site of e:
// the engine keeps one of several beginnings that are alike otherwise.
func (c *comparer) began(e *event, line int) bool {
	for _, events := range c.runs {
		begun := false
		for _, f := range events {
			if begun && f.line == e.line {
				return true
			}
			begun = begun || f.begins() && slices.Contains(f.lines(), line)
		}
	}
	return false
}

// admits says why a reply cannot be what it is known to be, or "".
func (c *comparer) admits(r *replies.Reply, s rig.Snap, with latitude) string {
	begun := s.Begun && c.fw.style != buffered
	switch {
	case r.Begun == replies.Yes && !begun:
		return "nothing has been sent"
	case r.Begun == replies.No && begun:
		return "something has been sent"
	case r.Status.Kind == replies.Const && (begun || c.fw.style != stream) && r.Status.Code != s.Status:
		return fmt.Sprintf("the status is %d, not %d", s.Status, r.Status.Code)
	case r.Status.Kind == replies.Unset && s.Status != http.StatusOK:
		return fmt.Sprintf("the status is %d, and was not set", s.Status)
	case r.Body == replies.Yes && s.Size == 0 && !noBody(s.Status) && !with.less:
		return "no body has been sent"
	case r.Body == replies.No && s.Size > 0 && !with.more:
		return "a body has been sent"
	case r.Stops == replies.Yes && !s.Stopped && !with.stops:
		return "the chain goes on"
	case r.Stops == replies.No && s.Stopped && !with.stops:
		return "the chain is ended"
	}
	if begun {
		return "" // the map may hold what is lost
	}
	for i, name := range rig.Headers {
		has := s.Headers&(1<<i) != 0
		switch {
		case has && name != "Content-Type" && r.HasHeader(name) == replies.No:
			return name + " is set"
		case !has && r.HasHeader(name) == replies.Yes:
			return name + " is not set"
		}
	}
	return ""
}

// outcome compares the reply on the wire with what the handler was predicted to send.
func (c *comparer) outcome(p *rig.Path, events []*event) {
	if c.pred.whole == nil || p.Wire.Closed || slices.ContainsFunc(events, c.strange) || len(p.Marks) == 0 {
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
		with := with
		with.stops = with.stops || o.Vague
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

// strange reports whether an event asks for a status that cannot be sent: what comes of
// it is looked at, and what comes after it is not.
func (c *comparer) strange(e *event) bool {
	if e.kind != effect || e.op.status == 0 || e.op.raises || e.before.Begun {
		return false
	}
	if e.op.redirect && c.fw.redirects != nil && !c.fw.redirects(e.asks) {
		return true
	}
	interim := e.op.body == none && e.asks >= 100 && e.asks < 200 // another one follows
	return (e.asks < 200 || e.asks > 999) && !interim
}
