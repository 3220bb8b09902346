package replies

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/catalog"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// object returns the variable that e is.
func (w *walk) object(e ast.Expr) types.Object {
	if id, ok := ast.Unparen(e).(*ast.Ident); ok {
		if v, ok := w.info.ObjectOf(id).(*types.Var); ok && v.Parent() != w.pkg.types.Scope() {
			return v
		}
	}
	return nil
}

// textOf returns the variable of the error whose text v is, or nil: what it says
// may tell it apart.
func (v value) textOf() types.Object {
	if v.body == nil || !v.body.isErr {
		return nil
	}
	return v.body.err
}

// sentinel returns the full name of the package-level error, a variable or a
// constant, that e is.
func (w *walk) sentinel(e ast.Expr) string {
	var id *ast.Ident
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		id = e
	case *ast.SelectorExpr:
		id = e.Sel
	default:
		return ""
	}
	switch v := w.info.Uses[id].(type) {
	case *types.Var, *types.Const:
		if v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
			return v.Pkg().Path() + "." + v.Name()
		}
	}
	return ""
}

// meaning returns what the error called name means: the catalog's word, or what
// the name itself says.
func (p *engine) meaning(name string) string {
	if word := p.catalog.Sentinel[name]; word != "" {
		return word
	}
	dot := strings.LastIndexByte(name, '.')
	if kind := situation.MeansOf(name); kind != situation.None && (kind != situation.BadInput || dot > 0 && sameProgram(p.pass, strings.TrimLeft(name[:dot], "*"))) {
		return kind.String()
	}
	return ""
}

// same is what the catalog says of a sentinel that leaves open what the failure means.
const same = "same"

// gone is what the catalog says of a sentinel that means that the client has left.
const gone = "gone"

// otherError names, in a guard, an error that is told apart in a way that is not known.
const otherError = "is:"

// sorted refines by an error being, or not being, the sentinel or type called
// name ("" if that is not known): on a match it means word, which the catalog has
// for name; otherwise it is no longer known what it means.
func (w *walk) sorted(st *state, err types.Object, name, word string, match bool, at ast.Expr) []*state {
	if err == nil {
		if match {
			st.unsorted = 0
		}
		w.doubt(st, at)
		w.forgetMisses(st)
		if kind := situation.Parse(word); match && kind != situation.None {
			w.push(st, situation.Situation{Kind: kind, Pos: at.Pos(), Words: types.ExprString(at)}, nil)
		}
		return []*state{st}
	}
	v := st.get(place{err, ""})
	w.unsort(st, v, word, match)
	if word == same {
		switch {
		case v.from == nil:
		case v.from.fails == situation.BadInput: // that nothing was sent may be meant
			w.push(st, situation.Situation{Kind: situation.Choice, Pos: at.Pos(), Words: v.from.words, Of: v.from.of, Client: true}, nil)
		case match && v.from.fails > situation.Unknown:
			w.push(st, situation.Situation{Kind: v.from.fails, Pos: v.from.pos, Words: v.from.words, Of: v.from.of, Weak: v.from.weak, Among: v.from.among}, err)
		}
		return []*state{st}
	}
	if word == gone {
		if match { // nobody is there to be told
			w.forgetMeaning(st, err, v, situation.Unknown, match)
			w.push(st, situation.Situation{Kind: situation.Unknown, Pos: at.Pos()}, err)
		}
		return []*state{st}
	}
	if v.param != 0 {
		st.guard(v.param-1, otherError+name, match)
	}
	if match && v.from != nil && v.from.unsent != nil { // an error of a kind is one
		st.reply = *v.from.unsent
		st.reply.Body = max(st.reply.Body, Maybe)
	}
	means := situation.Parse(word)
	if means.Mixed() && v.from != nil && v.from.own {
		means = situation.Unknown
	}
	if means == situation.None {
		means = situation.Unknown
	}
	if !match && !slices.ContainsFunc(st.active, func(a active) bool { return a.subject == err }) {
		w.choice(st, at) // there may be another error, or none
	}
	stays := !match && name != "" && v.from != nil && v.from.parser && means != situation.BadInput
	if !stays {
		w.forgetMeaning(st, err, v, means, match)
	}
	if match {
		w.push(st, situation.Situation{Kind: means, Pos: at.Pos(), Words: types.ExprString(at)}, err)
	}
	return []*state{st}
}

