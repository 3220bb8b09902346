package replies

import (
	"go/ast"
	"go/types"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// An active situation is in force until its paths meet those of the other branches.
type active struct {
	situation.Situation
	until   int32        // the block where the paths meet; -1: never
	subject types.Object // the error variable that the branch tested, if any
}

// A guard is a condition on a parameter under which an outcome happens.
type Guard struct {
	Param int    // the slot
	Const string // the constant in exact form, or "nil"
	Equal bool   // the parameter is, or is not, Const
}

// A state is what is known at one point of one path.
type state struct {
	reply     Reply
	env       map[place]value
	active    []active
	guards    []Guard
	defers    []*ast.CallExpr
	explained *situation.Situation // in force when the status was chosen
	evidence  *evidence            // of the body sent so far

	results map[*ast.CallExpr][]value // of the statement being executed
}

func (st *state) clone() *state {
	c := *st
	c.env = maps.Clone(st.env)
	c.results = maps.Clone(st.results)
	c.active = slices.Clone(st.active)
	c.guards = slices.Clone(st.guards)
	c.defers = slices.Clone(st.defers)
	return &c
}

// get returns what is known of p: its own value, or what it takes from the
// variable that it is part of.
func (st *state) get(p place) value {
	if v, ok := st.env[p]; ok {
		return v
	}
	for path := p.path; path != ""; {
		path = path[:strings.LastIndexByte(path, '.')]
		if v, ok := st.env[place{p.root, path}]; ok {
			return value{prov: v.prov &^ FromIdentity, of: v.of}
		}
	}
	return value{}
}

// set makes v the value of p and forgets the parts of p.
func (st *state) set(p place, v value) {
	st.forget(p)
	if !v.isZero() {
		st.env[p] = v
	}
}

func (st *state) forget(p place) {
	for q := range st.env {
		if q.root == p.root && strings.HasPrefix(q.path, p.path) {
			delete(st.env, q)
		}
	}
}

// leave ends the situations whose paths meet at block.
func (st *state) leave(block int32) {
	st.active = slices.DeleteFunc(st.active, func(a active) bool { return a.until == block })
}

// push puts a situation into force.
func (st *state) push(a active) {
	for _, b := range st.active {
		if b.Kind == a.Kind && b.Pos == a.Pos && b.Of == a.Of {
			return
		}
	}
	st.active = append(st.active, a)
}

// guard notes that the path is taken only if the parameter is, or is not, konst.
func (st *state) guard(slot int, konst string, equal bool) {
	g := Guard{slot, konst, equal}
	if !slices.Contains(st.guards, g) {
		st.guards = append(st.guards, g)
	}
}

// situations returns what explains a reply here, innermost last.
func (st *state) situations() []situation.Situation {
	out := make([]situation.Situation, len(st.active))
	for i, a := range st.active {
		out[i] = a.Situation
	}
	return out
}

func (st *state) key() string {
	var b strings.Builder
	st.reply.key(&b)
	for _, a := range st.active {
		b.WriteString(strconv.Itoa(int(a.Kind)) + "." + strconv.Itoa(int(a.Pos)) + "." + strconv.Itoa(int(a.Of)) + "." + strconv.Itoa(int(a.until)) + " ")
	}
	for _, g := range st.guards {
		b.WriteString(strconv.Itoa(g.Param) + g.Const + strconv.FormatBool(g.Equal))
	}
	for _, d := range st.defers {
		b.WriteString("d" + strconv.Itoa(int(d.Pos())))
	}
	if st.explained != nil {
		b.WriteString("e" + strconv.Itoa(int(st.explained.Pos)) + "." + strconv.Itoa(int(st.explained.Kind)))
	}
	if st.evidence != nil {
		b.WriteString("v" + st.evidence.words)
	}
	places := slices.SortedFunc(maps.Keys(st.env), func(p, q place) int {
		if d := int(p.root.Pos()) - int(q.root.Pos()); d != 0 {
			return d
		}
		return strings.Compare(p.path, q.path)
	})
	for _, p := range places {
		b.WriteString("|" + strconv.Itoa(int(p.root.Pos())) + p.path + "=")
		st.env[p].key(&b)
	}
	return b.String()
}

// join makes st what is known on either path. It only ever forgets.
func (st *state) join(o *state) {
	st.reply.join(&o.reply)
	for p, v := range st.env {
		j := joinValue(v, o.env[p])
		if j.isZero() {
			delete(st.env, p)
		} else {
			st.env[p] = j
		}
	}
	st.active = slices.DeleteFunc(st.active, func(a active) bool { return !slices.Contains(o.active, a) })
	st.guards = slices.DeleteFunc(st.guards, func(g Guard) bool { return !slices.Contains(o.guards, g) })
	if st.explained == nil {
		st.explained = o.explained
	}
	st.evidence = nil
	for _, d := range o.defers {
		if !slices.Contains(st.defers, d) {
			st.defers = append(st.defers, d)
		}
	}
}
