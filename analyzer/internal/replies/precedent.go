package replies

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// Whether a call of which nothing is known may fail because nothing was found, or
// because something is there already, other places of the package may say: they tell
// such an error apart from the others.

// A precedent is a place at which an error of a function is told apart.
type precedent struct {
	kind situation.Kind
	name string    // of the error, or of what tells it
	pos  token.Pos // of the place; none if the error stands beside what is looked up
}

// findPrecedents notes which errors the package tells apart, by the function that
// returned them last, as the source has it.
func (p *engine) findPrecedents(in *inspector.Inspector) {
	w := &walk{function: &function{pkg: p, info: p.pass.TypesInfo, on: none}}
	from := map[types.Object]*types.Func{}
	note := func(err ast.Expr, word, name string, pos token.Pos) {
		kind := situation.Parse(word)
		fn := from[w.object(err)]
		if _, known := p.precedents[fn]; fn == nil || !kind.Mixed() || known || !p.program(fn.Pkg()) {
			return
		}
		p.precedents[fn] = precedent{kind, name[strings.LastIndexByte(name, '.')+1:], pos}
	}
	nodes := []ast.Node{(*ast.AssignStmt)(nil), (*ast.BinaryExpr)(nil), (*ast.CallExpr)(nil), (*ast.SwitchStmt)(nil)}
	for n := range in.PreorderSeq(nodes...) {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if len(n.Rhs) != 1 {
				continue
			}
			call, ok := ast.Unparen(n.Rhs[0]).(*ast.CallExpr)
			if err := w.object(n.Lhs[len(n.Lhs)-1]); ok && err != nil && isFailure(err.Type()) {
				fn, _ := typeutil.Callee(p.pass.TypesInfo, call).(*types.Func)
				from[err] = fn
			}
		case *ast.BinaryExpr:
			if n.Op == token.EQL || n.Op == token.NEQ {
				name := w.sentinel(n.Y)
				note(n.X, p.meaning(name), name, n.Pos())
			}
		case *ast.CallExpr:
			if len(n.Args) > 0 {
				name, word := w.tellsBy(n)
				note(n.Args[0], word, name, n.Pos())
			}
		case *ast.SwitchStmt:
			for _, clause := range n.Body.List {
				for _, e := range clause.(*ast.CaseClause).List {
					if n.Tag != nil {
						name := w.sentinel(e)
						note(n.Tag, p.meaning(name), name, e.Pos())
					}
				}
			}
		}
	}
}

// tellsBy returns what a call tells an error apart by, and what that means.
func (w *walk) tellsBy(call *ast.CallExpr) (name, word string) {
	fn, ok := typeutil.Callee(w.info, call).(*types.Func)
	if !ok {
		return "", ""
	}
	switch full := w.pkg.fullName(fn); {
	case full == "errors.Is" && len(call.Args) == 2:
		name = w.sentinel(call.Args[1])
	case full == "errors.As" && len(call.Args) == 2:
		name = types.TypeString(deref(w.info.TypeOf(call.Args[1])), nil)
	case w.pkg.catalog.Tells[full] != nil:
		return full, w.pkg.catalog.Tells[full].Means
	case strings.HasPrefix(fn.Name(), "Is"):
		return full, situation.MeansOf(full).String()
	}
	return name, w.pkg.meaning(name)
}

// follow gives the failure of a call the meaning that another place knows it may
// have, if it is about what the client sent and no call by that has gone well before.
func (w *walk) follow(c *site, vals []value, met meeting) {
	p, ok := w.pkg.precedents[c.fn]
	if !ok {
		p, ok = w.contract(c)
	}
	if !ok || len(vals) == 0 || vals[len(vals)-1].from == nil || vals[len(vals)-1].from.fails > situation.Unknown {
		return
	}
	in, asked := w.asks(c, nil)
	if in.prov&FromCredential != 0 || in.prov&FromRequest == 0 && in.of == 0 {
		return
	}
	if met >= enough(p.kind) {
		return
	}
	last := vals[len(vals)-1].from
	last.fails, last.among, last.asked = p.kind, true, asked
	last.words = c.fn.Name() + " may fail with " + p.name
	if p.pos.IsValid() {
		last.words += fmt.Sprintf(", which %s tells apart", w.pkg.place(p.pos, c.call.Pos()))
	}
	if in.prov&FromRequest == 0 {
		last.of = in.of
	}
}

// contract returns what a method of an interface fails with if nothing is there, when
// it looks one thing up by its name or number, and the program declares such an error
// beside that thing or beside the interface. Whoever asks whether it got nil knows better.
func (w *walk) contract(c *site) (precedent, bool) {
	sig := c.fn.Signature()
	if sig.Recv() == nil || !types.IsInterface(sig.Recv().Type()) || sig.Results().Len() != 2 || !situation.Finds(c.fn.Name()) || !w.pkg.program(c.fn.Pkg()) {
		return precedent{}, false
	}
	thing, ok := types.Unalias(deref(sig.Results().At(0).Type())).(*types.Named)
	if !ok || thing.Obj().Pkg() == nil || !w.pkg.program(thing.Obj().Pkg()) || !isRecord(thing) {
		return precedent{}, false
	}
	for i, a := range c.args {
		if t := w.info.TypeOf(a); (i > 0 || !c.recv) && c.vals[i].prov&FromRequest != 0 {
			if _, ok := t.Underlying().(*types.Basic); !ok {
				return precedent{}, false // a filter, a request: not a name
			}
		}
	}
	for _, pkg := range []*types.Package{thing.Obj().Pkg(), c.fn.Pkg()} {
		if name := missing(pkg, thing.Obj().Name()); name != "" && !w.asksForNil(c.call) {
			return precedent{kind: situation.NotFound, name: pkg.Name() + "." + name}, true
		}
	}
	return precedent{}, false
}

