package oracle

import (
	"fmt"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/oracle/rig"
)

// An event is one passage of a site, with the reply before and after it.
type event struct {
	*site
	at            int // its position among the events of the path
	asks          int // the status that it asks for, 0 if none
	before, after rig.Snap
	cut           bool     // the handler panicked in it: there is no after
	calls         []*event // the calls that have led to it, from the outside
}

// A frame is a function that is being executed.
type frame struct {
	fn      int
	by      *event // the call; nil: the handler itself
	pending []*event
}

// A tracer makes the events of a path of its marks.
type tracer struct {
	sites  []*site
	events []*event
	frames []*frame // the functions being executed, the handler first
	last   *event   // of the mark before, if something may have come of it since
}

// follow makes the events of a path of its marks.
func follow(l *listing, p *rig.Path) ([]*event, error) {
	t := &tracer{sites: l.sites, frames: []*frame{{}}}
	for _, m := range p.Marks {
		if t.last != nil && t.last.kind == effect {
			t.last.after, t.last.cut = m.Snap, false
		}
		if err := t.pass(m); err != nil {
			return nil, fmt.Errorf("handler %d, decisions %v: %w", l.id, p.Decided, err)
		}
	}
	return t.events, nil
}

func (t *tracer) pass(m rig.Mark) error {
	last := t.last
	t.last = nil
	switch {
	case m.Site == rig.End:
		t.unwind(0, m.Snap)
		return nil
	case m.Site == rig.Behind:
		t.events = append(t.events, &event{site: &site{kind: behind}, at: len(t.events), before: m.Snap, after: m.Snap})
		return nil
	}
	s := t.sites[m.Site]
	if s.kind == entry {
		return t.enter(s, last, m.Snap)
	}
	i := len(t.frames) - 1
	for i >= 0 && t.frames[i].fn != s.fn {
		i--
	}
	if i < 0 {
		return fmt.Errorf("site %d is passed outside of its function", s.id)
	}
	t.unwind(i, m.Snap)
	if s.defers {
		t.last = newEvent(s, m)
		t.frames[i].pending = append(t.frames[i].pending, t.last)
		return nil
	}
	t.last = t.add(newEvent(s, m))
	return nil
}

func newEvent(s *site, m rig.Mark) *event {
	e := &event{site: s, asks: s.code, before: m.Snap, cut: true}
	if e.asks == fromVar {
		e.asks = m.Code
	}
	return e
}

// add adds an event in the function that is being executed.
func (t *tracer) add(e *event) *event {
	e.at = len(t.events)
	for _, f := range t.frames[1:] {
		e.calls = append(e.calls, f.by)
	}
	t.events = append(t.events, e)
	return e
}

// enter begins the function whose entry s is: of the call that last was, or of the one
// that is deferred and due.
func (t *tracer) enter(s *site, last *event, now rig.Snap) error {
	by := last
	if by == nil || by.defers || by.callee != s.fn {
		i := len(t.frames) - 1
		for i >= 0 && len(t.frames[i].pending) == 0 {
			i--
		}
		if i < 0 {
			return fmt.Errorf("function %d is entered, and nobody calls it", s.fn)
		}
		t.unwind(i, now)
		pending := t.frames[i].pending
		due := pending[len(pending)-1]
		t.frames[i].pending = pending[:len(pending)-1]
		if due.callee != s.fn {
			return fmt.Errorf("function %d is entered instead of %d", s.fn, due.callee)
		}
		by = t.add(&event{site: due.site, asks: due.asks, before: now, cut: true})
	}
	t.frames = append(t.frames, &frame{fn: s.fn, by: by})
	return nil
}

// unwind ends the functions above a frame.
func (t *tracer) unwind(to int, now rig.Snap) {
	for _, f := range t.frames[to+1:] {
		f.by.after, f.by.cut = now, false
	}
	t.frames = t.frames[:to+1]
}

// chain returns the calls that lead to the event, and the event.
func (e *event) chain() []*event { return append(slices.Clone(e.calls), e) }

// lines returns the lines at which the event can be told of: its own, and those of the calls.
func (e *event) lines() []int {
	var out []int
	for _, c := range e.chain() {
		out = append(out, c.line)
	}
	return out
}

// begins reports whether the head of the reply is fixed in the event.
func (e *event) begins() bool { return e.kind == effect && !e.before.Begun && !e.cut && e.after.Begun }

// meet returns what leads to a and to b in the function that both have in common.
func meet(a, b *event) (*event, *event) {
	ca, cb := a.chain(), b.chain()
	i := 0
	for i < len(ca)-1 && i < len(cb)-1 && ca[i] == cb[i] {
		i++
	}
	return ca[i], cb[i]
}

// conditional reports whether what is called on the way to the event does it only in one
// of its branches.
func (e *event) conditional() bool {
	return len(e.calls) > 0 && slices.ContainsFunc(e.chain()[1:], func(f *event) bool { return len(f.arms) > 0 })
}

// within reports whether the event happens in a call that outer is.
func (e *event) within(outer *event) bool { return slices.Contains(e.calls, outer) }
