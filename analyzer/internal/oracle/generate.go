package oracle

import "math/rand/v2"

// A maker makes one random handler.
type maker struct {
	*rand.Rand
	fw        *framework
	h         *handler
	decisions int // how many more branches there may be
	effects   int // how many more operations
	odd       bool
	queries   int
}

// generate returns the handler of a seed: the same for the same seed and number.
func generate(fw *framework, seed uint64, id int) *handler {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, uint64(id))), fw: fw, h: &handler{id: id}, decisions: 5, effects: 9} // #nosec G115 G404 -- a seed repeats a test
	m.odd = m.IntN(12) == 0
	m.h.middleware = fw.chained() && m.IntN(4) == 0
	for range m.IntN(3) {
		f := &helper{takes: m.IntN(2) == 0}
		switch {
		case fw.returns && m.IntN(3) > 0:
			f.gives = error_
		case m.IntN(2) == 0:
			f.gives = bool_
		}
		m.h.helpers = append(m.h.helpers, f)
	}
	m.h.body = m.list(scope{level: 0, callee: 0, gives: fw.gives()})
	for i, f := range m.h.helpers {
		m.decisions, m.effects = 2, 4
		f.body = m.list(scope{level: 1, callee: i + 1, gives: f.gives})
	}
	m.h.prune()
	return m.h
}

// A scope is where in a handler something stands.
type scope struct {
	level  int // how deep
	callee int // the first helper that may be called
	gives  result
	loop   bool
	inner  bool // in a literal
}

func (s scope) deeper() scope {
	s.level++
	return s
}

func (m *maker) list(s scope) []*node {
	var out []*node
	for range 1 + m.IntN(4-min(s.level, 2)) {
		n := m.node(s)
		if n == nil {
			continue
		}
		out = append(out, n)
		if n.kind == leave || n.kind == stop || n.kind == skip || m.returns(n, s) {
			return out
		}
		// Most replies in a branch are followed by a return: too many mistakes hide each other.
		if s.level > 0 && m.whole(n) && m.IntN(4) > 0 {
			return append(out, &node{kind: leave, form: m.IntN(2)})
		}
	}
	return out
}

// returns reports whether an operation is written as a return statement.
func (m *maker) returns(n *node, s scope) bool {
	return n.kind == effect && s.gives == error_ && (m.fw.ops[n.op].raises || m.fw.ops[n.op].yields && n.form == 0)
}

// whole reports whether a node sends a whole reply.
func (m *maker) whole(n *node) bool {
	if n.kind != effect {
		return false
	}
	o := &m.fw.ops[n.op]
	return o.status != 0 && (o.body != none || o.sends)
}

func (m *maker) node(s scope) *node {
	p := m.IntN(100)
	nested := s.level < 4 && m.decisions > 0
	switch {
	case p < 22 && nested:
		return m.branch(s)
	case p < 29 && nested:
		m.decisions -= 2
		n := &node{kind: choice, form: m.IntN(3)}
		if s.inner || s.callee > 0 { // limits: only decisions of its own
			n.form = m.IntN(2)
		}
		for range 2 + m.IntN(2) {
			n.arms = append(n.arms, m.list(s.deeper()))
		}
		return n
	case p < 34 && nested && !s.loop:
		m.decisions -= 2
		in := s.deeper()
		in.loop = true
		return &node{kind: loop, form: m.IntN(4), arms: [][]*node{m.list(in)}}
	case p < 38 && nested && !s.loop:
		return &node{kind: deferred, arms: [][]*node{m.list(m.literal(s))}}
	case p < 43 && nested:
		return &node{kind: closure, form: m.IntN(2), arms: [][]*node{m.list(m.literal(s))}}
	case p < 55 && s.callee < len(m.h.helpers):
		n := &node{kind: call, helper: s.callee + m.IntN(len(m.h.helpers)-s.callee), code: m.status(s), form: m.IntN(4)}
		if n.code == 103 { // limits
			n.code = 200
		}
		return n
	case p < 59 && s.level > 0:
		return &node{kind: leave, form: m.IntN(2)}
	case p < 62 && s.loop:
		return &node{kind: stop + kind(m.IntN(2))}
	case p < 64 && !s.inner: // limits: a literal assigns nothing
		return &node{kind: assign, code: m.pick(m.fw.common)}
	case m.effects > 0:
		m.effects--
		return m.effect(s)
	}
	return nil
}

