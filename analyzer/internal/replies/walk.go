package replies

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/cfg"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// The walk's budget. Over it states are joined, and where they were no rule speaks.
const (
	maxStates   = 16   // distinct states per block
	maxVisits   = 6000 // blocks executed per function
	maxOutcomes = 12   // per summary
)

// A walk goes once over all paths of a function.
type walk struct {
	*function
	fresh    bool // nobody has begun the reply before
	steps    map[ast.Expr]*Step
	outcomes []Outcome
	calls    []callSite
	block    *cfg.Block // being executed
	branch   bool       // the edge being taken is the one on which the block's condition holds
	visits   int
	tired    bool // the budget is used up
	exits    []Exit
	quiet    *silence // of the function, once it was asked for
	partial  int      // how many conditions that are false need not be so because of the part being refined
	dropped  ast.Expr // the call whose results the statement being executed leaves alone
}

// run walks the function from its entry to every exit. Blocks are executed in
// reverse postorder, so that what meets in a block is there before it is executed.
func (w *walk) run() {
	w.steps = map[ast.Expr]*Step{}
	states := make([]blockStates, len(w.graph.blocks))
	waiting := newQueue(len(w.graph.blocks))
	enter := func(b *cfg.Block, st *state) {
		st.leave(b.Index)
		st.results = nil
		st.keep(w.graph.later[b.Index])
		states[b.Index].pending = append(states[b.Index].pending, st)
		waiting.add(w.graph.rank[b.Index])
	}
	enter(w.graph.blocks[0], w.entry())
	for {
		rank, ok := waiting.next()
		if !ok {
			return
		}
		b := w.graph.blocks[w.graph.ranked[rank]]
		w.block = b
		for _, st := range states[b.Index].take(w.graph.decide[b.Index]) {
			if w.visits++; w.visits > maxVisits {
				w.tired = true
				return
			}
			w.execBlock(b, st.clone(), enter)
		}
	}
}

// execBlock executes a block's nodes and hands each state that leaves it to enter.
func (w *walk) execBlock(b *cfg.Block, st *state, enter func(*cfg.Block, *state)) {
	nodes := b.Nodes
	var cond ast.Expr
	if len(b.Succs) == 2 && len(nodes) > 0 {
		if e, ok := nodes[len(nodes)-1].(ast.Expr); ok {
			cond, nodes = e, nodes[:len(nodes)-1]
		}
	}
	states := []*state{st}
	for _, n := range nodes {
		var next []*state
		for _, s := range states {
			if len(s.defers) == 0 { // what a deferred call gets is evaluated where it is put off
				s.results = nil
			}
			next = append(next, w.exec(n, s)...)
		}
		states = w.thin(next)
	}
	for _, s := range states {
		switch {
		case len(b.Succs) == 0:
		case len(b.Succs) == 1:
			enter(b.Succs[0], s)
		default:
			w.fork(b, cond, s, enter)
		}
	}
}

// thin joins states when one statement made too many of them.
func (w *walk) thin(states []*state) []*state {
	if len(states) <= maxStates {
		return states
	}
	for _, s := range states[maxStates:] {
		states[maxStates-1].join(s)
	}
	return states[:maxStates]
}

// fork sends the state down both edges of a block.
func (w *walk) fork(b *cfg.Block, cond ast.Expr, st *state, enter func(*cfg.Block, *state)) {
	yes, no := b.Succs[0], b.Succs[1]
	if clause, ok := no.Stmt.(*ast.CaseClause); ok && no.Kind == cfg.KindSwitchNextCase {
		switch sw := w.graph.cases[clause].(type) {
		case *ast.TypeSwitchStmt:
			w.branch = true
			w.forkType(sw, clause, st, func(s *state, match bool) {
				if match {
					enter(yes, s)
				} else {
					enter(no, s)
				}
			})
			return
		case *ast.SwitchStmt:
			if sw.Tag != nil && cond != nil {
				for _, s := range w.eachCall(cond, st) {
					w.branch = true
					for _, t := range w.compare(s.clone(), sw.Tag, cond, true) {
						enter(yes, t)
					}
					w.branch = false
					for _, t := range w.compare(s, sw.Tag, cond, false) {
						if isDefault(no) {
							w.noneOf(t, sw)
						}
						enter(no, t)
					}
				}
				return
			}
		}
	}
	if w.graph.loops[b] { // that its body is never executed is not worth a finding
		st.reply.Spared = st.reply.Spared || st.reply.Begun != Yes
	}
	if cond == nil { // range and select
		body := st.clone()
		w.branch = true
		if rng, ok := b.Stmt.(*ast.RangeStmt); ok {
			if w.eval(st, rng.X).size == empty {
				enter(no, st)
				return
			}
			w.rangeVars(rng, body)
		}
		if yes.Kind == cfg.KindSelectCaseBody && w.graph.meet[b.Index] >= 0 {
			w.push(body, situation.Situation{Kind: situation.Choice, Pos: yes.Stmt.Pos()}, nil)
		}
		enter(yes, body)
		enter(no, st)
		return
	}
	w.branch = true
	for _, s := range w.refine(st.clone(), cond, true) {
		enter(yes, s)
	}
	w.branch = false
	for _, s := range w.refine(st, cond, false) {
		enter(no, s)
	}
}

