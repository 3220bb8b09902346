package replies

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// What the errors are called that a function returns.

// namedFailure returns what it means that e is returned, an error whose name says that
// nothing was found, or something is there already, under what the caller has passed, or
// that nobody is who the caller says.
func (w *walk) namedFailure(e ast.Expr) *Inner {
	name := w.errorName(e)
	kind := situation.Parse(w.pkg.meaning(name))
	if kind == situation.None {
		return nil
	}
	in := &Inner{Kind: kind, Words: name[strings.LastIndexByte(name, '.')+1:] + " is among the errors of " + w.name, Among: true}
	for i, v := range w.slots {
		t := v.Type()
		if i > 31 || i == 0 && w.sig.Recv() != nil || isNamed(t, "context", "Context") || isNamed(t, "net/http", "Request") || w.pkg.isResponder(t) {
			continue
		}
		in.Of |= 1 << i
	}
	if in.Of == 0 {
		return nil
	}
	return in
}

// errorName returns the name that says which error e is, or "": that of a variable,
// also if it is wrapped, of the type or the code of one that is made here, or of the
// function that makes it.
func (w *walk) errorName(e ast.Expr) string {
	if name := w.sentinel(e); name != "" {
		return name
	}
	switch e := pointed(e).(type) {
	case *ast.CompositeLit:
		t, ok := types.Unalias(w.info.TypeOf(e)).(*types.Named)
		if !ok || t.Obj().Pkg() == nil {
			return ""
		}
		if name := t.Obj().Pkg().Path() + "." + t.Obj().Name(); w.pkg.meaning(name) != "" {
			return name
		}
		return w.codeAmong(e.Elts)
	case *ast.CallExpr:
		fn, ok := typeutil.Callee(w.info, e).(*types.Func)
		if !ok || fn.Pkg() == nil {
			return ""
		}
		if w.pkg.fullName(fn) == "fmt.Errorf" {
			for _, a := range e.Args {
				if name := w.sentinel(a); name != "" && isError(w.info.TypeOf(a)) {
					return name
				}
			}
			return ""
		}
		if !situation.MakesError(fn.Name()) {
			return ""
		}
		if name := fn.Pkg().Path() + "." + fn.Name(); w.pkg.meaning(name) != "" {
			return name
		}
		return w.codeAmong(e.Args)
	}
	return ""
}

// codeAmong returns the name of the first constant among the parts of an error whose
// name says what it means.
func (w *walk) codeAmong(parts []ast.Expr) string {
	for _, e := range parts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Value
		}
		if name := w.sentinel(e); w.info.Types[e].Value != nil && name != "" && w.pkg.meaning(name) != "" {
			return name
		}
	}
	return ""
}
