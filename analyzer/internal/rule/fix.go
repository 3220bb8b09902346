package rule

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/format"
	"go/token"
	"go/types"
	"net/http"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
)

// constants are the names of the statuses that fixes send.
var constants = map[int]string{
	http.StatusBadRequest:   "StatusBadRequest",
	http.StatusUnauthorized: "StatusUnauthorized",
	http.StatusNotFound:     "StatusNotFound",
	http.StatusConflict:     "StatusConflict",
	http.StatusBadGateway:   "StatusBadGateway",
}

// SwapStatus returns the fix that makes a step send another status, or nil if
// the status is not written there as a constant.
func (p *Pass) SwapStatus(s *replies.Step, code int) *analysis.SuggestedFix {
	e := s.Chosen
	if e == nil {
		return nil
	}
	text := ""
	switch e := ast.Unparen(e).(type) {
	case *ast.BasicLit:
		text = strconv.Itoa(code)
	case *ast.SelectorExpr:
		id, ok := e.X.(*ast.Ident)
		if !ok {
			return nil
		}
		pkg, ok := p.pass.TypesInfo.Uses[id].(*types.PkgName)
		if !ok {
			return nil
		}
		c, ok := pkg.Imported().Scope().Lookup(constants[code]).(*types.Const)
		if !ok || !constant.Compare(c.Val(), token.EQL, constant.MakeInt64(int64(code))) {
			return nil
		}
		text = id.Name + "." + c.Name()
	default:
		return nil
	}
	return &analysis.SuggestedFix{
		Message:   fmt.Sprintf("Send %d %s", code, http.StatusText(code)),
		TextEdits: []analysis.TextEdit{{Pos: e.Pos(), End: e.End(), NewText: []byte(text)}},
	}
}

// path returns the nodes around n, innermost first, n among them.
func (p *Pass) path(n ast.Node) []ast.Node {
	for _, f := range p.Files {
		if f.FileStart <= n.Pos() && n.Pos() < f.FileEnd {
			path, _ := astutil.PathEnclosingInterval(f, n.Pos(), n.End())
			return path
		}
	}
	return nil
}

// statement returns the statement that n is, and the block that it stands in.
func (p *Pass) statement(n ast.Node) (stmt *ast.ExprStmt, block *ast.BlockStmt, path []ast.Node) {
	path = p.path(n)
	for i, up := range path {
		if s, ok := up.(*ast.ExprStmt); ok && s.X == n && i+1 < len(path) {
			block, _ = path[i+1].(*ast.BlockStmt)
			return s, block, path[i+1:]
		}
	}
	return nil, nil, nil
}

// indent returns the indentation of the line on which a statement begins.
func (p *Pass) indent(s ast.Stmt) string {
	return strings.Repeat("\t", p.pass.Fset.Position(s.Pos()).Column-1)
}

// behind returns where the line of a statement ends, a comment included.
func (p *Pass) behind(s ast.Stmt) token.Pos {
	for _, f := range p.Files {
		for _, g := range f.Comments {
			if g.Pos() > s.End() && p.Line(g.Pos()) == p.Line(s.End()) {
				return g.List[0].End()
			}
		}
	}
	return s.End()
}

// AddReturn returns the fix that puts a return behind a call that ends a branch,
// or nil if the function has results or the call does not stand at the end of one.
func (p *Pass) AddReturn(call ast.Expr) *analysis.SuggestedFix {
	stmt, block, path := p.statement(call)
	if block == nil || block.List[len(block.List)-1] != stmt || len(path) < 2 {
		return nil
	}
	if _, ok := path[1].(*ast.IfStmt); !ok {
		return nil
	}
	for _, up := range path {
		var t *ast.FuncType
		switch n := up.(type) {
		case *ast.FuncLit:
			t = n.Type
		case *ast.FuncDecl:
			t = n.Type
		default:
			continue
		}
		if t.Results != nil {
			return nil
		}
		break
	}
	return &analysis.SuggestedFix{
		Message:   "Add the missing return",
		TextEdits: []analysis.TextEdit{{Pos: p.behind(stmt), End: p.behind(stmt), NewText: []byte("\n" + p.indent(stmt) + "return")}},
	}
}

// AbortWith returns the fix that makes a reply of a gin middleware end the chain.
func (p *Pass) AbortWith(call ast.Expr) *analysis.SuggestedFix {
	stmt, _, _ := p.statement(call)
	c, ok := call.(*ast.CallExpr)
	if stmt == nil || !ok {
		return nil
	}
	sel, ok := ast.Unparen(c.Fun).(*ast.SelectorExpr)
	if !ok || p.pass.TypesInfo.Selections[sel] == nil {
		return nil
	}
	recv := p.pass.TypesInfo.Selections[sel].Recv()
	if has(recv, "AbortWithStatusJSON") && sel.Sel.Name == "JSON" {
		return &analysis.SuggestedFix{
			Message:   "Use AbortWithStatusJSON",
			TextEdits: []analysis.TextEdit{{Pos: sel.Sel.Pos(), End: sel.Sel.End(), NewText: []byte("AbortWithStatusJSON")}},
		}
	}
	id, ok := sel.X.(*ast.Ident)
	if !ok || !has(recv, "Abort") {
		return nil
	}
	return &analysis.SuggestedFix{
		Message:   "Add the missing Abort",
		TextEdits: []analysis.TextEdit{{Pos: p.behind(stmt), End: p.behind(stmt), NewText: []byte("\n" + p.indent(stmt) + id.Name + ".Abort()")}},
	}
}

func has(t types.Type, method string) bool {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, method)
	_, ok := obj.(*types.Func)
	return ok
}

// MoveUp returns the fix that puts a call before another one which stands
// directly above it, or nil if it does not.
func (p *Pass) MoveUp(call, above ast.Expr) *analysis.SuggestedFix {
	stmt, block, _ := p.statement(call)
	first, other, _ := p.statement(above)
	if block == nil || block != other {
		return nil
	}
	for i, s := range block.List {
		if s == first && (i+1 >= len(block.List) || block.List[i+1] != stmt) {
			return nil
		}
	}
	if p.Line(stmt.Pos()) != p.Line(first.End())+1 || p.Line(stmt.Pos()) != p.Line(stmt.End()) {
		return nil
	}
	for _, f := range p.Files {
		for _, g := range f.Comments {
			if first.End() <= g.Pos() && g.Pos() < stmt.End() {
				return nil // the edit would lose it
			}
		}
	}
	var moved strings.Builder
	if format.Node(&moved, p.pass.Fset, stmt) != nil {
		return nil
	}
	return &analysis.SuggestedFix{
		Message: "Set the header before the status is sent",
		TextEdits: []analysis.TextEdit{
			{Pos: first.Pos(), End: first.Pos(), NewText: []byte(moved.String() + "\n" + p.indent(first))},
			{Pos: first.End(), End: stmt.End()},
		},
	}
}