// rangeVars gives the variables of a range loop what they take from the thing ranged over.
func (w *walk) rangeVars(rng *ast.RangeStmt, st *state) {
	from := w.eval(st, rng.X)
	if call, ok := ast.Unparen(rng.X).(*ast.CallExpr); ok { // executed in the block before
		from = w.eval(w.eachCall(call, st.clone())[0], call)
	}
	for i, e := range []ast.Expr{rng.Key, rng.Value} {
		if e == nil {
			continue
		}
		if p, ok := w.placeOf(e); ok {
			v := value{prov: from.prov, of: from.of}
			if i == 0 && isInteger(p.root.Type()) && !isMap(w.info.TypeOf(rng.X)) && w.graph.counted[p.root] {
				if st.env[p].isZero() { // the first turn
					v.konst = constant.MakeInt64(0)
				} else {
					v.not = notZero
				}
			}
			w.store(st, p, v)
		}
	}
}

// exec executes a statement or an expression for its effects.
func (w *walk) exec(n ast.Node, st *state) []*state {
	w.noteLiterals(n, st)
	w.dropped = nil
	if s, ok := n.(*ast.ExprStmt); ok {
		w.dropped = ast.Unparen(s.X)
	}
	out := w.eachCall(n, st)
	for _, s := range out {
		switch n := n.(type) {
		case *ast.AssignStmt:
			w.assign(s, n.Lhs, n.Rhs)
		case *ast.ValueSpec:
			lhs := make([]ast.Expr, len(n.Names))
			for i, name := range n.Names {
				lhs[i] = name
			}
			if len(n.Values) == 0 {
				for _, name := range n.Names {
					w.zero(s, name)
				}
			} else {
				w.assign(s, lhs, n.Values)
			}
		case *ast.IncDecStmt:
			if p, ok := w.placeOf(n.X); ok {
				v := w.eval(s, n.X)
				next := v.other()
				counts := v.konst != nil && constant.Sign(v.konst) >= 0 || v.not == notZero
				if n.Tok == token.INC && w.graph.counted[p.root] && counts {
					next.not = notZero
				}
				w.store(s, p, next)
			}
		case *ast.DeferStmt:
			if !slices.Contains(s.defers, n.Call) { // in a loop: once more makes no difference
				s.defers = append(s.defers, n.Call)
			}
		case *ast.GoStmt:
			w.hand(s, n.Call)
		case *ast.ReturnStmt:
			w.leave(n, s)
		}
	}
	return out
}

// notZero is what is known of a number that has been counted up from 0.
const notZero = " 0 "

// zero gives a variable declared without a value its zero value.
func (w *walk) zero(st *state, name *ast.Ident) {
	v, ok := w.info.Defs[name].(*types.Var)
	if !ok {
		return
	}
	var zero value
	switch t := v.Type().Underlying().(type) {
	case *types.Basic:
		switch {
		case t.Info()&types.IsInteger != 0:
			zero.konst = constant.MakeInt64(0)
		case t.Info()&types.IsString != 0:
			zero.konst = constant.MakeString("")
		case t.Info()&types.IsBoolean != 0:
			zero.konst = constant.MakeBool(false)
		}
	case *types.Pointer, *types.Interface, *types.Map, *types.Slice, *types.Signature, *types.Chan:
		zero.nil = isNil
	}
	w.store(st, place{v, ""}, zero)
}

