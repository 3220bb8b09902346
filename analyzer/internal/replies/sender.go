package replies

import (
	"go/ast"
	"go/types"
	"slices"
	"strconv"

	"golang.org/x/tools/go/types/typeutil"
)

// A function may call others by their names and send the statuses that they return, many
// of them by one call: which status that sends is known only where it is returned.

// handsOver reports whether a status that f returns is sent by a caller that does not
// know it: one that it knows is judged there.
func (f *function) handsOver(code int) bool {
	if !f.sent {
		return false
	}
	i, text := f.pkg.statusResult(f.sig), strconv.Itoa(code)
	return !slices.ContainsFunc(f.summary.Outcomes, func(o Outcome) bool { return i < len(o.Returns) && o.Returns[i].Const == text })
}

// findSenders finds what sends the statuses that functions return without a dispatcher.
func (p *engine) findSenders(walks map[*function]*walk) {
	wanted := map[*types.Func]*function{}
	for f, w := range walks {
		if f.obj != nil && f.dispatcher == nil && w.returnsStatus() {
			wanted[f.obj] = f
		}
	}
	if len(wanted) == 0 {
		return
	}
	for _, g := range p.funcs {
		if w := walks[g]; w != nil && g.fresh && !g.setsHeaders() {
			w.findSent(wanted)
		}
	}
}

// returnsStatus reports whether a step returns a number that is written as a status.
func (w *walk) returnsStatus() bool {
	for _, s := range w.steps {
		if s.returned && s.named {
			return true
		}
	}
	return false
}

// findSent notes which of the wanted functions return a status that is sent here.
func (w *walk) findSent(wanted map[*types.Func]*function) {
	from := map[types.Object][]*function{}
	ast.Inspect(w.body, func(n ast.Node) bool {
		var list []ast.Stmt
		switch n := n.(type) {
		case *ast.BlockStmt:
			list = n.List
		case *ast.CaseClause:
			list = n.Body
		}
		for i, stmt := range list {
			if f, status := w.takesStatus(stmt, wanted); f != nil && !slices.ContainsFunc(list[i+1:], func(s ast.Stmt) bool { return w.replaces(s, status) }) {
				from[status] = append(from[status], f)
			}
		}
		return true
	})
	if len(from) == 0 {
		return
	}
	for _, step := range w.steps {
		if step.Chosen == nil || step.Carried {
			continue
		}
		for _, f := range from[w.object(step.Chosen)] {
			f.sent = true
		}
	}
}

// takesStatus returns which of the wanted functions a statement calls, and the variable
// that gets the status which that returns.
func (w *walk) takesStatus(stmt ast.Stmt, wanted map[*types.Func]*function) (*function, types.Object) {
	a, ok := stmt.(*ast.AssignStmt)
	if !ok || len(a.Rhs) != 1 {
		return nil, nil
	}
	call, ok := ast.Unparen(a.Rhs[0]).(*ast.CallExpr)
	if !ok {
		return nil, nil
	}
	fn := typeutil.StaticCallee(w.info, call)
	if fn == nil || wanted[fn.Origin()] == nil {
		return nil, nil
	}
	status := w.object(a.Lhs[w.pkg.statusResult(fn.Signature())])
	if status == nil {
		return nil, nil
	}
	return wanted[fn.Origin()], status
}

// replaces reports whether a statement assigns another status to a variable than 0, with
// which it says that there is nothing to send.
func (w *walk) replaces(stmt ast.Stmt, status types.Object) (found bool) {
	ast.Inspect(stmt, func(n ast.Node) bool {
		a, ok := n.(*ast.AssignStmt)
		if !ok {
			return !found
		}
		for i, lhs := range a.Lhs {
			if w.object(lhs) != status {
				continue
			}
			nothing := false
			if len(a.Rhs) == len(a.Lhs) {
				c := w.info.Types[a.Rhs[i]].Value
				nothing = c != nil && isZeroConst(c)
			}
			found = found || !nothing
		}
		return !found
	})
	return found
}

// setsHeaders reports whether a function sets headers itself.
func (f *function) setsHeaders() (found bool) {
	ast.Inspect(f.body, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok && isNamed(f.info.TypeOf(e), "net/http", "Header") {
			found = true
		}
		return !found
	})
	return found
}
