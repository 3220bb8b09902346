package replies

import (
	"cmp"
	"go/ast"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/catalog"
)

// A function is a declared function or a function literal.
type function struct {
	pkg        *engine
	info       *types.Info
	node       ast.Node // *ast.FuncDecl or *ast.FuncLit
	name       string
	obj        *types.Func // nil for literals
	body       *ast.BlockStmt
	sig        *types.Signature
	slots      []*types.Var // the receiver, if any, then the parameters
	responders map[place]bool
	fronts     map[place]role // the variables that hold what stands in front of the responder
	on         int            // the slot that holds the responder; -1: captured; -2: none
	onPath     string         // where in it
	commit     catalog.Commit
	shared     map[types.Object]bool
	assigns    []ast.Expr // if it is a literal that is called where it stands: the variables around it
	graph      *graph
	callCache  map[ast.Node][]*ast.CallExpr
	litCache   map[ast.Node][]*ast.CompositeLit
	summary    *Summary
	callers    []callSite
	errors     *unsorted          // what is sent for the errors that the function returns
	dispatcher *dispatcher        // sends the status that the function returns
	sent       bool               // a caller sends the status that the function returns, without a dispatcher
	handsOn    map[*function]bool // the functions whose status it returns
	recursive  bool               // it may call itself
	fresh      bool               // nobody has begun the reply when it is called
	responder  string             // the framework's type of it, or ""
	chained    bool               // the next handler runs unless it ends the chain
	ahead      []string           // the headers that the framework has set before it
	before     []string           // the headers that those who call it may have set
	middleware bool               // it stands in front of other handlers
	routed     routing            // how it is registered
	verb       string             // for which method, if it is one
}

// A callSite is a call of a function of the same package.
type callSite struct {
	caller, callee *function
	call           *ast.CallExpr
	pristine       bool     // nothing had been done to the reply, but that headers were set
	set            []string // those that were, or may have been
}

const (
	captured = -1
	none     = -2
)

// An engine is the analysis of one package.
type engine struct {
	pass     *analysis.Pass
	types    *types.Package
	catalog  *catalog.Catalog
	writer   *types.Interface // net/http.ResponseWriter
	funcs    []*function      // callees before callers where the calls allow it
	groups   [][]*function    // the same, those that call each other together
	byObj    map[*types.Func]*function
	lits     map[*ast.FuncLit]*function
	params   map[types.Object]bool // the parameters of all functions
	requests map[types.Object]bool // variables that hold a request made from a client's
	names    map[*types.Func]string
	facts    map[*types.Func]*Summary
	implies  map[types.Type]bool
	declared map[*types.Func]*Summary // what directives say
	faults   []Fault
	births   map[ast.Expr]bool       // the literals and calls that may put a status into an error
	prepares bool                    // it imports what puts statuses into requests
	inits    map[*types.Var]ast.Expr // the initializers of the package's error variables
	varLoads map[*types.Var]*load
	funcVars map[*types.Var]*types.Func

	generators map[*types.Package]*catalog.Generated // nil: no generator wrote it
	precedents map[*types.Func]precedent
	soles      map[*types.Func]*function // by method of an interface: the one beside it that it stands for

	ahead      map[string]bool     // the headers that middleware sets in front of handlers
	assigned   map[*types.Var]bool // the fields that statements assign
	reassigned map[*types.Var]bool // the variables that are assigned after their declaration

	dispatchers []*dispatcher
}

func (p *engine) fullName(fn *types.Func) string {
	name, ok := p.names[fn]
	if !ok {
		name = cmp.Or(p.generatedName(fn), fn.FullName())
		p.names[fn] = name
	}
	return name
}

// imported returns the summary of a function of another package.
func (p *engine) imported(fn *types.Func) *Summary {
	s, ok := p.facts[fn]
	if !ok {
		var fact Summary
		if fn.Pkg() != nil && fn.Pkg() != p.types && p.pass.ImportObjectFact(fn, &fact) && fact.fits(fn.Signature()) {
			s = fact.elsewhere()
		}
		p.facts[fn] = s
	}
	return s
}

// captures reports whether a literal uses a responder of a function around it.
func (p *engine) captures(lit *ast.FuncLit) bool {
	f := p.lits[lit]
	return f != nil && f.on == captured
}