// assign executes lhs = rhs.
func (w *walk) assign(st *state, lhs, rhs []ast.Expr) {
	vals := make([]value, len(lhs))
	if len(rhs) == 1 && len(lhs) > 1 {
		switch x := ast.Unparen(rhs[0]).(type) {
		case *ast.CallExpr:
			copy(vals, st.results[x])
		default: // v, ok := m[k], x.(T), <-c
			vals[0] = w.eval(st, x)
			vals[0].nil, vals[0].konst = nilUnknown, nil
			vals[1] = w.commaOk(st, x, vals[0])
		}
	} else {
		for i := range rhs {
			vals[i] = w.eval(st, rhs[i])
		}
	}
	for i, l := range lhs {
		if w.setsHeader(st, l) {
			continue
		}
		if p, ok := w.placeOf(l); ok {
			v := vals[i]
			if (w.unseen(p) || w.around(p)) && w.isFront(v, l) {
				st.escape()
			}
			if v.prov&FromContext != 0 && situation.Identity(p.root.Name()) && p.path == "" {
				v.prov |= FromIdentity
			}
			parts := v.parts
			v.parts = nil
			w.store(st, p, v)
			w.unpack(st, p, value{parts: parts})
			if len(rhs) == len(lhs) {
				w.storeFields(st, p, rhs[i])
			}
		} else if w.isFront(vals[i], l) {
			st.escape()
		} else if x, ok := ast.Unparen(l).(*ast.IndexExpr); ok {
			if p, ok := w.placeOf(x.X); ok { // an element that is not known by name
				st.forget(place{p.root, p.path + "."})
			}
		}
	}
}

// storeFields notes the numbers in a struct that is assigned to p, which may be
// statuses, and the responders.
func (w *walk) storeFields(st *state, p place, e ast.Expr) {
	lit, ok := pointed(e).(*ast.CompositeLit)
	if !ok || p.path != "" {
		return
	}
	l := w.eval(st, lit).load
	for path, v := range w.fieldsOf(st, lit) {
		if v.role.hides() {
			w.set(st, place{p.root, path}, v)
		}
		if v.konst != nil && v.konst.Kind() == constant.Int {
			v.chosen = l != nil && l.judged && l.path == path
			w.set(st, place{p.root, path}, v)
		}
	}
}

// pointed returns what e is, or points to if it takes an address.
func pointed(e ast.Expr) ast.Expr {
	e = ast.Unparen(e)
	if u, ok := e.(*ast.UnaryExpr); ok && u.Op == token.AND {
		e = ast.Unparen(u.X)
	}
	return e
}

// set sets p without forgetting its parts.
func (w *walk) set(st *state, p place, v value) {
	if !w.unseen(p) {
		st.put(p, v)
	}
}

// unseen reports whether other code may change p at any time.
func (w *walk) unseen(p place) bool {
	return p.root.Parent() == w.pkg.types.Scope() || w.shared[p.root]
}

// commaOk is the second result of a map read or type assertion.
func (w *walk) commaOk(st *state, x ast.Expr, v value) value {
	if i, ok := x.(*ast.IndexExpr); ok && v.prov&FromCredential != 0 {
		return value{from: &origin{pos: i.Pos(), words: "no " + types.ExprString(i), fails: situation.NoCredentials}}
	}
	if i, ok := x.(*ast.IndexExpr); ok && isMap(w.info.TypeOf(i.X)) { // a look-up by what the client sent
		o := &origin{pos: i.Pos(), words: "nothing is known under " + types.ExprString(i.Index), fails: situation.BadInput, weak: true}
		switch key := w.eval(st, i.Index); {
		case key.konst != nil:
		case key.prov&FromCredential != 0:
			o.fails, o.weak = situation.NoCredentials, false
			return value{from: o}
		case key.prov&FromRequest != 0:
			return value{from: o}
		case key.of != 0:
			o.of = key.of
			return value{from: o}
		}
	}
	if t, ok := x.(*ast.TypeAssertExpr); ok && t.Type != nil && isError(w.info.TypeOf(t.X)) {
		name := types.TypeString(w.info.TypeOf(t.Type), nil)
		return value{from: &origin{pos: t.Pos(), sorts: w.object(t.X), sortsAs: name, sortsTo: w.pkg.meaning(name)}}
	}
	if t, ok := x.(*ast.TypeAssertExpr); ok && v.prov&FromContext != 0 {
		if t.Type != nil && situation.Identity(typeName(w.info.TypeOf(t.Type))) || v.prov&FromIdentity != 0 {
			return value{from: &origin{pos: t.Pos(), words: "no user in the request's context", fails: situation.NoCredentials, weak: true}}
		}
	}
	return value{}
}

func isMap(t types.Type) bool {
	_, ok := t.Underlying().(*types.Map)
	return ok
}

// store sets p unless other code may change it unseen.
func (w *walk) store(st *state, p place, v value) {
	if !w.unseen(p) {
		st.set(p, v)
	}
}
