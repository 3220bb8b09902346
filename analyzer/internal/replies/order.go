package replies

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/types/typeutil"
)

// callees returns the functions of the package whose summaries f needs: those
// that it calls, its literals, and the constructors of the variables it names.
func (p *engine) callees(f *function) []*function {
	var out []*function
	add := func(call *ast.CallExpr) {
		fn, _ := typeutil.Callee(p.pass.TypesInfo, call).(*types.Func)
		if fn == nil {
			return
		}
		if g := cmp.Or(p.byObj[fn.Origin()], p.soles[fn]); g != nil {
			out = append(out, g)
		}
	}
	ast.Inspect(f.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			if g := p.lits[n]; g != nil {
				out = append(out, g)
			}
			return false
		case *ast.CallExpr:
			add(n)
		case *ast.Ident:
			if v, ok := p.pass.TypesInfo.Uses[n].(*types.Var); ok {
				if call, ok := p.inits[v].(*ast.CallExpr); ok {
					add(call)
				}
			}
		}
		return true
	})
	return out
}

// A visit is a function on the stack of order's depth-first search.
type visit struct {
	f      *function
	todo   []*function
	number int
	low    int // the lowest number that it reaches
}

// order groups the functions: callees come before their callers, literals
// before the functions around them, and functions that call each other stand
// in one group (Tarjan's strongly connected components).
func (p *engine) order() {
	visits := map[*function]*visit{}
	grouped := map[*function]bool{}
	var open []*function // seen, not yet in a group
	enter := func(f *function) *visit {
		v := &visit{f: f, todo: p.callees(f), number: len(visits), low: len(visits)}
		visits[f] = v
		open = append(open, f)
		return v
	}
	for _, root := range p.funcs {
		if visits[root] != nil {
			continue
		}
		stack := []*visit{enter(root)}
		for len(stack) > 0 {
			top := stack[len(stack)-1]
			if len(top.todo) > 0 {
				next := top.todo[0]
				top.todo = top.todo[1:]
				if seen := visits[next]; seen == nil {
					stack = append(stack, enter(next))
				} else if !grouped[next] {
					top.low = min(top.low, seen.number)
					top.f.recursive = top.f.recursive || next == top.f
				}
				continue
			}
			stack = stack[:len(stack)-1]
			if len(stack) > 0 {
				under := stack[len(stack)-1]
				under.low = min(under.low, top.low)
			}
			if top.low == top.number {
				i := slices.Index(open, top.f)
				group := slices.Clone(open[i:])
				open = open[:i]
				for _, f := range group {
					grouped[f] = true
					f.recursive = f.recursive || len(group) > 1
				}
				p.groups = append(p.groups, group)
			}
		}
	}
	p.funcs = slices.Concat(p.groups...)
}

// maxRounds is how often functions that call each other are walked for their
// summaries. What has not settled by then is unknown.
const maxRounds = 5

// summarizeGroup walks a group of functions until their summaries settle. It
// begins with: they do not return.
func (p *engine) summarizeGroup(group []*function, res *Result) []*walk {
	if len(group) == 1 && !group[0].recursive {
		return p.round(group, res)
	}
	for _, f := range group {
		if f.interesting() {
			f.summary = &Summary{On: f.on, OnPath: f.onPath}
		}
	}
	for range maxRounds {
		before := make([]string, len(group))
		for i, f := range group {
			before[i] = f.summary.key()
			f.graph = nil // which calls return may have changed
		}
		walks := p.round(group, res)
		settled := true
		for i, f := range group {
			settled = settled && before[i] == f.summary.key()
		}
		if settled {
			return walks
		}
	}
	p.forgetGroup(group)
	walks := p.round(group, res)
	p.forgetGroup(group)
	return walks
}

// forgetGroup makes the summaries of a group say nothing.
func (p *engine) forgetGroup(group []*function) {
	for _, f := range group {
		if f.interesting() {
			f.summary = &Summary{On: f.on, OnPath: f.onPath, Outcomes: anything}
		}
		f.graph = nil
	}
}

// round walks each function of a group once and gives it its summary.
func (p *engine) round(group []*function, res *Result) []*walk {
	var walks []*walk
	for _, f := range group {
		if !f.interesting() {
			continue
		}
		w := &walk{function: f}
		if fail := w.try(); fail != "" {
			res.Failures = append(res.Failures, fail)
			f.summary = &Summary{On: f.on, OnPath: f.onPath, Outcomes: anything}
			continue
		}
		f.summary = p.directed(f, w.summarize())
		walks = append(walks, w)
	}
	return walks
}
