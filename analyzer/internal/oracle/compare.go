package oracle

import (
	"fmt"
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

// acts reports whether there is a step on the path at the event's line. Of calls that
// only set headers there is one where these are known to be lost, and of calls of helpers
// where they do more. What only sets a status in a framework that sends it later is a
// step if that takes effect.
func (c *comparer) acts(e *event) bool {
	switch {
	case c.fw.style == buffered, e.kind == effect && e.op.raises:
		return false // what is sent is known in the end
	case slices.ContainsFunc(e.chain(), func(f *event) bool { return f.defers && f.loops }):
		return false // limits: it is put off once
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
			if m.Before.Vague {
				return // paths were joined
			}
			why := c.admits(&m.Before, e.before, with)
			if why == "" && (c.fw.style == stream || e.after.Begun) {
				if why = c.admits(&m.After, e.after, with); why != "" {
					why = "afterwards " + why
				}
			}
			if first := m.Before.First; why == "" && first != nil && !c.began(e, c.pred.line(first.At)) {
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
