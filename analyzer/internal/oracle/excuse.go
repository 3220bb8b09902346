package oracle

import (
	"net/http"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
)

// An excuse is a reason for which a rule leaves a mistake alone, from its documentation.
type excuse struct {
	why     string
	applies func(*comparer, *mistake) bool
}

// limits are what the engine is known not to follow. Such handlers are not made: the
// generator says where.
var limits = []string{
	"what a variable holds is not known in literals: they ask for nothing that was decided outside, and assign nothing",
	"what a helper returns where it leaves the reply alone is not known to hang on its operands: what returns something does not ask for its status, or for what has been sent",
	"echo's Flush sends the head and does not say so in Committed: echo's handlers do not flush",
	"an interim status is the last one to frameworks, and helpers are not known to send one: only net/http's handlers send one alone",
	"a number that has not three digits is not read by the client of this test: fiber's handlers do not send one",
	"that a helper takes a header away is not known to its callers: only handlers themselves do",
	"which of several values of an operand leave the reply alone is not known: helpers do not switch over their status",
	"what writes a body may fail, and here it does not: fiber's handlers do not ask, since a reply that is replaced would hang on it",
	"that the client has sent something is no branch of its own: a reply in it may be taken for the beginning of the body behind, so that the query is asked only for what is missing",
	"two readings of one parameter of the query are two values: each is read once",
}

var excuses = []excuse{
	{"one cause is told once", toldOfFirst},
	{"a helper writes a body only under a condition", func(c *comparer, m *mistake) bool {
		return m.rules[0] == "bodynotallowed" && c.sometimes(m.event, func(e *event) bool { return e.op.body == some })
	}},
	{"whether a helper replies once more hangs on a reason of its own", func(c *comparer, m *mistake) bool {
		return m.first != nil && (m.event.conditional() || c.sometimes(m.event, func(e *event) bool { return e.op.sets() || e.op.body == some }))
	}},
	{"a helper sets a status only in one of its ways", func(c *comparer, m *mistake) bool {
		return m.first != nil && m.event.op.status != 0 && c.opensOtherwise(m.event)
	}},
	{"a helper's result may tell that it has replied", func(c *comparer, m *mistake) bool {
		first := m.first
		if m.rules[0] == "noabort" {
			first = m.event
		}
		return first != nil && (first.conditional() || c.sometimes(first, func(e *event) bool { return e.op.sends })) && slices.ContainsFunc(first.calls, func(by *event) bool {
			return by.kind == call && c.list.helpers[by.callee-1].gives != nothing
		})
	}},
	{"the handlers behind may set it", func(_ *comparer, m *mistake) bool {
		return m.lacks != "" && !m.event.op.sends && slices.ContainsFunc(m.run, func(e *event) bool { return e.kind == effect && e.op.next })
	}},
	{"that a helper redirects is not known to its callers", func(_ *comparer, m *mistake) bool {
		return m.rules[0] == "badcode" && m.event.op.redirect && m.event.code == fromVar && len(m.event.calls) > 0
	}},
	{"what a helper sets too late counts as set to its callers", func(_ *comparer, m *mistake) bool {
		return m.lacks != "" && slices.ContainsFunc(m.event.calls, func(by *event) bool {
			return slices.ContainsFunc(m.run, func(e *event) bool { return e.kind == effect && e.within(by) && e.header == m.lacks })
		})
	}},
	{"a challenge that is set on other paths is left out on purpose", func(c *comparer, m *mistake) bool {
		return m.rules[0] == "challenge" && c.hasElsewhere(m)
	}},
	{"another outcome of the helper has the header", func(c *comparer, m *mistake) bool {
		return m.lacks != "" && c.hasOtherwise(m)
	}},
	{"paths were joined", func(c *comparer, m *mistake) bool {
		return slices.ContainsFunc(m.lines, func(line int) bool {
			return slices.ContainsFunc(c.pred.steps[line], func(s *replies.Step) bool {
				return slices.ContainsFunc(s.Moments, func(o replies.Moment) bool { return o.Before.Vague || o.After.Vague })
			})
		})
	}},
	{"a missing return after which nothing more is sent", func(c *comparer, m *mistake) bool {
		return m.first != nil && m.event.op.status == 0 && m.event.op.body == none && refuses(m.first) &&
			(leaves(m.first, m.event) || c.sometimes(m.first, func(e *event) bool { return e.op.sends }))
	}},
	{"201 is sent with Location by helpers for redirects", func(_ *comparer, m *mistake) bool {
		return m.rules[0] == "badcode" && m.event.op.redirect && m.event.asks == http.StatusCreated
	}},
	{"a loop that sets headers leaves open which are set", func(c *comparer, m *mistake) bool {
		return (m.lacks != "" || m.first != nil && m.event.op.status == 0) && c.opensHeaders()
	}},
	{"whether a status that a helper only sets goes out is its callers' affair", func(c *comparer, m *mistake) bool {
		return m.lacks != "" && !m.event.op.sends && len(m.event.calls) > 0
	}},
	{"a helper's body goes out with its caller's status", func(c *comparer, m *mistake) bool {
		return c.fw.style == buffered && m.rules[0] == "bodynotallowed" && (len(m.event.calls) > 0 || len(m.first.calls) > 0)
	}},
	{"what is deferred in a loop is put off once", func(_ *comparer, m *mistake) bool {
		return m.first != nil && slices.ContainsFunc(m.event.chain(), func(e *event) bool { return e.defers && e.loops })
	}},
	{"a deferred body behind a refusal ends the page", func(_ *comparer, m *mistake) bool {
		return m.what == secondBody && slices.ContainsFunc(m.event.calls, func(e *event) bool { return e.defers })
	}},
}

