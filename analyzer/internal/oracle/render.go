package oracle

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A site is a place in a handler's source that acts on the reply, or calls what does.
type site struct {
	id     int
	line   int
	kind   kind
	op     *op // effect
	code   int // effect: the status that it asks for; 0: none, fromVar: the mark tells
	header string
	fn     int   // the function that it stands in: the handler is 0, its helpers follow, then literals
	callee int   // call, closure, deferred: the function that is called
	defers bool  // the call is put off
	loops  bool  // it stands in a loop
	arms   []int // the branches that it stands in, from the outside
}

// A listing is the source of a handler, with its sites.
type listing struct {
	*handler
	text    string
	sites   []*site
	queries int
	asks    map[int]bool // the functions that ask what has been sent
}

// A printer writes a handler's source.
type printer struct {
	fw     *framework
	out    *listing
	lines  []string
	indent int
	fn     fnState
	arms   []int
	nextFn int
	nextID int // of arms, and of variables
}

// fnState is what is special to the function being printed.
type fnState struct {
	id     int
	gives  result
	loop   bool // break and continue may stand here
	looped bool // it stands in a loop, or a literal in one does
}

// render writes the source of a handler as a file of package pkg.
func render(fw *framework, pkg string, h *handler) *listing {
	p := &printer{fw: fw, out: &listing{handler: h, asks: map[int]bool{}}, nextFn: 1 + len(h.helpers)}
	p.function(fmt.Sprintf("H%d", h.id), 0, fw.gives(), false, h.body)
	for i, f := range h.helpers {
		p.function(p.helperName(i), i+1, f.gives, f.takes, f.body)
	}
	if h.middleware {
		p.line("%s", fmt.Sprintf(fw.middleware, h.id))
	}
	body := strings.Join(p.lines, "\n") + "\n"
	var b strings.Builder
	fmt.Fprintf(&b, "package %s\n\nimport (\n", pkg)
	for _, name := range sortedKeys(fw.imports) {
		if strings.Contains(body, name+".") {
			fmt.Fprintf(&b, "\t%q\n", fw.imports[name])
		}
	}
	if strings.Contains(body, "rig.") {
		fmt.Fprintf(&b, "\t%q\n", module+"/rig")
	}
	b.WriteString(")\n\n")
	head := strings.Count(b.String(), "\n")
	for _, s := range p.out.sites {
		s.line += head
	}
	p.out.text = b.String() + body
	return p.out
}

func (p *printer) helperName(i int) string { return fmt.Sprintf("h%d%c", p.out.id, 'a'+i) }

func (p *printer) line(format string, args ...any) {
	p.lines = append(p.lines, strings.Repeat("\t", p.indent)+fmt.Sprintf(format, args...))
}

func (p *printer) function(name string, id int, gives result, takes bool, body []*node) {
	p.fn = fnState{id: id, gives: gives}
	params := p.fw.param
	if takes {
		params += ", code int"
	}
	p.line("func %s(%s)%s {", name, params, []string{"", " bool", " error"}[gives])
	p.indent++
	p.enter()
	u := p.usesIn(body)
	if u.code && !takes {
		p.line("code := http.StatusOK")
	}
	for i, used := range u.flags {
		if used {
			p.line("ok%d := rig.Flip()", i)
		}
	}
	p.list(body, takes || u.code)
	switch gives {
	case bool_:
		p.line("return true")
	case error_:
		p.line("return nil")
	}
	p.indent--
	p.line("}")
	p.line("")
}

// enter marks the beginning of a helper or a literal.
func (p *printer) enter() {
	if p.fn.id > 0 {
		p.line("rig.At(%d)", len(p.out.sites))
		p.out.sites = append(p.out.sites, &site{id: len(p.out.sites), kind: entry, fn: p.fn.id, line: len(p.lines)})
	}
}

// uses are the variables that a function's statements read.
type uses struct {
	code  bool
	flags [2]bool
}

func (p *printer) usesIn(list []*node) uses {
	var u uses
	for _, n := range list {
		switch {
		case n.kind == effect && n.code == fromVar && p.fw.ops[n.op].status == asked,
			n.kind == call && n.code == fromVar && p.out.helpers[n.helper].takes,
			n.kind == branch && n.cond.kind == asksCode,
			n.kind == choice && n.form == 2:
			u.code = true
		case n.kind == branch && n.cond.kind == asksFlag:
			u.flags[n.cond.n] = true
		}
		for _, arm := range n.arms {
			in := p.usesIn(arm)
			u.code = u.code || in.code
			for i := range u.flags {
				u.flags[i] = u.flags[i] || in.flags[i]
			}
		}
	}
	return u
}

func (p *printer) list(list []*node, hasCode bool) {
	for _, n := range list {
		switch n.kind {
		case effect:
			p.effect(n)
		case branch:
			p.branch(n, hasCode)
		case choice:
			p.choice(n, hasCode)
		case loop:
			p.loop(n, hasCode)
		case deferred, closure:
			p.literal(n, hasCode)
		case call:
			p.call(n)
		case leave:
			p.leave(n)
		case stop, skip:
			if p.fn.loop {
				p.line("%s", []string{"break", "continue"}[n.kind-stop])
			} else {
				p.leave(n)
			}
		case assign:
			if hasCode {
				p.line("code = %s", status(n.code))
			}
		}
	}
}

// arm prints the statements of one branch.
func (p *printer) arm(list []*node, hasCode bool) {
	p.nextID++
	p.arms = append(slices.Clone(p.arms), p.nextID)
	p.indent++
	p.list(list, hasCode)
	p.indent--
	p.arms = p.arms[:len(p.arms)-1]
}

// site prints the mark of the site that the next line holds.
func (p *printer) site(s *site) {
	s.id, s.fn, s.arms, s.loops = len(p.out.sites), p.fn.id, slices.Clone(p.arms), p.fn.looped
	if s.code == fromVar {
		p.line("rig.At(%d, code)", s.id)
	} else {
		p.line("rig.At(%d)", s.id)
	}
	s.line = len(p.lines) + 1
	p.out.sites = append(p.out.sites, s)
}

// status writes a status as programs do.
func status(code int) string {
	if name, ok := statusNames[code]; ok {
		return "http.Status" + name
	}
	if code == fromVar {
		return "code"
	}
	return strconv.Itoa(code)
}

var statusNames = map[int]string{
	103: "EarlyHints", 200: "OK", 201: "Created", 204: "NoContent", 205: "ResetContent", 301: "MovedPermanently", 302: "Found",
	303: "SeeOther", 304: "NotModified", 307: "TemporaryRedirect", 308: "PermanentRedirect", 400: "BadRequest", 401: "Unauthorized",
	403: "Forbidden", 404: "NotFound", 405: "MethodNotAllowed", 409: "Conflict", 429: "TooManyRequests",
	500: "InternalServerError", 502: "BadGateway", 503: "ServiceUnavailable",
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
