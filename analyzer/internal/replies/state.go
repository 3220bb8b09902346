package replies

import (
	"go/ast"
	"go/types"
	"maps"
	"slices"
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
	held      []held               // the steps that take effect later
	prepared  *held                // the status that a later call takes from the request
	explained *situation.Situation // in force when the status was chosen
	evidence  *evidence            // of the body sent so far
	carried   bounds               // of the status, if it is a carried one
	failed    nilness              // the error that came with it
	unsorted  int                  // 1 + the dispatcher whose error is in force and has not been told apart
	hangs     bool                 // the path hangs on a variable that other code sets unseen
	gate      gate                 // what is known of the request's method

	results map[*ast.CallExpr][]value // of the statement being executed
}

func (st *state) clone() *state {
	c := *st
	c.env = maps.Clone(st.env)
	c.results = maps.Clone(st.results)
	c.active = slices.Clone(st.active)
	c.guards = slices.Clone(st.guards)
	c.defers = slices.Clone(st.defers)
	c.held = slices.Clone(st.held)
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
			if v.mixed {
				return value{prov: v.prov &^ (FromIdentity | FromRequest)}
			}
			return value{prov: v.prov &^ FromIdentity, of: v.of}
		}
	}
	return value{}
}

// set makes v the value of p and forgets the parts of p.
func (st *state) set(p place, v value) {
	st.forget(p)
	st.unload(p)
	if !v.isZero() {
		st.env[p] = v
	}
}

// unload takes the status from a variable whose field for it is assigned.
func (st *state) unload(p place) {
	whole := place{p.root, ""}
	if v, ok := st.env[whole]; ok && v.load != nil && p.path != "" && v.load.path == p.path {
		v.load = nil
		st.env[whole] = v
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

// keep forgets the variables that no later block names.
func (st *state) keep(later variables) {
	for p := range st.env {
		if !later.has(p.root) && st.env[p].role == plain {
			delete(st.env, p)
		}
	}
}

// joinEnv makes st's variables what is known of them on either path.
func (st *state) joinEnv(o *state) {
	for p, v := range st.env {
		j := joinValue(v, o.env[p])
		if j.isZero() {
			delete(st.env, p)
		} else {
			st.env[p] = j
		}
	}
}

// join makes st what is known on either path. It only ever forgets.
func (st *state) join(o *state) {
	st.reply.join(&o.reply)
	st.joinEnv(o)
	st.active = slices.DeleteFunc(st.active, func(a active) bool { return !slices.Contains(o.active, a) })
	st.guards = slices.DeleteFunc(st.guards, func(g Guard) bool { return !slices.Contains(o.guards, g) })
	if st.explained == nil {
		st.explained = o.explained
	}
	if st.unsorted != o.unsorted {
		st.unsorted = 0
	}
	st.evidence, st.held, st.prepared, st.gate = nil, nil, nil, gate{worked: true}
	for _, d := range o.defers {
		if !slices.Contains(st.defers, d) {
			st.defers = append(st.defers, d)
		}
	}
}
