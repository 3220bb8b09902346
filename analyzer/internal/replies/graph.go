package replies

import (
	"go/ast"

	"golang.org/x/tools/go/cfg"
)

// A graph is a function's control-flow graph with what the walk asks of it.
type graph struct {
	blocks []*cfg.Block
	meet   []int32                      // by block: where all paths from it meet again; -1: nowhere
	cases  map[*ast.CaseClause]ast.Stmt // the switch that a case is of
}

func newGraph(body *ast.BlockStmt, mayReturn func(*ast.CallExpr) bool) *graph {
	g := &graph{blocks: cfg.New(body, mayReturn).Blocks, cases: map[*ast.CaseClause]ast.Stmt{}}
	ast.Inspect(body, func(n ast.Node) bool {
		var cases *ast.BlockStmt
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.SwitchStmt:
			cases = n.Body
		case *ast.TypeSwitchStmt:
			cases = n.Body
		default:
			return true
		}
		for _, c := range cases.List {
			g.cases[c.(*ast.CaseClause)] = n.(ast.Stmt)
		}
		return true
	})
	g.findMeets()
	return g
}

// findMeets computes each block's immediate postdominator (Cooper, Harvey and
// Kennedy's iteration over the reversed graph, whose root is a virtual exit).
func (g *graph) findMeets() {
	n := len(g.blocks)
	exit := n
	preds := make([][]int, n+1)  // predecessors in the forward graph
	order := make([]int, 0, n+1) // reverse postorder of the reversed graph
	for i, b := range g.blocks {
		for _, s := range b.Succs {
			preds[s.Index] = append(preds[s.Index], i)
		}
		if len(b.Succs) == 0 {
			preds[exit] = append(preds[exit], i)
		}
	}
	number := make([]int, n+1)
	type frame struct{ node, next int }
	seen := make([]bool, n+1)
	seen[exit] = true
	for stack := []frame{{exit, 0}}; len(stack) > 0; {
		top := &stack[len(stack)-1]
		if top.next < len(preds[top.node]) {
			p := preds[top.node][top.next]
			top.next++
			if !seen[p] {
				seen[p] = true
				stack = append(stack, frame{p, 0})
			}
			continue
		}
		number[top.node] = len(order)
		order = append(order, top.node)
		stack = stack[:len(stack)-1]
	}
	idom := make([]int, n+1)
	for i := range idom {
		idom[i] = -1
	}
	idom[exit] = exit
	for changed := true; changed; {
		changed = false
		for i := len(order) - 2; i >= 0; i-- { // the last in postorder is the exit
			node := order[i]
			dom := -1
			meet := func(s int) {
				if idom[s] < 0 {
					return
				}
				if dom < 0 {
					dom = s
					return
				}
				for dom != s {
					for number[dom] < number[s] {
						dom = idom[dom]
					}
					for number[s] < number[dom] {
						s = idom[s]
					}
				}
			}
			if len(g.blocks[node].Succs) == 0 {
				meet(exit)
			}
			for _, s := range g.blocks[node].Succs {
				meet(int(s.Index))
			}
			if dom >= 0 && idom[node] != dom {
				idom[node], changed = dom, true
			}
		}
	}
	g.meet = make([]int32, n)
	for i := range g.meet {
		g.meet[i] = -1
		if idom[i] >= 0 && idom[i] != exit {
			g.meet[i] = int32(idom[i])
		}
	}
}
