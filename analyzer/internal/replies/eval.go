package replies

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// eval returns what is known of e. Its calls have been executed already.
func (w *walk) eval(st *state, e ast.Expr) value {
	e = ast.Unparen(e)
	tv := w.info.Types[e]
	switch {
	case tv.Value != nil:
		return value{konst: tv.Value, body: textEvidence(tv.Value), failure: w.failureName(e, tv.Value)}
	case tv.IsNil():
		return value{nil: isNil}
	}
	switch e := e.(type) {
	case *ast.Ident:
		return w.evalVar(st, e)
	case *ast.SelectorExpr:
		return w.evalSelector(st, e)
	case *ast.IndexExpr:
		return w.evalIndex(st, e)
	case *ast.CallExpr:
		return w.evalCall(st, e)
	case *ast.StarExpr:
		return w.eval(st, e.X)
	case *ast.UnaryExpr:
		v := w.eval(st, e.X)
		if e.Op == token.AND {
			v.nil, v.konst, v.param = nonNil, nil, 0
			if p, ok := w.placeOf(e.X); ok && v.role == plain {
				v.to = p
			}
			return v
		}
		if e.Op == token.NOT && v.konst != nil && v.konst.Kind() == constant.Bool {
			return value{konst: constant.MakeBool(!constant.BoolVal(v.konst))}
		}
		return v.other()
	case *ast.BinaryExpr:
		switch e.Op {
		case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ, token.LAND, token.LOR:
			return value{}
		}
		return w.eval(st, e.X).other().with(w.eval(st, e.Y).other())
	case *ast.SliceExpr:
		return w.eval(st, e.X).other()
	case *ast.TypeAssertExpr:
		v := w.eval(st, e.X)
		if e.Type != nil && v.prov&FromContext != 0 && situation.Identity(typeName(w.info.TypeOf(e.Type))) {
			v.prov |= FromIdentity
		}
		v = w.carrier(v, e.X)
		v.param = 0
		if e.Type != nil && v.role == responder {
			return v // w.(http.Flusher) is w
		}
		return v
	case *ast.CompositeLit:
		return w.evalLit(st, e)
	case *ast.FuncLit:
		return value{lit: e, nil: nonNil}
	}
	return value{}
}

func (w *walk) evalVar(st *state, id *ast.Ident) value {
	obj, ok := w.info.ObjectOf(id).(*types.Var)
	if !ok {
		return value{}
	}
	if obj.Parent() == w.pkg.types.Scope() {
		return w.evalGlobal(id, obj)
	}
	v := st.get(place{obj, ""})
	if b := w.fieldEvidence(st, obj); b != nil {
		v.body = b
	}
	if isFailure(obj.Type()) && v.body == nil && (v.nil == nonNil || v.param != 0) {
		v.body = w.errorEvidence(id, v)
	}
	return v
}

// evalGlobal returns what is known of a package-level variable: of an error
// that it is not nil, and which status it carries.
func (w *walk) evalGlobal(e ast.Expr, obj *types.Var) value {
	var v value
	if isSentinel(obj) {
		v = value{nil: nonNil, body: &evidence{words: types.ExprString(e)}}
	}
	if obj.Pkg() == nil || obj.Parent() != obj.Pkg().Scope() {
		return v
	}
	if v.load = w.pkg.varLoad(obj); v.load != nil {
		v.nil = nonNil
	}
	return v
}

// errorEvidence is the evidence that the error e gives as a body.
func (w *walk) errorEvidence(e ast.Expr, v value) *evidence {
	b := &evidence{words: "the text of " + types.ExprString(e)}
	if sel, ok := ast.Unparen(e).(*ast.SelectorExpr); ok && w.info.Selections[sel] != nil {
		b.kept = true
	}
	if v.from != nil || v.param != 0 || v.nil != nonNil { // not made here of a constant
		b.shows = b.words
	}
	if v.param != 0 {
		b.params = 1 << (v.param - 1)
	}
	return b
}

func (w *walk) evalSelector(st *state, e *ast.SelectorExpr) value {
	if sel := w.info.Selections[e]; sel == nil || sel.Kind() != types.FieldVal {
		if v, ok := w.info.Uses[e.Sel].(*types.Var); ok && !v.IsField() {
			return w.evalGlobal(e, v)
		}
		return value{}
	}
	if f := w.info.Uses[e.Sel]; situation.AsksWritten(e.Sel.Name) && f.Pkg() != nil && w.pkg.catalog.Packages[f.Pkg().Path()] && isBool(f.Type()) && w.eval(st, e.X).role == responder {
		return w.asked(st.reply.Begun, slotBegun) // echo's Response().Committed
	}
	if isNamed(w.info.TypeOf(e.X), "net/http", "Request") && w.serverSide(e.X) {
		switch e.Sel.Name {
		case "Method":
			if p, ok := w.placeOf(e); ok && st.env[p].tested {
				return st.env[p]
			}
			return value{prov: FromMethod}
		case "Body", "URL", "Form", "PostForm", "Header", "MultipartForm", "RequestURI", "Trailer":
			return value{prov: FromRequest}
		}
		return value{}
	}
	if p, ok := w.placeOf(e); ok {
		v := st.get(p)
		if v.isZero() && (w.responders[p] || w.eval(st, e.X).role == responder && w.pkg.isResponder(w.info.TypeOf(e)) || w.isPart(st, e)) {
			return value{role: responder}
		}
		if base := st.env[place{p.root, ""}]; base.param != 0 && v.konst == nil && v.from == nil && isInteger(w.info.TypeOf(e)) {
			v.field = field{base.param, p.path}
		}
		if l := st.env[place{p.root, ""}].load; l != nil && l.path == p.path && v.konst == nil && l.status.Kind == Const {
			return value{konst: constant.MakeInt64(int64(l.status.Code)), chosen: l.judged}
		}
		if v.prov&FromContext != 0 && situation.Identity(e.Sel.Name) {
			v.prov |= FromIdentity // the user in what the context holds
		}
		if v.isZero() && isNamed(w.info.TypeOf(e.X), "net/url", "URL") {
			return value{prov: w.eval(st, e.X).prov}
		}
		if base := st.env[place{p.root, ""}]; v.from == nil && v.nil == nilUnknown && p.path != "" && base.from != nil && isFailure(w.info.TypeOf(e)) {
			v.from = base.from // the error in what a call returned
		}
		return v
	}
	if w.isPart(st, e) {
		return value{role: responder}
	}
	base := w.eval(st, e.X)
	v := value{prov: base.prov &^ FromIdentity}
	if isFailure(w.info.TypeOf(e)) {
		v.from = base.from // the error in what a call returns
	}
	return v
}

