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

// A scan goes along a path and gathers what goes wrong.
type scan struct {
	*comparer
	path   *rig.Path
	run    []*event
	found  []*mistake
	first  *event // what has begun the reply
	status *event // what has set the status that is still to be sent
	next   *event // what has called the handler behind before anything was sent
}

func (s *scan) add(m *mistake) {
	m.path, m.run = s.path, s.run
	if m.lines == nil {
		m.lines = m.event.lines()
	}
	s.found = append(s.found, m)
}

// mistakes returns what goes wrong on a path.
func (c *comparer) mistakes(p *rig.Path, run []*event) []*mistake {
	s := &scan{comparer: c, path: p, run: run}
	if c.fw.style == buffered {
		s.finally()
		return s.found
	}
	for _, e := range run {
		switch {
		case e.kind == behind && s.first != nil && !e.before.Stopped:
			s.add(&mistake{rules: []string{"noabort", "doublereply"}, what: "the handler behind runs", event: s.first, must: refuses(s.first)})
		case e.kind == effect && e.op.raises:
			s.raised(e)
		case e.kind == effect && e.op.next && s.first == nil:
			s.next = e
		case e.kind == effect && !s.effect(e):
			return s.found // what comes behind is not looked at
		}
	}
	if s.first != nil && c.latitude(run).stops { // gin has ended the chain itself
		s.add(&mistake{rules: []string{"noabort"}, what: "the handler behind would run", event: s.first})
	}
	if end := len(p.Marks) - 1; s.first == nil && s.status != nil && p.Marks[end].Site == rig.End {
		c.lacking(s.status, p.Marks[end].Snap, s.add)
	}
	return s.found
}

// raised looks at an error that carries a status and is returned.
func (s *scan) raised(e *event) {
	if s.first != nil {
		s.again(e, s.first, false, s.add)
	} else {
		s.handedAway(e, s.path, s.run, s.add)
	}
}

// effect looks at an operation. It reports whether the path goes on in order behind it.
func (s *scan) effect(e *event) bool {
	badcode := func(must bool, format string) {
		s.add(&mistake{rules: []string{"badcode"}, what: fmt.Sprintf(format, e.asks), event: e, must: must})
	}
	sends := e.op.sends || s.fw.style == stream
	if s.strange(e) {
		badcode((unsendable(e) || e.op.redirect) && sends, "%d cannot be sent")
		return false
	}
	if e.op.redirect && e.asks/100 != 3 && e.asks != http.StatusCreated {
		badcode(!e.before.Begun, "redirect with %d")
	}
	if e.cut { // a panic: nothing behind runs any more
		if s.first != nil {
			s.add(&mistake{rules: []string{"noabort"}, what: "the handler behind would run", event: s.first})
			s.again(e, s.first, false, s.add)
		}
		return false
	}
	if e.op.body == some && noBody(e.after.Status) {
		s.add(&mistake{rules: []string{"bodynotallowed"}, what: fmt.Sprintf("body with %d", e.after.Status), event: e, must: true})
	}
	if e.begins() {
		s.first = e
		s.lacking(e, e.after, s.add)
		if s.next != nil && refuses(e) && e.op.status != 0 {
			s.add(&mistake{rules: []string{"doublereply"}, what: "the handler behind has run", event: s.next})
		}
	} else if s.first != nil && e != s.first {
		s.again(e, s.first, true, s.add)
	}
	if e.op.status != 0 && unsendable(e) {
		badcode(!e.before.Begun && sends, "%d is no status")
	}
	s.alone(s.run, e, s.first, s.add)
	if e.op.status != 0 && !e.before.Begun {
		s.status = e
	}
	return true
}

// finally looks at a path on which the last status and the last body are sent.
func (s *scan) finally() {
	var status, body *event
	for _, e := range s.run {
		switch {
		case e.kind != effect:
			continue
		case e.op.raises:
			s.handedAway(e, s.path, s.run, s.add)
			continue
		case e.op.status != 0:
			status = e
			if unsendable(e) {
				s.add(&mistake{rules: []string{"badcode"}, what: fmt.Sprintf("a helper's %d is no status", e.asks), event: e})
			}
		}
		if e.op.body == some || e.op.body == empty {
			body = e
		}
		if body != nil && body.op.body == some && status != nil && noBody(status.asks) {
			s.add(&mistake{rules: []string{"bodynotallowed"}, what: "a body with the helper's own status", event: body, lines: slices.Concat(body.lines(), status.lines())})
		}
	}
	if s.fails(s.path) || status == nil {
		return // the error handler replies instead
	}
	sent := s.path.Marks[len(s.path.Marks)-1].Snap
	s.lacking(status, sent, s.add)
	if body != nil && body.op.body == some && noBody(sent.Status) {
		s.add(&mistake{rules: []string{"bodynotallowed"}, what: fmt.Sprintf("body with %d", sent.Status), event: body, first: status, lines: slices.Concat(body.lines(), status.lines()), must: true})
	}
	if unsendable(status) {
		s.add(&mistake{rules: []string{"badcode"}, what: fmt.Sprintf("%d is no status", status.asks), event: status, must: true})
	}
}

// handedAway adds the headers that the reply to a returned error lacks. What is deferred
// may reply before, and what calls a helper may drop its error, which is not seen when
// the error is made.
func (c *comparer) handedAway(e *event, p *rig.Path, run []*event, add func(*mistake)) {
	sent := e.asks == p.Wire.Status && c.fails(p) || len(e.calls) > 0 || slices.ContainsFunc(run[e.at:], func(f *event) bool {
		return f.begins() && slices.ContainsFunc(f.calls, func(call *event) bool { return call.defers })
	})
	for _, n := range needs {
		if sent && slices.Contains(n.codes, e.asks) && p.Wire.Headers&headerBit(n.header) == 0 {
			add(&mistake{rules: []string{n.rule}, what: fmt.Sprintf("%d without %s", e.asks, n.header), event: e})
		}
	}
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
		if e.op.body == some && (noBody(status) || e.op.status != 0 && noBody(e.asks)) {
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
func (c *comparer) lacking(e *event, sent rig.Snap, add func(*mistake)) {
	for _, n := range needs {
		if slices.Contains(n.codes, sent.Status) && sent.Headers&headerBit(n.header) == 0 {
			add(&mistake{rules: []string{n.rule}, what: fmt.Sprintf("%d without %s", sent.Status, n.header), event: e, lacks: n.header, must: true})
		}
	}
}

func headerBit(name string) int { return 1 << slices.Index(rig.Headers, name) }

const secondBody = "a second body"

// again adds what an event does in vain, or once more, after first has begun the reply.
func (c *comparer) again(e, first *event, must bool, add func(*mistake)) {
	whole := first.op.status != 0 && first.op.body > empty || first.op.header == "Location"
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
