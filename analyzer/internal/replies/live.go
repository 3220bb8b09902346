package replies

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// findReads computes which variables are read from each block on, before they are
// assigned anew; reads says what a node reads. The variables in always, those that
// deferred calls name and those that literals share are read at the exits.
func (g *graph) findReads(info *types.Info, always []*types.Var, reads func(*uses, ast.Node)) []variables {
	blocks := make([]*uses, len(g.blocks))
	atExit := map[types.Object]bool{}
	for _, v := range always {
		atExit[v] = true
	}
	for i, b := range g.blocks {
		u := &uses{info: info, reading: reads, read: map[types.Object]bool{}, assigned: map[types.Object]bool{}, atExit: atExit}
		for _, s := range b.Succs { // a switch compares its tag in the block before the case
			if clause, ok := s.Stmt.(*ast.CaseClause); ok {
				switch sw := g.cases[clause].(type) {
				case *ast.SwitchStmt:
					if sw.Tag != nil {
						u.reads(sw.Tag)
					}
				case *ast.TypeSwitchStmt:
					u.reads(sw.Assign)
				}
			}
		}
		for i, n := range slices.Backward(b.Nodes) {
			if i == len(b.Nodes)-1 && len(b.Succs) == 2 {
				u.reads(n) // the condition
			} else {
				u.statement(n)
			}
		}
		if rng, ok := b.Stmt.(*ast.RangeStmt); ok {
			u.reads(rng.X)
		}
		blocks[i] = u
	}
	number := map[types.Object]int{}
	count := func(set map[types.Object]bool) {
		for v := range set {
			if _, ok := number[v]; !ok {
				number[v] = len(number)
			}
		}
	}
	count(atExit)
	for _, u := range blocks {
		count(u.read)
	}
	live, kept := make([]variables, len(blocks)), make([]variables, len(blocks))
	for i, u := range blocks {
		live[i], kept[i] = newVariables(number), newVariables(number)
		for v := range u.read {
			live[i].add(v)
		}
		for w := range kept[i].words {
			kept[i].words[w] = ^uint64(0)
		}
		for v := range u.assigned {
			if n, ok := number[v]; ok {
				kept[i].words[n/64] &^= 1 << (n % 64)
			}
		}
	}
	for changed := true; changed; {
		changed = false
		for r := len(g.ranked) - 1; r >= 0; r-- {
			b := g.ranked[r]
			for _, s := range g.blocks[b].Succs {
				for i, word := range live[s.Index].words {
					if more := word & kept[b].words[i] &^ live[b].words[i]; more != 0 {
						live[b].words[i] |= more
						changed = true
					}
				}
			}
		}
	}
	for v := range atExit {
		for i := range live {
			live[i].add(v)
		}
	}
	return live
}

// variables is a set of variables: a bit for each, at its number. In a long function
// many variables are read behind each of many blocks.
type variables struct {
	number map[types.Object]int
	words  []uint64
}

func newVariables(number map[types.Object]int) variables {
	return variables{number, make([]uint64, (len(number)+63)/64)}
}

func (s variables) add(v types.Object) { s.words[s.number[v]/64] |= 1 << (s.number[v] % 64) }

func (s variables) has(v types.Object) bool {
	n, ok := s.number[v]
	return ok && s.words[n/64]&(1<<(n%64)) != 0
}

// uses are the variables that a block reads before it assigns them, and those
// that it assigns. Its statements are noted from the last to the first.
type uses struct {
	info     *types.Info
	reading  func(*uses, ast.Node)
	read     map[types.Object]bool
	assigned map[types.Object]bool
	atExit   map[types.Object]bool
}

func (u *uses) statement(n ast.Node) {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.ASSIGN && n.Tok != token.DEFINE {
			u.reading(u, n)
			return
		}
		for _, l := range n.Lhs {
			if id, ok := ast.Unparen(l).(*ast.Ident); ok {
				u.assigns(id)
			} else {
				u.reading(u, l)
			}
		}
		for _, r := range n.Rhs {
			u.reading(u, r)
		}
	case *ast.ValueSpec:
		for _, id := range n.Names {
			u.assigns(id)
		}
		for _, v := range n.Values {
			u.reading(u, v)
		}
	case *ast.ReturnStmt:
		u.reads(n)
	case *ast.DeferStmt:
		u.reads(n)
		u.note(n, u.atExit)
	default:
		u.reading(u, n)
	}
}

// decides notes the variables that n names whose values may decide what happens:
// numbers, truths, errors and functions, and whatever a call gets as it is.
func (u *uses) decides(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			u.noteAll(n.Body)
			return false
		case *ast.CallExpr:
			for _, a := range n.Args {
				if id, ok := ast.Unparen(a).(*ast.Ident); ok {
					u.decide(id, func(t types.Type) bool { return nilable(t) && !isList(t) })
				}
			}
		case *ast.Ident:
			u.decide(n, func(t types.Type) bool {
				_, isFunc := t.Underlying().(*types.Signature)
				return isInteger(t) || isBool(t) || isFailure(t) || isFunc
			})
		}
		return true
	})
}

func (u *uses) decide(id *ast.Ident, may func(types.Type) bool) {
	if v, ok := u.info.Uses[id].(*types.Var); ok && may(v.Type()) {
		u.read[v] = true
	}
}

// isList reports whether values of type t hold any number of others.
func isList(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Slice, *types.Map:
		return true
	}
	return false
}

func (u *uses) assigns(id *ast.Ident) {
	if v := u.info.ObjectOf(id); v != nil {
		delete(u.read, v)
		u.assigned[v] = true
	}
}

// reads notes the variables that n names; those in a literal may be read at any time.
func (u *uses) reads(n ast.Node) { u.note(n, u.read) }

func (u *uses) note(n ast.Node, into map[types.Object]bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			u.noteAll(n.Body)
			return false
		case *ast.Ident:
			if v, ok := u.info.Uses[n].(*types.Var); ok {
				into[v] = true
			}
		}
		return true
	})
}

func (u *uses) noteAll(body ast.Node) {
	ast.Inspect(body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if v, ok := u.info.Uses[id].(*types.Var); ok {
				u.atExit[v] = true
			}
		}
		return true
	})
}