// serverSide reports whether a request is one that a client sent to us: it is
// a parameter, part of one, or made from one.
func (w *walk) serverSide(e ast.Expr) bool {
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		return w.pkg.givesRequest(call)
	}
	p, ok := w.placeOf(e)
	return ok && (w.pkg.params[p.root] || w.pkg.requests[p.root])
}

// fieldOf returns what is known of a field of an operand.
func (w *walk) fieldOf(st *state, e ast.Expr, path string) value {
	e = pointed(e)
	if lit, ok := e.(*ast.CompositeLit); ok {
		return w.fieldsOf(st, lit)[path]
	}
	p, ok := w.placeOf(e)
	if !ok {
		return value{}
	}
	if base := st.env[place{p.root, ""}]; base.param != 0 && st.env[place{p.root, p.path + path}].isZero() {
		return value{field: field{base.param, p.path + path}}
	}
	return st.env[place{p.root, p.path + path}]
}

// fieldsOf returns the fields of a struct literal by their paths.
func (w *walk) fieldsOf(st *state, lit *ast.CompositeLit) map[string]value {
	s, ok := deref(w.info.TypeOf(lit)).Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	fields := map[string]value{}
	for i, e := range lit.Elts {
		name := ""
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if id, ok := kv.Key.(*ast.Ident); ok {
				name = id.Name
			}
			e = kv.Value
		} else if i < s.NumFields() {
			name = s.Field(i).Name()
		}
		fields["."+name] = w.eval(st, e)
	}
	return fields
}

func (w *walk) evalIndex(st *state, e *ast.IndexExpr) value {
	if p, ok := w.placeOf(e); ok {
		if v, ok := st.env[p]; ok {
			return v
		}
	}
	x := w.eval(st, e.X)
	if x.role == headerMap {
		return value{}
	}
	v := value{prov: x.prov &^ FromIdentity, of: x.of}
	if name, ok := w.constString(e.Index); ok && v.prov&FromRequest != 0 && situation.CredentialHeader(name) && isNamed(w.info.TypeOf(e.X), "net/http", "Header") {
		v.prov = FromCredential
	}
	return v
}

func (w *walk) evalCall(st *state, call *ast.CallExpr) value {
	if tv := w.info.Types[call.Fun]; tv.IsType() && len(call.Args) == 1 {
		v := w.eval(st, call.Args[0])
		if !isInteger(tv.Type) {
			v.param = 0 // another type: not the parameter itself
		}
		return v
	}
	if r := st.results[call]; len(r) > 0 {
		return r[0]
	}
	return value{}
}

func (w *walk) constString(e ast.Expr) (string, bool) {
	if v := w.info.Types[e].Value; v != nil && v.Kind() == constant.String {
		return constant.StringVal(v), true
	}
	return "", false
}

// failureName returns the name of a constant that is the code of a failure, or "".
func (f *function) failureName(e ast.Expr, c constant.Value) string {
	if c.Kind() != constant.Int {
		return ""
	}
	name := keyName(e)
	if _, literal := e.(*ast.BasicLit); literal || !situation.FailureName(name) {
		return ""
	}
	return name
}

// textEvidence is the evidence that a constant text gives as a body: it says
// so, and proves nothing unless something failed.
func textEvidence(c constant.Value) *evidence {
	if c.Kind() == constant.String && situation.FailureText(constant.StringVal(c)) {
		return &evidence{words: c.String()}
	}
	return nil
}

func isString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

func isError(t types.Type) bool {
	return t != nil && types.Identical(t, types.Universe.Lookup("error").Type())
}

// isFailure reports whether a value of type t, if it is not nil, is an error:
// the error interface, or a pointer to a type of errors.
func isFailure(t types.Type) bool {
	if isError(t) {
		return true
	}
	p, ok := t.(*types.Pointer)
	return ok && (isErrorType(p.Elem()) || situation.ErrorType(typeName(p.Elem())))
}

// isSentinel reports whether a variable is an error made once and for all.
func isSentinel(v *types.Var) bool {
	name := strings.ToLower(v.Name())
	return isError(v.Type()) && v.Pkg() != nil && v.Parent() == v.Pkg().Scope() && (strings.HasPrefix(name, "err") || name == "eof")
}

func isInteger(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

func isBool(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}

func deref(t types.Type) types.Type {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// isNamed reports whether t is the named type path.name, or a pointer to it.
func isNamed(t types.Type, path, name string) bool {
	if t == nil {
		return false
	}
	n, ok := types.Unalias(deref(t)).(*types.Named)
	return ok && n.Obj().Name() == name && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == path
}

// typeName returns the name of t without its package, or of what it points to.
func typeName(t types.Type) string {
	if t == nil {
		return ""
	}
	if n, ok := types.Unalias(deref(t)).(*types.Named); ok {
		return n.Obj().Name()
	}
	return ""
}
