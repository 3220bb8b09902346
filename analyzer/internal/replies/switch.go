package replies

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/cfg"
)

// What it means to be in the default of a switch.

// isDefault reports whether a block that follows the last case of a switch leads to its default.
func isDefault(b *cfg.Block) bool {
	if len(b.Succs) != 1 || len(b.Nodes) > 0 {
		return false
	}
	clause, ok := b.Succs[0].Stmt.(*ast.CaseClause)
	return ok && clause.List == nil && b.Succs[0].Kind == cfg.KindSwitchCaseBody
}

// noneOf puts BadInput into force when what the client sent is none of the constants
// of a switch.
func (w *walk) noneOf(st *state, sw *ast.SwitchStmt) {
	v := w.eval(st, sw.Tag)
	if v.prov&(FromMethod|FromContext|FromCredential|FromIdentity) != 0 {
		return
	}
	known := 0
	for _, s := range sw.Body.List {
		for _, e := range s.(*ast.CaseClause).List {
			if w.info.Types[e].Value == nil {
				return
			}
			known++
		}
	}
	if known < 2 { // no list of what there is
		return
	}
	w.blame(st, sw.Tag, v, types.ExprString(sw.Tag)+" is none of the values that are known")
}
