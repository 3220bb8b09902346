package oracle

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/oracle/rig"
)

// A mistake is something that has really gone wrong on a path.
type mistake struct {
	rules []string // those that may tell of it: one of them has to
	what  string
	path  *rig.Path
	run   []*event
	event *event
	first *event // what began the reply, if that matters
	lines []int  // at which it may be told
	lacks string // the header that is not there
	must  bool   // a rule has to tell of it; otherwise it may
}

// mistakes returns what goes wrong on a path.
func (c *comparer) mistakes(p *rig.Path, run []*event) []*mistake {
	var out []*mistake
	var first *event
	add := func(m *mistake) {
		m.path, m.run = p, run
		if m.lines == nil {
			m.lines = m.event.lines()
		}
		out = append(out, m)
	}
	for _, e := range run {
		if e.kind != effect {
			continue
		}
		if strange(e) {
			add(&mistake{rules: []string{"badcode"}, what: fmt.Sprintf("%d cannot be sent", e.asks), event: e, must: unsendable(e)})
			return out
		}
		if e.op.redirect && e.asks/100 != 3 && e.asks != http.StatusCreated {
			add(&mistake{rules: []string{"badcode"}, what: fmt.Sprintf("redirect with %d", e.asks), event: e, must: !e.before.Begun})
		}
		if e.cut {
			return out
		}
		if e.op.body == some && noBody(e.after.Status) {
			add(&mistake{rules: []string{"bodynotallowed"}, what: fmt.Sprintf("body with %d", e.after.Status), event: e, must: true})
		}
		if e.begins() {
			first = e
			c.lacking(e, add)
		} else if first != nil && e != first {
			c.again(e, first, true, add)
		}
		if e.op.status != 0 && unsendable(e) {
			add(&mistake{rules: []string{"badcode"}, what: fmt.Sprintf("%d is no status", e.asks), event: e, must: !e.before.Begun})
		}
		c.alone(run, e, first, add)
	}
	return out
}

// alone adds what is wrong in a helper by itself, whatever its caller has sent or set
// before: it is judged by what it does, wherever it is called.
func (c *comparer) alone(run []*event, e, first *event, add func(*mistake)) {
	for _, call := range e.calls {
		status, set := 0, 0
		var began *event
		for _, f := range run {
			if f.kind != effect || !f.within(call) {
				continue
			}
			if f.op.status != 0 && began == nil {
				status = f.asks
			}
			if f == e {
				break
			}
			if began == nil && f.op.header != "" && !f.op.deletes {
				set |= headerBit(f.header)
			}
			if began == nil && f.op.sends {
				began = f
			}
		}
		if began != nil && e.op.header != "" && set&headerBit(e.header) == 0 {
			add(&mistake{rules: []string{"latestatus"}, what: e.header + " is lost", event: e, first: began})
		}
		if e.op.body == some && noBody(status) {
			add(&mistake{rules: []string{"bodynotallowed"}, what: "a body with the helper's own status", event: e})
		}
		if began != nil && began != first {
			c.again(e, began, false, add)
		}
	}
}

// unsendable reports whether a status is none, or is an interim one with a body.
func unsendable(e *event) bool {
	return e.asks < 100 || e.asks > 599 || e.asks != http.StatusSwitchingProtocols && e.asks < 200 && e.op.body == some
}

// interim reports whether the status is one that another one has to follow.
func interim(e *event) bool { return e.asks >= 100 && e.asks < 200 && e.op.body != some }

func noBody(code int) bool {
	return code == http.StatusNoContent || code == http.StatusResetContent || code == http.StatusNotModified
}

// needs are the headers that statuses have to have, and who says so.
var needs = []struct {
	codes        []int
	header, rule string
}{
	{[]int{301, 302, 303, 307, 308}, "Location", "missinglocation"},
	{[]int{405}, "Allow", "wrongmethod"},
	{[]int{401}, "Www-Authenticate", "challenge"},
	{[]int{429, 503}, "Retry-After", "retryafter"},
	{[]int{201}, "Location", "created"},
}