func (m *maker) literal(s scope) scope {
	s = s.deeper()
	s.loop, s.inner, s.gives = false, true, nothing
	return s
}

func (m *maker) branch(s scope) *node {
	m.decisions--
	n := &node{kind: branch, form: m.IntN(2), arms: [][]*node{m.list(s.deeper())}}
	if m.IntN(3) == 0 {
		n.arms = append(n.arms, m.list(s.deeper()))
	}
	n.cond.not = m.IntN(3) == 0
	switch p := m.IntN(20); {
	case p < 5:
		n.cond.kind = asksRig
	case p < 9:
		n.cond.kind = asksError
	case p < 11 && !s.inner && !s.loop && s.callee == 0: // limits: executed once
		n.cond = cond{kind: asksQuery, not: true, n: m.queries}
		n.arms = n.arms[:1]
		m.queries++
	case p < 15 && !s.inner:
		n.cond.kind, n.cond.n = asksFlag, m.IntN(2)
	case p < 18 && !s.inner && (s.callee == 0 || s.gives == nothing): // limits
		n.cond.kind, n.cond.n = asksCode, m.pick(m.fw.common)
	case p < 19 || m.fw.asks == "" || s.callee > 0 && s.gives != nothing: // limits
		n.cond.kind = asksRig
	default:
		n.cond.kind = asksReply
	}
	return n
}

func (m *maker) effect(s scope) *node {
	sum := 0
	for _, o := range m.fw.ops {
		sum += m.weight(&o, s)
	}
	p := m.IntN(sum)
	for i := range m.fw.ops {
		if p -= m.weight(&m.fw.ops[i], s); p < 0 {
			n := &node{kind: effect, op: i, code: m.statusFor(&m.fw.ops[i], s), header: m.header(), form: m.IntN(3)}
			if n.form == 1 && m.fw.style == buffered { // limits
				n.form = 2
			}
			return n
		}
	}
	return nil
}

// weight says how often an operation is taken.
func (m *maker) weight(o *op, s scope) int {
	switch {
	case o.raises && s.gives != error_:
		return 0
	case o.deletes && (s.callee > 0 || s.inner): // limits
		return 0
	case o.next && (!m.h.middleware || s.callee > 0 || s.inner):
		return 0
	}
	return o.weight
}

func (m *maker) header() string {
	names := []string{"Location", "Location", "Allow", "WWW-Authenticate", "Retry-After", "X-Trace"}
	if m.h.middleware {
		return "X-Trace" // others would count for every handler of the package
	}
	return names[m.IntN(len(names))]
}

func (m *maker) statusFor(o *op, s scope) int {
	if o.redirect && m.IntN(5) > 0 {
		return []int{301, 302, 303, 307, 308}[m.IntN(5)]
	}
	if o.raises || o.refusal {
		return []int{400, 401, 403, 404, 405, 409, 429, 500, 503}[m.IntN(9)]
	}
	code := m.status(s)
	if code == 103 && o.body != some && m.fw != netHTTP { // limits
		return 200
	}
	return code
}

func (m *maker) status(s scope) int {
	switch {
	case m.IntN(8) == 0 && !s.inner:
		return fromVar
	case m.odd && m.IntN(3) == 0:
		return m.pick(m.fw.rare)
	}
	return m.pick(m.fw.common)
}

func (m *maker) pick(list []int) int { return list[m.IntN(len(list))] }

// prune drops the helpers that nothing calls.
func (h *handler) prune() {
	for changed := true; changed; {
		changed = false
		for i := len(h.helpers) - 1; i >= 0; i-- {
			if !h.calls(i) {
				h.drop(i)
				changed = true
			}
		}
	}
}

func (h *handler) calls(i int) bool {
	for _, list := range h.lists() {
		for _, n := range *list {
			if n.kind == call && n.helper == i {
				return true
			}
		}
	}
	return false
}

func (h *handler) drop(i int) {
	h.helpers = append(h.helpers[:i:i], h.helpers[i+1:]...)
	for _, list := range h.lists() {
		for _, n := range *list {
			if n.kind == call && n.helper > i {
				n.helper--
			}
		}
	}
}