// toldOfFirst reports whether something else has been told of what began the reply, or
// of what begins it in a helper that the mistake is made in.
func toldOfFirst(c *comparer, m *mistake) bool {
	if m.first == nil {
		return false
	}
	lines := m.first.lines()
	for _, call := range m.event.calls {
		i := slices.IndexFunc(m.run, func(e *event) bool { return e.kind == effect && e.op.sends && e.within(call) })
		if i >= 0 && m.run[i] != m.event {
			lines = append(lines, m.run[i].lines()...)
		}
	}
	return slices.ContainsFunc(c.pred.verdicts, func(v verdict) bool {
		return (v.rule == "doublereply" || v.rule == "noabort") && slices.Contains(lines, v.line) || v.rule == "latestatus" && slices.Contains(lines, v.related)
	})
}

// sometimes reports whether a call that leads to e is executed without anything
// happening in it for which is holds.
func (c *comparer) sometimes(e *event, is func(*event) bool) bool {
	for _, call := range e.calls {
		for _, run := range c.runs {
			for _, other := range run {
				if other.site == call.site && !slices.ContainsFunc(run, func(f *event) bool { return f.kind == effect && f.within(other) && is(f) }) {
					return true
				}
			}
		}
	}
	return false
}

// excuse returns the reason for which nothing has to be said of a mistake, or "".
func (c *comparer) excuse(m *mistake) string {
	for _, e := range excuses {
		if e.applies(c, m) {
			return e.why
		}
	}
	return ""
}

// opensHeaders reports whether headers are set in a loop.
func (c *comparer) opensHeaders() bool {
	return slices.ContainsFunc(c.list.sites, func(s *site) bool { return s.kind == effect && s.op.header == named && s.loops })
}

// opensOtherwise reports whether a call that leads to e is executed with something else
// than a status of its own as the first that it sends.
func (c *comparer) opensOtherwise(e *event) bool {
	for _, call := range e.calls {
		for _, run := range c.runs {
			for _, other := range run {
				i := slices.IndexFunc(run, func(f *event) bool { return f.kind == effect && f.op.sends && f.within(other) })
				if other.site == call.site && (i < 0 || !run[i].op.sets()) {
					return true
				}
			}
		}
	}
	return false
}

// hasElsewhere reports whether the head goes out with the header on another path that
// passes the same place, or the header is there by then.
func (c *comparer) hasElsewhere(m *mistake) bool {
	for i, run := range c.runs {
		marks := c.paths[i].Marks
		for _, e := range run {
			after := e.after
			if c.fw.style == buffered {
				after = marks[len(marks)-1].Snap
			}
			if e.site == m.event.site && after.Headers&headerBit(m.lacks) != 0 {
				return true
			}
		}
	}
	return false
}

// hasOtherwise reports whether a call in which the head goes out without the header
// sends it with the header on another path.
func (c *comparer) hasOtherwise(m *mistake) bool {
	return slices.ContainsFunc(m.event.calls, func(call *event) bool {
		return slices.ContainsFunc(c.runs, func(run []*event) bool {
			return slices.ContainsFunc(run, func(f *event) bool {
				inside := slices.ContainsFunc(f.calls, func(other *event) bool { return other.site == call.site })
				return inside && f.kind == effect && f.op.sends && f.after.Headers&headerBit(m.lacks) != 0
			})
		})
	})
}

// left reports whether the branch in which first happened is over when e happens, and
// e happens without first as well: otherwise both are one reply.
func (c *comparer) left(first, e *event) bool {
	a, b := meet(first, e)
	return leaves(first, e) && slices.ContainsFunc(c.runs, func(run []*event) bool {
		return slices.ContainsFunc(run, func(f *event) bool {
			return f.site == b.site && !slices.ContainsFunc(run[:f.at], func(g *event) bool { return g.site == a.site })
		})
	})
}

// leaves reports whether e stands outside of the branch in which first happened.
func leaves(first, e *event) bool {
	a, b := meet(first, e)
	return a != b && (b.defers && len(a.arms) > 0 || len(a.arms) > len(b.arms) || !slices.Equal(a.arms, b.arms[:len(a.arms)]))
}
