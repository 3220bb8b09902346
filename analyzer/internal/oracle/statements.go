package oracle

import (
	"fmt"
	"net/http"
	"strings"
)

func (p *printer) effect(n *node) {
	o := &p.fw.ops[n.op]
	if o.raises && p.fn.gives != error_ { // only what has been made smaller
		p.leave(&node{})
		return
	}
	s := &site{kind: effect, op: o, code: o.status, header: http.CanonicalHeaderKey(o.header)}
	text := o.text
	if o.status == asked {
		s.code = n.code
		text = strings.ReplaceAll(text, "$code", status(n.code))
	}
	if o.header == named {
		s.header = http.CanonicalHeaderKey(n.header)
		text = strings.ReplaceAll(strings.ReplaceAll(text, "$header", n.header), "$Header", s.header)
	}
	p.site(s)
	switch {
	case p.fn.gives == error_ && (o.raises || o.yields && n.form == 0):
		p.line("return %s", text)
	case p.fn.gives == error_ && o.yields && n.form == 1:
		p.failing(text)
	default:
		p.line("%s", text)
	}
}

// failing prints a call whose error is returned.
func (p *printer) failing(text string) {
	p.line("if err := %s; err != nil {", text)
	p.line("\treturn err")
	p.line("}")
}

func (p *printer) branch(n *node, hasCode bool) {
	p.line("if %s {", p.condition(n))
	p.arm(n.arms[0], hasCode)
	if len(n.arms) > 1 {
		p.line("} else {")
		p.arm(n.arms[1], hasCode)
	}
	p.line("}")
}

func (p *printer) condition(n *node) string {
	not, equal, unequal := "", "==", "!="
	if n.cond.not {
		not, equal, unequal = "!", "!=", "=="
	}
	switch c := n.cond; c.kind {
	case asksError:
		if n.form == 0 {
			return fmt.Sprintf("err := rig.Try(); err %s nil", unequal)
		}
		return not + "errors.Is(rig.Try(), rig.ErrGone)"
	case asksQuery:
		p.out.queries = max(p.out.queries, c.n+1)
		return fmt.Sprintf(p.fw.query+` %s ""`, fmt.Sprintf("q%d", c.n), unequal)
	case asksFlag:
		return fmt.Sprintf("%sok%d", not, c.n)
	case asksCode:
		return fmt.Sprintf("code %s %s", equal, status(c.n))
	case asksReply:
		p.out.asks[p.fn.id] = true
		return not + p.fw.asks
	}
	return not + "rig.Flip()"
}

func (p *printer) choice(n *node, hasCode bool) {
	codes := []int{200, 404, 204}
	switch n.form {
	case 0:
		p.line("switch rig.Pick(%d) {", len(n.arms))
	case 1:
		p.line("switch {")
	case 2:
		p.line("switch code {")
	}
	for i, arm := range n.arms {
		switch {
		case i == len(n.arms)-1:
			p.line("default:")
		case n.form == 0:
			p.line("case %d:", i)
		case n.form == 1:
			p.line("case rig.Flip():")
		case n.form == 2:
			p.line("case %s:", status(codes[i%len(codes)]))
		}
		p.arm(arm, hasCode)
	}
	p.line("}")
}

func (p *printer) loop(n *node, hasCode bool) {
	p.line("%s", []string{
		"for rig.More() {", "for range rig.Times() {", "for range rig.Items() {", "for i, n := 0, rig.Times(); i < n; i++ {",
	}[n.form])
	outer := p.fn
	p.fn.loop, p.fn.looped = true, true
	p.arm(n.arms[0], hasCode)
	p.fn = outer
	p.line("}")
}

// literal prints a function literal that is called here, or when the function returns.
func (p *printer) literal(n *node, hasCode bool) {
	s := &site{kind: n.kind, callee: p.nextFn, defers: n.kind == deferred}
	p.nextFn++
	name := ""
	before, end := "func() {", "}()"
	if s.defers {
		before = "defer func() {"
	}
	if n.kind == closure && n.form == 1 {
		p.nextID++
		name = fmt.Sprintf("f%d", p.nextID)
		before, end = name+" := func() {", "}"
	} else {
		p.site(s)
	}
	p.line("%s", before)
	outer, arms := p.fn, p.arms
	p.fn, p.arms = fnState{id: s.callee, gives: nothing, looped: p.fn.looped}, nil
	p.indent++
	p.enter()
	p.list(n.arms[0], hasCode)
	p.indent--
	p.fn, p.arms = outer, arms
	p.line("%s", end)
	if name != "" {
		p.site(s)
		p.line("%s()", name)
	}
}

func (p *printer) call(n *node) {
	f := p.out.helpers[n.helper]
	s := &site{kind: call, callee: n.helper + 1}
	args := p.fw.args
	if f.takes {
		s.code = n.code
		args += ", " + status(n.code)
	}
	text := fmt.Sprintf("%s(%s)", p.helperName(n.helper), args)
	s.defers = f.gives == nothing && n.form == 3
	p.site(s)
	switch {
	case s.defers:
		p.line("defer %s", text)
	case f.gives == bool_ && n.form < 2:
		p.line("if !%s {", text)
		p.indent++
		p.leave(&node{})
		p.indent--
		p.line("}")
	case f.gives == bool_ && n.form == 2:
		p.nextID++
		p.line("done%d := %s", p.nextID, text)
		p.line("if !done%d {", p.nextID)
		p.indent++
		p.leave(&node{})
		p.indent--
		p.line("}")
	case f.gives == error_ && p.fn.gives == error_ && n.form < 2:
		p.failing(text)
	case f.gives == error_ && p.fn.gives == error_ && n.form == 2:
		p.line("return %s", text)
	default:
		p.line("%s", text)
	}
}

func (p *printer) leave(n *node) {
	switch p.fn.gives {
	case nothing:
		p.line("return")
	case bool_:
		p.line("return %t", n.form == 1)
	case error_:
		p.line("return %s", []string{"nil", "nil", "rig.ErrGone"}[n.form%3])
	}
}
