package replies

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/catalog"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// Many handlers do not reply: they return an error that carries the status, and
// something far away sends it. Such a status is judged where it is put into the
// value, or where the value is returned: there the situation is known.

// A load is the status that a value carries.
type load struct {
	path   string // the field that holds it, such as ".Code"; "": it is a framework's business where
	status Status // Const or OfParam
	sure   bool   // it is a status; if not, only a constant of net/http shows that it is
	judged bool   // a step stands for it, where it is known why it was chosen
	sends  bool   // a framework sends it, and not once the reply has begun
}

// A Load is a load of a function's result.
type Load struct {
	Path   string
	Status Status
	Sure   bool
	Judged bool
	Sends  bool
}

// A VarStatus is the fact that an error variable carries a status.
type VarStatus struct {
	Path string
	Code int
}

// AFact marks a VarStatus as a fact.
func (*VarStatus) AFact() {}

func (v *VarStatus) String() string { return Status{Code: v.Code}.Name() }

// settled reports whether the situations in force, and not only parameters, say
// why something is chosen here.
func (st *state) settled() bool {
	for _, a := range slices.Backward(st.active) {
		if a.Kind != situation.Choice {
			return a.Of == 0 && a.Error == 0
		}
	}
	return false
}

// loadOf returns what a literal of these elements carries: the field of an error, or
// of a struct named like one, that is called a status.
func (w *walk) loadOf(st *state, lit *ast.CompositeLit, structure *types.Struct, elems []value) *load {
	t := w.info.TypeOf(lit)
	field := w.pkg.catalog.Carrier[types.TypeString(deref(t), nil)]
	if field == "" && !isErrorType(t) && !situation.ErrorType(typeName(t)) {
		return nil
	}
	for i, e := range lit.Elts {
		name := ""
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if id, ok := kv.Key.(*ast.Ident); ok {
				name = id.Name
			}
			e = kv.Value
		} else if i < structure.NumFields() {
			name = structure.Field(i).Name()
		}
		sure, maybe := situation.StatusField(name)
		sent, _ := situation.StatusField(jsonName(structure, name))
		if sure = sure || name == field || maybe && (sent || situation.HTTPType(typeName(t))); !sure && !maybe || !isInteger(w.info.TypeOf(e)) {
			continue
		}
		s := elems[i].status()
		switch {
		case s.Kind == OfParam:
			return &load{path: "." + name, status: s, sure: sure, sends: field != ""}
		case s.Kind == Const && (sure || w.pkg.namesStatus(e)) && errorStatus(s.Code):
			l := &load{path: "." + name, status: s, sure: true, sends: field != ""}
			if w.pkg.births[lit] {
				l.judged = st.settled()
			}
			return l
		}
	}
	return nil
}

// errorStatus reports whether a number can be the status of an error.
func errorStatus(code int) bool { return code >= 300 && code < 600 }

// namesStatus reports whether e is a status written by its name in net/http or a framework.
func (p *engine) namesStatus(e ast.Expr) bool {
	var id *ast.Ident
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		id = e
	case *ast.SelectorExpr:
		id = e.Sel
	default:
		return false
	}
	c, ok := p.pass.TypesInfo.Uses[id].(*types.Const)
	return ok && c.Pkg() != nil && p.catalog.Packages[c.Pkg().Path()]
}

// isErrorType reports whether t, or a pointer to it, is an error.
func isErrorType(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case nil, *types.Basic, *types.Signature, *types.Slice, *types.Map, *types.Array, *types.Chan, *types.Tuple: // they have no methods
		return false
	case *types.Pointer:
		return types.Implements(t, errorInterface)
	default:
		return types.Implements(t, errorInterface) || types.Implements(types.NewPointer(t), errorInterface)
	}
}

var errorInterface = types.Universe.Lookup("error").Type().Underlying().(*types.Interface)

// findBirths finds the literals and calls that may put a status into an error.
// What stands among the operands of a call that replies is part of that reply.
func (p *engine) findBirths(in *inspector.Inspector) {
	for cur := range in.Root().Preorder((*ast.CompositeLit)(nil), (*ast.CallExpr)(nil)) {
		e := cur.Node().(ast.Expr)
		if t := p.pass.TypesInfo.TypeOf(e); t == nil || !isErrorType(t) && !carriesTuple(t) {
			continue
		}
		part := false
		for up := range cur.Parent().Enclosing((*ast.CallExpr)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
			call, ok := up.Node().(*ast.CallExpr)
			if !ok {
				break
			}
			part = part || p.replies(call)
		}
		if !part {
			p.births[e] = true
		}
	}
}

func carriesTuple(t types.Type) bool {
	tuple, ok := t.(*types.Tuple)
	return ok && tuple.Len() > 0 && isErrorType(tuple.At(tuple.Len()-1).Type())
}

