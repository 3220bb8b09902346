package replies

import (
	"go/ast"
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/catalog"
)

// Some frameworks send the status that an earlier call has put into the request.

// prepare executes a call that puts a status into the request for a later call.
func (w *walk) prepare(st *state, c *site, row *catalog.Reply) {
	v := c.val(row.Status)
	w.prepareStatus(st, c.call, v.status(), v.bounds)
	w.results(st, c, value{})
}

// prepareValue executes context.WithValue if it puts a status under the key from which
// a later call takes it. That the request gets the context is taken for granted.
func (w *walk) prepareValue(st *state, c *site) {
	if c.name != "context.WithValue" || !w.pkg.prepares {
		return
	}
	sel, ok := ast.Unparen(c.args[1]).(*ast.SelectorExpr)
	if !ok {
		return
	}
	if key, ok := w.info.Uses[sel.Sel].(*types.Var); ok && key.Pkg() != nil && w.pkg.catalog.StatusKey[key.Pkg().Path()+"."+key.Name()] {
		w.prepareStatus(st, c.call, c.vals[2].status(), c.vals[2].bounds)
	}
}

func (w *walk) prepareStatus(st *state, at ast.Expr, s Status, b bounds) {
	st.prepared = &held{at, effect{status: s, bounds: b}, st.reply, st.situations()}
}

// takePrepared gives an effect the status that is in the request.
func (w *walk) takePrepared(st *state, e *effect) {
	p := st.prepared
	if p == nil {
		if !w.isHandler() || len(w.callers) > 0 {
			e.status = Status{Kind: Prepared}
		}
		return
	}
	e.status, e.bounds, e.chosen = p.effect.status, p.effect.bounds, true
	if st.reply.Begun == No {
		w.noteAs(p.at, p.situations, p.before, st.reply, p.effect.status, &p.effect)
	}
}

// takeCarried gives an effect the status that its body carries or prepares.
func (w *walk) takeCarried(st *state, c *site, row *catalog.Reply, e *effect) {
	i := c.arg(row.Body)
	v := c.vals[i]
	if v.load != nil {
		e.status, e.chosen = v.load.status, v.load.judged
		return
	}
	t := w.info.TypeOf(c.args[i])
	if !types.IsInterface(t) {
		obj, _, _ := types.LookupFieldOrMethod(t, true, w.pkg.types, "Render")
		if fn, ok := obj.(*types.Func); ok {
			if s := w.pkg.summaryOf(fn.Origin()); s != nil && len(s.Outcomes) == 1 {
				switch p := s.Outcomes[0].Prepared; p.Kind {
				case Unset:
					return
				case OfField:
					e.status, e.chosen = w.fieldOf(st, c.args[i], p.Path).status(), false
					return
				case Const:
					e.status, e.chosen = p, false
					return
				}
			}
		}
	}
	e.status, e.chosen = Status{Kind: Unknown}, false
}