// responderMethods are what a type that implements the responder is made of:
// they are the reply's machinery, not replies.
var responderMethods = map[string]bool{
	"Header": true, "Write": true, "WriteHeader": true, "WriteString": true, "Flush": true, "FlushError": true,
	"Hijack": true, "Push": true, "ReadFrom": true, "Unwrap": true, "CloseNotify": true,
}

// collect finds the package's functions.
func (p *engine) collect(in *inspector.Inspector) {
	for cur := range in.Root().Preorder((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		f := &function{pkg: p, info: p.pass.TypesInfo, node: cur.Node(), on: none, callCache: map[ast.Node][]*ast.CallExpr{}, litCache: map[ast.Node][]*ast.CompositeLit{}, handsOn: map[*function]bool{}}
		switch n := f.node.(type) {
		case *ast.FuncDecl:
			f.obj, _ = f.info.Defs[n.Name].(*types.Func)
			if n.Body == nil || f.obj == nil {
				continue
			}
			f.body, f.sig, f.name = n.Body, f.obj.Type().(*types.Signature), n.Name.Name
			p.byObj[f.obj] = f
		case *ast.FuncLit:
			f.body = n.Body
			f.sig, _ = types.Unalias(f.info.TypeOf(n)).Underlying().(*types.Signature)
			if f.sig == nil {
				continue
			}
			for up := range cur.Enclosing((*ast.FuncDecl)(nil)) {
				f.name = up.Node().(*ast.FuncDecl).Name.Name
			}
			p.lits[n] = f
		}
		if r := f.sig.Recv(); r != nil {
			f.slots = append(f.slots, r)
		}
		for v := range f.sig.Params().Variables() {
			f.slots = append(f.slots, v)
		}
		for _, v := range f.slots {
			p.params[v] = true
		}
		p.funcs = append(p.funcs, f)
	}
	p.findRequests(in)
	p.findBirths(in)
	p.findInits()
	p.findPrecedents(in)
	for _, f := range p.funcs {
		f.findResponders()
	}
	for _, f := range p.funcs {
		f.findCaptured()
	}
	p.findAssigned(in)
	p.findRoutes(in)
}

// findAssigned notes the fields and variables that statements assign.
func (p *engine) findAssigned(in *inspector.Inspector) {
	note := func(e ast.Expr) {
		switch e := ast.Unparen(e).(type) {
		case *ast.SelectorExpr:
			if v, ok := p.pass.TypesInfo.Uses[e.Sel].(*types.Var); ok && v.IsField() {
				p.assigned[v] = true
			}
		case *ast.Ident:
			if v, ok := p.pass.TypesInfo.Uses[e].(*types.Var); ok {
				p.reassigned[v] = true
			}
		}
	}
	for cur := range in.Root().Preorder((*ast.AssignStmt)(nil), (*ast.IncDecStmt)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				note(l)
			}
		case *ast.IncDecStmt:
			note(n.X)
		}
	}
}

// findRequests notes the variables that hold a client's request without being parameters.
func (p *engine) findRequests(in *inspector.Inspector) {
	for cur := range in.Root().Preorder((*ast.AssignStmt)(nil)) {
		as := cur.Node().(*ast.AssignStmt)
		if len(as.Lhs) != 1 || len(as.Rhs) != 1 {
			continue
		}
		id, ok := as.Lhs[0].(*ast.Ident)
		if !ok || !isNamed(p.pass.TypesInfo.TypeOf(id), "net/http", "Request") {
			continue
		}
		if call, ok := as.Rhs[0].(*ast.CallExpr); ok && p.givesRequest(call) {
			p.requests[p.pass.TypesInfo.ObjectOf(id)] = true
		}
	}
}

// givesRequest reports whether a call returns a client's request: a copy of
// one, or the one that a framework's responder holds.
func (p *engine) givesRequest(call *ast.CallExpr) bool {
	fn, ok := typeutil.Callee(p.pass.TypesInfo, call).(*types.Func)
	if !ok || fn.Signature().Recv() == nil || fn.Pkg() == nil {
		return false
	}
	switch fn.Name() {
	case "WithContext", "Clone":
		return fn.Pkg().Path() == "net/http"
	case "Request":
		return p.framework(fn.Signature().Recv().Type())
	}
	return false
}

