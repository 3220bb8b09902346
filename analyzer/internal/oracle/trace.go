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

// follow makes the events of a path of its marks.
func follow(l *listing, p *rig.Path) ([]*event, error) {
	var events []*event
	frames := []*frame{{}}
	var last *event // whose after is the next mark's
	unwind := func(to int, s rig.Snap) {
		for _, f := range frames[to+1:] {
			f.by.after, f.by.cut = s, false
		}
		frames = frames[:to+1]
	}
	top := func() *frame { return frames[len(frames)-1] }
	add := func(s *site, m rig.Mark) *event {
		e := &event{site: s, at: len(events), asks: s.code, before: m.Snap, cut: true}
		if e.asks == fromVar {
			e.asks = m.Code
		}
		for _, f := range frames {
			if f.by != nil {
				e.calls = append(e.calls, f.by)
			}
		}
		events = append(events, e)
		return e
	}
	for _, m := range p.Marks {
		if last != nil && last.kind == effect {
			last.after, last.cut = m.Snap, false
		}
		if m.Site < 0 {
			last = nil
			if m.Site == rig.End {
				unwind(0, m.Snap)
			} else {
				events = append(events, &event{site: &site{kind: behind}, at: len(events), before: m.Snap, after: m.Snap})
			}
			continue
		}
		s := l.sites[m.Site]
		if s.kind == entry {
			by := last
			if by == nil || by.defers || by.callee != s.fn {
				i := len(frames) - 1
				for i >= 0 && len(frames[i].pending) == 0 {
					i--
				}
				if i < 0 {
					return nil, fmt.Errorf("handler %d, decisions %v: function %d is entered and nobody calls it", l.id, p.Decided, s.fn)
				}
				unwind(i, m.Snap)
				by = top().pending[len(top().pending)-1]
				top().pending = top().pending[:len(top().pending)-1]
				if by.callee != s.fn {
					return nil, fmt.Errorf("handler %d, decisions %v: function %d is entered instead of %d", l.id, p.Decided, s.fn, by.callee)
				}
				by = add(by.site, rig.Mark{Site: by.id, Code: by.asks, Snap: m.Snap})
			}
			frames = append(frames, &frame{fn: s.fn, by: by})
			last = nil
			continue
		}
		i := len(frames) - 1
		for i >= 0 && frames[i].fn != s.fn {
			i--
		}
		if i < 0 {
			return nil, fmt.Errorf("handler %d, decisions %v: site %d is passed outside of its function", l.id, p.Decided, s.id)
		}
		unwind(i, m.Snap)
		if s.defers {
			last = &event{site: s, asks: s.code}
			if s.code == fromVar {
				last.asks = m.Code
			}
			top().pending = append(top().pending, last)
			continue
		}
		last = add(s, m)
	}
	return events, nil
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

// within reports whether the event happens in a call that outer is.
func (e *event) within(outer *event) bool { return slices.Contains(e.calls, outer) }
