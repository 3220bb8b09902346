package replies

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/catalog"
)

// What a handler may take for granted depends on how it is registered: for some
// methods or for all of them, at the end of a chain or in front of others.

// A routing says for which methods a handler is registered in its own package.
type routing uint8

const (
	unrouted  routing = iota // not in this package
	forSome                  // for the methods that the route names
	forEvery                 // for every method
	otherwise                // in a way that is not known
)

// methodsOf are the names of registering calls, in lower case: whether the route
// that they make names its methods. A pattern that begins with a method does too.
var methodsOf = map[string]routing{
	"handle": forEvery, "handlefunc": forEvery, "handler": forEvery, "handlerfunc": forEvery,
	"get": forSome, "post": forSome, "put": forSome, "patch": forSome, "delete": forSome, "head": forSome, "options": forSome,
	"connect": forSome, "trace": forSome, "method": forSome, "methodfunc": forSome, "methods": forSome, "match": forSome, "add": forSome,
}

// findRoutes finds how the package's handlers are registered.
func (p *engine) findRoutes(in *inspector.Inspector) {
	for cur := range in.Root().Preorder((*ast.Ident)(nil), (*ast.FuncLit)(nil)) {
		f := p.handlerAt(cur)
		if f == nil || !f.isHandler() {
			continue
		}
		p.route(f, cur)
	}
	for cur := range in.Root().Preorder((*ast.CallExpr)(nil)) {
		call := cur.Node().(*ast.CallExpr)
		p.findMiddleware(call)
		if t := p.pass.TypesInfo.Types[call]; t.IsValue() && isHandlerType(p, t.Type) && !p.pass.TypesInfo.Types[call.Fun].IsType() {
			for _, f := range p.made(call) {
				p.route(f, cur)
			}
		}
	}
}

// route notes how f is registered, if what is at cur is an operand of a registering call.
func (p *engine) route(f *function, cur inspector.Cursor) {
	if how, verb := p.routeOf(cur); how != unrouted {
		f.routed = max(f.routed, how)
		f.verb = verb
	}
}

// handlerAt returns the function that is named or written at cur.
func (p *engine) handlerAt(cur inspector.Cursor) *function {
	switch n := cur.Node().(type) {
	case *ast.FuncLit:
		return p.lits[n]
	case *ast.Ident:
		if fn, ok := p.pass.TypesInfo.Uses[n].(*types.Func); ok {
			return p.byObj[fn.Origin()]
		}
	}
	return nil
}

// routeOf climbs from a handler to the call that registers it, and along what
// is called on the result. If that is for one method by name, it is verb.
func (p *engine) routeOf(cur inspector.Cursor) (how routing, verb string) {
	inner := cur.Node()
	for up := range cur.Parent().Enclosing() {
		switch n := up.Node().(type) {
		case *ast.SelectorExpr, *ast.ParenExpr:
		case *ast.CallExpr:
			if how == unrouted && ast.Unparen(n.Fun) == inner {
				return unrouted, "" // it is called
			}
			if r, verb := p.registers(n); r != unrouted {
				how = r
				if r == forSome {
					return r, verb
				}
			}
		default:
			return how, ""
		}
		inner = up.Node()
	}
	return how, ""
}

// registers says what a call does if it registers a handler, and for which method.
func (p *engine) registers(call *ast.CallExpr) (how routing, verb string) {
	var name string
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.SelectorExpr:
		name = fun.Sel.Name
	case *ast.Ident:
		name = fun.Name
	}
	how = methodsOf[strings.ToLower(name)]
	if len(call.Args) == 0 {
		return how, ""
	}
	text := ""
	if v := p.pass.TypesInfo.Types[call.Args[0]].Value; v != nil && v.Kind() == constant.String {
		text = constant.StringVal(v)
	}
	switch method, _, pattern := strings.Cut(text, " "); {
	case how == forSome:
		return how, strings.ToUpper(name)
	case how == forEvery && len(call.Args) > 2: // Handle("GET", path, handler)
		return forSome, text
	case how == forEvery && text == "":
		return otherwise, ""
	case how == forEvery && pattern && methodsOf[strings.ToLower(method)] == forSome:
		return forSome, method
	}
	return how, ""
}