// findResponders finds the responder among the function's receiver and parameters.
func (f *function) findResponders() {
	f.responders = map[place]bool{}
	add := func(slot int, path string, t types.Type) {
		f.responders[place{f.slots[slot], path}] = true
		if f.on == none {
			f.on, f.onPath = slot, path
			f.commit = cmp.Or(f.pkg.frameworkCommit(t), catalog.Stream)
			if f.pkg.framework(t) {
				f.responder = types.TypeString(types.Unalias(t), nil)
			}
			f.chained = f.pkg.catalog.Chained[f.responder] && !f.pkg.isOf(f.responder)
		}
	}
	for i, v := range f.slots {
		if f.pkg.isResponder(v.Type()) {
			add(i, "", v.Type())
		}
	}
	for i, v := range f.slots {
		if s, ok := deref(v.Type()).Underlying().(*types.Struct); ok && f.on == none && !isNamed(v.Type(), "net/http", "Request") {
			for field := range s.Fields() {
				if f.pkg.isResponder(field.Type()) && f.on == none {
					add(i, "."+field.Name(), field.Type())
				}
			}
		}
	}
}

// isHandler reports whether the function is what net/http or a framework calls.
func (f *function) isHandler() bool { return isHandler(f.pkg, f.sig) }

// givesText reports whether a function gives back a string and nothing else: it reads
// what it is called with.
func givesText(sig *types.Signature) bool {
	return sig.Results().Len() == 1 && isString(sig.Results().At(0).Type())
}

func isHandlerType(pkg *engine, t types.Type) bool {
	sig, ok := t.Underlying().(*types.Signature)
	return ok && isHandler(pkg, sig)
}

func isHandler(pkg *engine, sig *types.Signature) bool {
	if givesText(sig) {
		return false
	}
	p := sig.Params()
	if p.Len() == 1 && pkg.framework(p.At(0).Type()) {
		return true
	}
	if p.Len() == 2 && isNamed(p.At(0).Type(), "context", "Context") && pkg.framework(p.At(1).Type()) { // hertz
		return true
	}
	if p.Len() == 2 && pkg.framework(p.At(1).Type()) { // go-restful
		resp, ok := types.Unalias(deref(p.At(1).Type())).(*types.Named)
		return ok && isNamed(p.At(0).Type(), resp.Obj().Pkg().Path(), "Request")
	}
	if p.Len() == 3 && !isNamed(p.At(2).Type(), "github.com/julienschmidt/httprouter", "Params") {
		return false
	}
	return p.Len() >= 2 && p.Len() <= 3 && isNamed(p.At(0).Type(), "net/http", "ResponseWriter") && isNamed(p.At(1).Type(), "net/http", "Request")
}

// interesting reports whether calling f can matter to a reply.
func (f *function) interesting() bool {
	if f.on != none {
		return !(f.sig.Recv() != nil && f.on == 0 && f.onPath == "" && responderMethods[f.name])
	}
	return f.obj != nil && (f.sig.Results().Len() > 0 || f.pkg.prepares && f.takesRequest())
}

func (f *function) takesRequest() bool {
	return slices.ContainsFunc(f.slots, func(v *types.Var) bool { return isNamed(v.Type(), "net/http", "Request") })
}

// entry returns the state in which the function is entered.
func (w *walk) entry() *state {
	st := newState()
	if !w.fresh {
		st.reply.Status.Kind = Inherited
	}
	if w.fresh {
		for _, name := range w.before {
			st.reply.setHeader(name, Maybe)
		}
	}
	for _, name := range w.ahead {
		st.reply.setHeader(name, Yes)
	}
	for i, v := range w.slots {
		val := value{param: i + 1, of: 1 << min(i, 31)}
		switch {
		case isNamed(v.Type(), "net/http", "Request"):
			val = value{param: i + 1}
		case isNamed(v.Type(), "context", "Context"):
			val = value{param: i + 1, prov: FromContext}
		}
		w.store(st, place{v, ""}, val)
	}
	for _, p := range slices.Collect(maps.Keys(w.responders)) {
		st.put(p, value{role: responder, nil: nonNil})
	}
	for p, r := range w.fronts {
		if w.around(p) {
			st.put(p, value{role: r, nil: nonNil})
		}
	}
	return st
}