// asksForNil reports whether the first result of a call is compared with nil.
func (w *walk) asksForNil(call *ast.CallExpr) (asks bool) {
	var given types.Object
	for n := range ast.Preorder(w.body) {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if len(n.Rhs) == 1 && ast.Unparen(n.Rhs[0]) == call {
				given = w.object(n.Lhs[0])
			}
		case *ast.BinaryExpr:
			asks = asks || given != nil && w.info.Types[n.Y].IsNil() && w.object(n.X) == given
		}
	}
	return asks
}

// missing returns the name of the error with which a package says that a thing of that
// name is not there, or that anything is not.
func missing(pkg *types.Package, thing string) string {
	for _, name := range pkg.Scope().Names() {
		v, ok := pkg.Scope().Lookup(name).(*types.Var)
		if ok && isErrorType(v.Type()) && v.Exported() && situation.Missing(name, thing) {
			return name
		}
	}
	return ""
}

// place names a position for a message about another one: its line, with its file if
// that is another.
func (p *engine) place(pos, from token.Pos) string {
	a, b := p.pass.Fset.Position(pos), p.pass.Fset.Position(from)
	if a.Filename == b.Filename {
		return fmt.Sprintf("line %d", a.Line)
	}
	return fmt.Sprintf("%s:%d", filepath.Base(a.Filename), a.Line)
}

// asks returns what a call is asked with: all operands but the service that is
// asked, its responders and what is read into; and the variables that the client's
// part of it is in.
func (w *walk) asks(c *site, dest map[types.Object]bool) (in value, asked []place) {
	for i, a := range c.args {
		p, ok := w.placeOf(a)
		service := i == 0 && c.recv && ok && w.pkg.params[p.root]
		if v := c.vals[i]; !service && !(ok && dest[p.root]) && v.role == plain {
			in = in.with(value{prov: v.prov & (FromRequest | FromCredential), of: v.of})
			if ok && v.prov&FromRequest != 0 {
				asked = append(asked, p)
			}
			if v.from != nil {
				asked = append(asked, v.from.asked...)
			}
		}
	}
	return in, asked
}

// A meeting says how far a call has got that was made by what a variable holds.
type meeting uint8

const (
	notMet    meeting = iota
	validated         // it has been found to be well-formed
	lookedUp          // something has been looked up by it
	wentWell          // a call by it has gone well
)

// met returns how far calls before this one have got that were made by what it is
// asked with, or by a part of that, or by what that is a part of.
func (w *walk) met(st *state, c *site) (how meeting) {
	for _, a := range c.args {
		ast.Inspect(a, func(n ast.Node) bool {
			e, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			p, ok := w.placeOf(e)
			if !ok {
				return true
			}
			if !st.parted[p.root] {
				how = max(how, st.env[place{p.root, ""}].met)
				return false
			}
			for q, v := range st.env {
				if q.root == p.root && v.met > how && (strings.HasPrefix(q.path, p.path) || strings.HasPrefix(p.path, q.path)) {
					how = v.met
				}
			}
			return false
		})
	}
	return how
}

// enough is how far such calls must have got for a failure of the kind to be ruled out.
func enough(kind situation.Kind) meeting {
	switch kind {
	case situation.BadInput:
		return validated
	case situation.Conflict:
		return lookedUp // that something is there has been dealt with
	}
	return wentWell
}

// meets notes the variables by which a call is made, and what it tells of them if it
// goes well.
func (w *walk) meets(st *state, c *site, vals []value) {
	if len(vals) == 0 || vals[len(vals)-1].from == nil {
		return
	}
	from := vals[len(vals)-1].from
	from.tells = wentWell
	if from.fails == situation.BadInput && !from.among || situation.Validator(c.fn.Name()) {
		from.tells = validated
	}
	for i, a := range c.args {
		p, ok := w.placeOf(unconverted(w.info, a))
		if !ok || c.vals[i].role != plain || !w.isData(c, i) {
			continue
		}
		from.by = append(from.by, p)
		if from.tells == wentWell && situation.LooksUp(c.fn.Name()) {
			w.meet(st, p, lookedUp)
		}
	}
}

// isData reports whether an operand is what the client sent, or may be: not a service,
// a database, a context.
func (w *walk) isData(c *site, i int) bool {
	v := c.vals[i]
	if v.prov&(FromRequest|FromContext) == FromRequest {
		return true
	}
	t := w.info.TypeOf(c.args[i])
	_, pointer := t.Underlying().(*types.Pointer)
	return v.of != 0 && !(c.recv && i == 0) && !pointer && !types.IsInterface(t)
}

// meet notes how far a call by a variable has got.
func (w *walk) meet(st *state, p place, how meeting) {
	if v := st.get(p); v.met < how {
		v.met = how
		w.set(st, p, v)
	}
}