// findMiddleware notes the handlers that a call puts in front of others.
func (p *engine) findMiddleware(call *ast.CallExpr) {
	fn, ok := typeutil.Callee(p.pass.TypesInfo, call).(*types.Func)
	if !ok || fn.Pkg() == nil || !p.catalog.Packages[fn.Pkg().Path()] {
		return
	}
	var handlers []ast.Expr
	for _, a := range call.Args {
		if isHandlerType(p, p.pass.TypesInfo.TypeOf(a)) {
			handlers = append(handlers, a)
		}
	}
	if sets := p.catalog.Before[p.fullName(fn)]; sets != nil {
		for _, a := range handlers {
			for _, f := range p.made(a) {
				f.ahead = sets
			}
		}
	}
	if fn.Name() != "Use" && len(handlers) > 0 {
		handlers = handlers[:len(handlers)-1]
	}
	for _, a := range handlers {
		for _, f := range p.made(a) {
			f.middleware = true
		}
	}
}

// made returns the handlers that e may be: a function, or the literals of one that makes them.
func (p *engine) made(e ast.Expr) []*function {
	switch e := ast.Unparen(e).(type) {
	case *ast.FuncLit:
		return []*function{p.lits[e]}
	case *ast.CallExpr:
		if p.pass.TypesInfo.Types[e.Fun].IsType() && len(e.Args) == 1 {
			return p.made(e.Args[0])
		}
		fn := typeutil.StaticCallee(p.pass.TypesInfo, e)
		if fn == nil || p.byObj[fn.Origin()] == nil {
			return nil
		}
		var out []*function
		ast.Inspect(p.byObj[fn.Origin()].body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				if p.lits[n] != nil && p.lits[n].isHandler() {
					out = append(out, p.lits[n])
				}
				return false
			case *ast.ReturnStmt:
				if len(n.Results) == 1 {
					switch ast.Unparen(n.Results[0]).(type) {
					case *ast.Ident, *ast.SelectorExpr:
						out = append(out, p.made(n.Results[0])...)
					}
				}
			}
			return true
		})
		return out
	case *ast.Ident, *ast.SelectorExpr:
		id, ok := e.(*ast.Ident)
		if !ok {
			id = e.(*ast.SelectorExpr).Sel
		}
		if fn, ok := p.pass.TypesInfo.Uses[id].(*types.Func); ok && p.byObj[fn.Origin()] != nil {
			return []*function{p.byObj[fn.Origin()]}
		}
	}
	return nil
}

// callsNext reports whether the function itself calls the handlers behind it: by
// the framework's own method, or, if any is set, by calling a handler.
func (f *function) callsNext(any bool) (found bool) {
	ast.Inspect(f.body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			fn, ok := typeutil.Callee(f.info, n).(*types.Func)
			if !ok {
				sig, isFunc := f.info.TypeOf(n.Fun).Underlying().(*types.Signature)
				found = found || any && isFunc && !f.info.Types[n.Fun].IsType() && isHandler(f.pkg, sig)
				return !found
			}
			row := f.pkg.catalog.Reply[f.pkg.fullName(fn.Origin())]
			found = found || row != nil && row.Does == catalog.Next && (any || row.On.Pos == catalog.Receiver)
		}
		return !found
	})
	return found
}

// repliesSomewhere reports whether any step of the walk sends something.
func (w *walk) repliesSomewhere() bool {
	for _, s := range w.steps {
		if slices.ContainsFunc(s.Moments, func(m Moment) bool { return m.Sets || m.Body != No || m.Begins != No }) {
			return true
		}
	}
	return false
}