// sayOf notes that what a call returns, such as a code, says what kind of error one of
// its operands is.
func (w *walk) sayOf(c *site, out []*state) {
	i := slices.IndexFunc(c.args, func(a ast.Expr) bool { return isError(w.info.TypeOf(a)) })
	if i < 0 {
		return
	}
	err := w.object(c.args[i])
	results := c.fn.Signature().Results()
	for _, st := range out {
		vals := slices.Clone(st.results[c.call])
		for j, v := range vals {
			if t := results.At(j).Type(); v.konst != nil || v.load != nil || v.textOf() != nil || isFailure(t) || isBool(t) {
				continue
			}
			from := origin{pos: c.call.Pos()}
			if v.from != nil {
				from = *v.from
			}
			from.sorter, from.sorts = true, err
			vals[j].from = &from
		}
		st.results[c.call] = vals
	}
}

// tells executes a call that says what kind of error its argument is.
func (w *walk) tells(st *state, c *site, row *catalog.Tells) {
	vals := w.results(st, c, value{})
	vals[len(vals)-1] = value{from: &origin{pos: c.call.Pos(), sorts: w.object(c.args[c.arg(row.Of)]), sortsAs: c.name, sortsTo: row.Means}}
}

// fieldTells puts into force what it means that a field of an error is a
// constant, such as a database's code for a second one of a name.
func (w *walk) fieldTells(st *state, x ast.Expr, c constant.Value) bool {
	sel, ok := ast.Unparen(x).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	word := w.pkg.catalog.Code[catalog.FieldIs(types.TypeString(w.info.TypeOf(sel.X), nil), sel.Sel.Name, c.ExactString())]
	if word == "" {
		return false
	}
	w.push(st, situation.Situation{Kind: situation.Parse(word), Pos: x.Pos(), Words: types.ExprString(x) + " is " + c.String()}, nil)
	return true
}

// forgetMisses makes unknown what may have failed because nothing was found: an
// error that is not known by name has been sorted.
func (w *walk) forgetMisses(st *state) {
	for i := range st.active {
		if a := &st.active[i]; a.Among {
			a.Among = false
			a.Kind = situation.Unknown
		}
	}
	for p, v := range st.env {
		if v.from != nil && v.from.among {
			from := *v.from
			from.fails, from.among = situation.Unknown, false
			v.from = &from
			st.env[p] = v
		}
	}
}

// forgetMeaning makes the meaning of an error unknown, in its variable and in
// what is in force because of it; or, on a match, what it has turned out to mean.
func (w *walk) forgetMeaning(st *state, err types.Object, v value, means situation.Kind, match bool) {
	for i := range st.active {
		if st.active[i].subject == err {
			st.active[i].Kind, st.active[i].Among = situation.Unknown, false
		}
	}
	if v.from == nil {
		return
	}
	from := *v.from
	from.fails, from.of, from.parser, from.bare, from.among = situation.Unknown, 0, false, false, false
	if match {
		from.fails = means
		v.nil = nonNil
	}
	v.from = &from
	w.store(st, place{err, ""}, v)
}

// forkType refines by the dynamic type of the operand of a type switch.
func (w *walk) forkType(sw *ast.TypeSwitchStmt, clause *ast.CaseClause, st *state, enter func(*state, bool)) {
	var operand ast.Expr
	ast.Inspect(sw.Assign, func(n ast.Node) bool {
		if t, ok := n.(*ast.TypeAssertExpr); ok && operand == nil {
			operand = t.X
		}
		return operand == nil
	})
	match := st.clone()
	if operand != nil && isError(w.info.TypeOf(operand)) {
		name := ""
		if len(clause.List) == 1 {
			name = types.TypeString(w.info.TypeOf(clause.List[0]), nil)
		}
		obj := w.object(operand)
		word := w.pkg.meaning(name)
		w.sorted(match, obj, name, word, true, operand)
		w.sorted(st, obj, name, word, false, operand)
	} else {
		w.choice(match, clause.List[0])
	}
	enter(match, true)
	enter(st, false)
}