// replies reports whether a call has a responder among its operands, so that it may reply.
func (p *engine) replies(call *ast.CallExpr) bool {
	if fn, ok := typeutil.Callee(p.pass.TypesInfo, call).(*types.Func); ok {
		name := p.fullName(fn.Origin())
		if row := p.catalog.Reply[name]; p.catalog.Silent[name] || row != nil && row.Does == catalog.Raise {
			return false
		}
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && p.pass.TypesInfo.Selections[sel] != nil && p.isResponder(p.pass.TypesInfo.TypeOf(sel.X)) {
		return true
	}
	return slices.ContainsFunc(call.Args, func(a ast.Expr) bool { return p.isResponder(p.pass.TypesInfo.TypeOf(a)) })
}

// noteLiterals notes the errors with a status that n makes by a literal.
func (w *walk) noteLiterals(n ast.Node, st *state) {
	for _, lit := range w.litsIn(n) {
		framework := st.reply.Begun == Yes && w.pkg.catalog.Carrier[types.TypeString(deref(w.info.TypeOf(lit)), nil)] != "" // which ignores it now
		if l := w.eval(st, lit).load; l != nil && l.status.Kind == Const && !framework {
			var others []ast.Expr
			for _, e := range lit.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok {
					if id, ok := kv.Key.(*ast.Ident); ok && "."+id.Name == l.path {
						continue
					}
					e = kv.Value
				}
				others = append(others, e)
			}
			w.noteBirth(st, lit, l.status, others)
		}
	}
}

// noteBirth notes that an error with a status is made. If the other things that
// it is made of can be no address, and it is no redirect unless Location is set
// already, then that is what will be sent.
func (w *walk) noteBirth(st *state, at ast.Expr, s Status, others []ast.Expr) {
	after := w.untilSent(st)
	address := func(e ast.Expr) bool {
		c := w.info.Types[e].Value
		if c == nil {
			return !w.info.Types[e].IsNil()
		}
		return c.Kind() == constant.String && (strings.HasPrefix(constant.StringVal(c), "/") || strings.Contains(constant.StringVal(c), "://"))
	}
	if after.Begun == No && !slices.ContainsFunc(others, address) {
		after.Status, after.Begun = s, Yes
	}
	w.noteAs(at, st.situations(), st.reply, after, s, &effect{status: s, carried: true, hangs: st.hangs})
}

// litsIn returns the literals in n that may put a status into an error.
func (f *function) litsIn(n ast.Node) []*ast.CompositeLit {
	if lits, ok := f.litCache[n]; ok {
		return lits
	}
	var lits []*ast.CompositeLit
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CompositeLit:
			if f.pkg.births[n] {
				lits = append(lits, n)
			}
		}
		return true
	})
	f.litCache[n] = lits
	return lits
}

// loadReturned gives the result of a call what it carries, and notes the step if
// the call is what makes the error.
func (w *walk) loadReturned(st *state, c *site, v *value, in *Load) {
	l := &load{path: in.Path, status: in.Status, sure: in.Sure, judged: in.Judged, sends: in.Sends}
	if in.Status.Kind == OfParam {
		if in.Status.Param >= len(c.vals) {
			return
		}
		l.status = c.vals[in.Status.Param].status()
		if l.status.Kind == Const && !l.sure {
			l.sure = w.pkg.namesStatus(c.args[in.Status.Param])
		}
	}
	switch {
	case l.status.Kind == OfParam:
	case l.status.Kind != Const, !l.sure, !errorStatus(l.status.Code):
		return
	case v.nil == nonNil && !l.judged && w.pkg.births[c.call] && !(in.Sends && st.reply.Begun == Yes):
		l.judged = st.settled()
		var others []ast.Expr
		for i, a := range c.args {
			if in.Status.Kind != OfParam || i != in.Status.Param {
				others = append(others, a)
			}
		}
		w.noteBirth(st, c.call, l.status, others)
	}
	v.load = l
	w.noteDropped(st, c, l)
}

// noteDropped notes that an error with a status is made and not used: nothing will
// be sent. Of a call that gets the responder it is not known.
func (w *walk) noteDropped(st *state, c *site, l *load) {
	gets := func(v value) bool { return v.role != plain }
	if c.call == w.dropped && l.status.Kind == Const && st.reply.Begun == No && !slices.ContainsFunc(c.vals, gets) {
		w.note(st, c.call, st.reply, l.status, &effect{dropped: true})
	}
}

// noteReturned notes the statuses that the results of a return statement carry
// and that no step stands for yet.
func (w *walk) noteReturned(ret *ast.ReturnStmt, st *state) {
	if len(ret.Results) != w.sig.Results().Len() {
		return
	}
	for _, e := range ret.Results {
		v := w.eval(st, e)
		if l := v.load; l != nil && !l.judged && l.status.Kind == Const && v.nil == nonNil && (l.path != "" && !l.sends || st.reply.Begun != Yes) {
			w.note(st, e, st.reply, l.status, &effect{status: l.status, carried: true})
		}
	}
}