// lacking adds the headers that the event sends the head without.
func (c *comparer) lacking(e *event, add func(*mistake)) {
	for _, n := range needs {
		if slices.Contains(n.codes, e.after.Status) && e.after.Headers&headerBit(n.header) == 0 {
			add(&mistake{rules: []string{n.rule}, what: fmt.Sprintf("%d without %s", e.after.Status, n.header), event: e, lacks: n.header, must: true})
		}
	}
}

func headerBit(name string) int { return 1 << slices.Index(rig.Headers, name) }

const secondBody = "a second body"

// again adds what an event does in vain, or once more, after first has begun the reply.
func (c *comparer) again(e, first *event, must bool, add func(*mistake)) {
	whole := first.op.status != 0 && first.op.body != none || first.op.header == "Location"
	both := slices.Concat(e.lines(), first.lines())
	switch {
	case e.op.status != 0:
		add(&mistake{rules: []string{"latestatus", "doublereply"}, what: fmt.Sprintf("%d is lost", e.asks), event: e, first: first, lines: both, must: must && !interim(e)})
	case e.op.body == some:
		add(&mistake{rules: []string{"doublereply"}, what: secondBody, event: e, first: first, lines: both, must: must && whole && refuses(first) && c.left(first, e)})
	case e.op.header != "" && !e.op.deletes && first.after.Headers&headerBit(e.header) == 0:
		again := e.before.Headers&headerBit(e.header) != 0 // it has been lost already
		add(&mistake{rules: []string{"latestatus", "doublereply"}, what: e.header + " is lost", event: e, first: first, lines: both, must: must && !again})
	}
}

// refuses reports whether what began the reply says that nothing is to be done any more.
func refuses(first *event) bool { return first.after.Status >= 300 || first.op.refusal }

// tells reports whether a verdict tells of just this mistake.
func (m *mistake) tells(v *verdict) bool {
	if !slices.Contains(m.rules, v.rule) || !slices.Contains(m.lines, v.line) {
		return false
	}
	if m.first != nil {
		late := slices.Contains(m.event.lines(), v.line) && slices.Contains(m.first.lines(), v.related)
		twice := slices.Contains(m.first.lines(), v.line) && (v.related == 0 || slices.Contains(m.event.lines(), v.related))
		return v.rule == "latestatus" && late || v.rule == "doublereply" && twice
	}
	return true
}

// covers reports whether a verdict warns of a mistake: a rule tells of a place once,
// and names one of the ways in which it goes wrong.
func (m *mistake) covers(v *verdict) bool {
	return slices.Contains(m.rules, v.rule) && slices.Contains(m.lines, v.line)
}

// verdicts compares what the rules say with what went wrong.
func (c *comparer) verdicts() {
	var all []*mistake
	passed, stopped := map[int]bool{}, map[int]bool{}
	for i, p := range c.paths {
		all = append(all, c.mistakes(p, c.runs[i])...)
		for _, e := range c.runs[i] {
			passed[e.line] = true
			stopped[e.line] = stopped[e.line] || strange(e)
		}
	}
	for i := range c.pred.verdicts {
		v := &c.pred.verdicts[i]
		c.tally.verdicts++
		switch {
		case !c.complete():
		case !passed[v.line], v.related != 0 && !passed[v.related], stopped[v.related]:
			c.tally.dead++
		case !slices.ContainsFunc(all, func(m *mistake) bool { return m.tells(v) }):
			c.disagree(nil, "false: "+v.rule, v.line, "%s", v.message)
		}
	}
	said := map[string]bool{}
	for _, m := range all {
		if !m.must {
			continue
		}
		c.tally.mistakes++
		if slices.ContainsFunc(c.pred.verdicts, func(v verdict) bool { return m.covers(&v) }) {
			continue
		}
		if why := c.excuse(m); why != "" {
			c.tally.excused[why]++
			continue
		}
		if key := fmt.Sprint(m.rules, m.event.line, m.what); !said[key] {
			said[key] = true
			c.disagree(m.path, "missed: "+m.rules[0], m.event.line, "%s", m.what)
		}
	}
}
