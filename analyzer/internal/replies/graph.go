package replies

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/cfg"
)

// A graph is a function's control-flow graph with what the walk asks of it.
type graph struct {
	blocks []*cfg.Block
	meet   []int32                      // by block: where all paths from it meet again; -1: nowhere
	cases  map[*ast.CaseClause]ast.Stmt // the switch that a case is of
	rank   []int                        // by block: its place in reverse postorder
	ranked []int32                      // the reverse
	loops  map[*cfg.Block]bool          // the heads of loops whose bodies set headers

	counted map[types.Object]bool // the numbers that are compared with 0
	later   []varSet              // by block: the variables that it or a block behind it reads before they are assigned
	decide  []varSet              // those of them on which a condition, a status or a call may hang
}

func newGraph(body *ast.BlockStmt, info *types.Info, always []*types.Var, mayReturn func(*ast.CallExpr) bool) *graph {
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
	g.findCounted(body, info)
	g.findMeets()
	g.findRanks()
	g.findLoops(info)
	g.later = g.findReads(info, always, (*uses).reads)
	g.decide = g.findReads(info, always, (*uses).decides)
	return g
}

// findCounted notes the variables that are compared with 0: whether such a number
// has been counted up matters.
func (g *graph) findCounted(body *ast.BlockStmt, info *types.Info) {
	g.counted = map[types.Object]bool{}
	ast.Inspect(body, func(n ast.Node) bool {
		e, ok := n.(*ast.BinaryExpr)
		if !ok {
			return true
		}
		for _, pair := range [2][2]ast.Expr{{e.X, e.Y}, {e.Y, e.X}} {
			id, ok := ast.Unparen(pair[0]).(*ast.Ident)
			if lit, zero := ast.Unparen(pair[1]).(*ast.BasicLit); ok && zero && lit.Value == "0" {
				g.counted[info.Uses[id]] = true
			}
		}
		return true
	})
}

// findLoops notes the loops whose bodies use a header map.
func (g *graph) findLoops(info *types.Info) {
	g.loops = map[*cfg.Block]bool{}
	for _, b := range g.blocks {
		if b.Kind != cfg.KindForLoop && b.Kind != cfg.KindRangeLoop || b.Stmt == nil {
			continue
		}
		ast.Inspect(b.Stmt, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok && isNamed(info.TypeOf(e), "net/http", "Header") {
				g.loops[b] = true
			}
			return !g.loops[b]
		})
	}
}

// findRanks numbers the blocks in reverse postorder.
func (g *graph) findRanks() {
	type frame struct {
		block *cfg.Block
		next  int
	}
	g.rank = make([]int, len(g.blocks))
	seen := make([]bool, len(g.blocks))
	var post []int32
	visit := func(root *cfg.Block) {
		seen[root.Index] = true
		for stack := []frame{{root, 0}}; len(stack) > 0; {
			top := &stack[len(stack)-1]
			if top.next < len(top.block.Succs) {
				s := top.block.Succs[top.next]
				top.next++
				if !seen[s.Index] {
					seen[s.Index] = true
					stack = append(stack, frame{s, 0})
				}
				continue
			}
			post = append(post, top.block.Index)
			stack = stack[:len(stack)-1]
		}
	}
	for _, b := range g.blocks {
		if !seen[b.Index] {
			visit(b)
		}
	}
	slices.Reverse(post)
	// Blocks that are not live come last or between; they are never entered.
	g.ranked = post
	for i, b := range post {
		g.rank[b] = i
	}
}

// A queue holds the ranks of the blocks that wait, smallest first.
type queue struct {
	waiting []bool
	from    int
}

func newQueue(n int) *queue { return &queue{waiting: make([]bool, n), from: n} }

func (q *queue) add(rank int) {
	q.waiting[rank] = true
	q.from = min(q.from, rank)
}

func (q *queue) next() (int, bool) {
	for ; q.from < len(q.waiting); q.from++ {
		if q.waiting[q.from] {
			q.waiting[q.from] = false
			return q.from, true
		}
	}
	return 0, false
}

// findMeets finds where the paths from each block meet again. A path that
// returns early does not count, as long as both branches go on otherwise: what a
// branch knew ends where its other paths join the rest. Where one branch always
// leaves the function, they do not meet.
func (g *graph) findMeets() {
	natural := g.naturalExit()
	ends := func(i int) bool { return len(g.blocks[i].Succs) == 0 }
	whole := g.postdominators(ends)
	course := g.postdominators(func(i int) bool { return i == natural })
	goesOn := func(i int) bool { return i >= 0 && course[i] >= 0 }
	g.meet = make([]int32, len(g.blocks))
	for i, b := range g.blocks {
		idom := whole[i]
		if goesOn(i) && i != natural {
			idom = course[i]
			for _, s := range b.Succs {
				if !goesOn(int(s.Index)) {
					idom = -1
				}
			}
		}
		g.meet[i] = -1
		if idom >= 0 && idom != len(g.blocks) {
			g.meet[i] = int32(idom) // #nosec G115 -- cfg numbers its blocks with int32
		}
	}
}

// naturalExit returns the block that returns last in the source; -1: none does.
func (g *graph) naturalExit() int {
	last, at := -1, token.NoPos
	for i, b := range g.blocks {
		if ret := b.Return(); b.Live && ret != nil && ret.Pos() > at {
			last, at = i, ret.Pos()
		}
	}
	return last
}

// postdominators returns each block's immediate postdominator in the part of the
// graph from which one of the exits can be reached; -1 for other blocks, and the
// number of blocks for the virtual exit behind them (Cooper, Harvey and Kennedy's
// iteration over the reversed graph).
func (g *graph) postdominators(isExit func(int) bool) []int {
	n := len(g.blocks)
	exit := n
	preds := make([][]int, n+1)  // predecessors in the forward graph
	order := make([]int, 0, n+1) // reverse postorder of the reversed graph
	for i, b := range g.blocks {
		for _, s := range b.Succs {
			preds[s.Index] = append(preds[s.Index], i)
		}
		if isExit(i) {
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
			if isExit(node) {
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
	return idom
}