// describeLoad describes what a result carries.
func (st *state) describeLoad(v value) *Load {
	if v.load == nil {
		return nil
	}
	return &Load{v.load.path, v.load.status, v.load.sure, v.load.judged || st.settled(), v.load.sends}
}

// joinLoad is what a result carries that is a on one way and b on the other:
// only what it carries whenever it is not nil counts.
func joinLoad(a, b Returned) *Load {
	switch {
	case nilness(a.Nil) == isNil:
		return b.Load
	case nilness(b.Nil) == isNil:
		return a.Load
	case a.Load == nil || b.Load == nil:
		return nil
	}
	x, y := *a.Load, *b.Load
	if x.Path != y.Path || x.Status != y.Status {
		return nil
	}
	x.Sure, x.Judged, x.Sends = x.Sure && y.Sure, x.Judged || y.Judged, x.Sends && y.Sends
	return &x
}

// varLoad returns what a package-level variable carries.
func (p *engine) varLoad(v *types.Var) *load {
	if l, ok := p.varLoads[v]; ok {
		return l
	}
	p.varLoads[v] = nil // an initializer that names the variable itself finds nothing
	var l *load
	if v.Pkg() != p.types {
		var fact VarStatus
		if code, ok := p.catalog.Error[v.Pkg().Path()+"."+v.Name()]; ok {
			l = &load{status: Status{Kind: Const, Code: code}}
		} else if p.pass.ImportObjectFact(v, &fact) {
			l = &load{path: fact.Path, status: Status{Kind: Const, Code: fact.Code}}
		}
	} else if e := p.inits[v]; e != nil {
		l = p.initLoad(e)
	}
	if l != nil {
		l.sure = true
	}
	p.varLoads[v] = l
	return l
}

// initLoad returns what the initializer of a package-level variable carries.
func (p *engine) initLoad(e ast.Expr) *load {
	w := &walk{function: &function{pkg: p, info: p.pass.TypesInfo, on: none}}
	st := newState()
	var l *load
	switch e := pointed(e).(type) {
	case *ast.CompositeLit:
		if s, ok := deref(w.info.TypeOf(e)).Underlying().(*types.Struct); ok {
			l = w.loadOf(st, e, s, w.elements(st, e))
		}
	case *ast.CallExpr:
		l = w.initCall(st, e)
	}
	if l == nil || l.status.Kind != Const {
		return nil
	}
	return &load{path: l.path, status: l.status}
}

// initCall returns what a call in an initializer carries.
func (w *walk) initCall(st *state, call *ast.CallExpr) *load {
	fn := typeutil.StaticCallee(w.info, call)
	if fn == nil {
		return nil
	}
	fn = fn.Origin()
	if row := w.pkg.catalog.Reply[w.pkg.fullName(fn)]; row != nil && row.Does == catalog.Make && row.Status.Pos < len(call.Args) {
		return &load{status: w.eval(st, call.Args[row.Status.Pos]).status()}
	}
	s := w.pkg.summaryOf(fn)
	if s == nil || len(s.Outcomes) != 1 || len(s.Outcomes[0].Returns) != 1 || fn.Signature().Recv() != nil {
		return nil
	}
	in := s.Outcomes[0].Returns[0].Load
	if in == nil {
		return nil
	}
	l := &load{path: in.Path, status: in.Status}
	if in.Status.Kind == OfParam {
		if in.Status.Param >= len(call.Args) || !in.Sure && !w.pkg.namesStatus(call.Args[in.Status.Param]) {
			return nil
		}
		l.status = w.eval(st, call.Args[in.Status.Param]).status()
	}
	return l
}

// summaryOf returns the summary of a function of this package or another, nil if there is none.
func (p *engine) summaryOf(fn *types.Func) *Summary {
	if f := p.byObj[fn]; f != nil {
		return f.summary
	}
	if s := p.declared[fn]; s != nil {
		return s
	}
	if s := p.soleSummary(fn); s != nil {
		return s
	}
	return p.imported(fn)
}

// findInits notes the initializers of the package's error variables.
func (p *engine) findInits() {
	for _, file := range p.pass.Files {
		for _, d := range file.Decls {
			gen, ok := d.(*ast.GenDecl)
			if !ok || gen.Tok != token.VAR {
				continue
			}
			for _, s := range gen.Specs {
				spec := s.(*ast.ValueSpec)
				for i, name := range spec.Names {
					v, ok := p.pass.TypesInfo.Defs[name].(*types.Var)
					if ok && len(spec.Values) == len(spec.Names) && (isErrorType(v.Type()) || situation.ErrorType(typeName(v.Type()))) {
						p.inits[v] = spec.Values[i]
					}
				}
			}
		}
	}
}

// exportVars exports what the package's error variables carry.
func (p *engine) exportVars() {
	for v := range p.inits {
		if l := p.varLoad(v); l != nil && v.Exported() {
			p.pass.ExportObjectFact(v, &VarStatus{l.path, l.status.Code})
		}
	}
}
