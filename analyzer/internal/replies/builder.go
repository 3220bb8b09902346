package replies

import (
	"go/ast"
	"go/constant"
	"go/types"
	"maps"
	"slices"
	"strings"
)

// Some programs build a reply step by step: a function puts the responder into a
// struct, methods set its fields and return it, and the last one replies.

// A Field is what a function puts into a field of a builder.
type Field struct {
	Path      string
	Responder bool   // the responder that it was given
	Param     int    // 1 + the slot whose value it is
	Const     string // in exact form
}

// fieldOfBuilder describes what a field holds, if that is of use.
func fieldOfBuilder(path string, v value) (Field, bool) {
	switch {
	case v.role == responder:
		return Field{Path: path, Responder: true}, true
	case v.konst != nil && v.konst.Kind() == constant.Int:
		return Field{Path: path, Const: v.konst.ExactString()}, true
	case v.param != 0:
		return Field{Path: path, Param: v.param}, true
	}
	return Field{}, false
}

// buildsOf describes a result that holds the responder in a field.
func (w *walk) buildsOf(st *state, e ast.Expr) []Field {
	e = ast.Unparen(e)
	if u, ok := e.(*ast.UnaryExpr); ok {
		e = ast.Unparen(u.X)
	}
	parts := map[string]value{}
	switch e := e.(type) {
	case *ast.CompositeLit:
		parts = w.fieldsOf(st, e)
	case *ast.CallExpr:
		if r := st.results[e]; len(r) > 0 {
			parts = r[0].parts
		}
	case *ast.Ident:
		for p, v := range st.env {
			if p.root == w.object(e) && p.path != "" {
				parts[p.path] = v
			}
		}
	}
	var out []Field
	holds := false
	for _, path := range slices.Sorted(maps.Keys(parts)) {
		if f, ok := fieldOfBuilder(path, parts[path]); ok {
			holds = holds || f.Responder
			out = append(out, f)
		}
	}
	if !holds || w.on < 0 || w.onPath != "" || len(out) > maxFields {
		return nil
	}
	return out
}

// maxFields is how many fields of a builder are kept in mind.
const maxFields = 8

// fieldsSet describes the fields of the struct around the responder that a method has set.
func (w *walk) fieldsSet(st *state) []Field {
	if w.on < 0 || w.onPath == "" {
		return nil
	}
	var out []Field
	for p, v := range st.env {
		if p.root != w.slots[w.on] || p.path == "" || v.tested || v.role != plain {
			continue
		}
		if f, ok := fieldOfBuilder(p.path, v); ok {
			out = append(out, f)
		} else if isInteger(typeAt(p)) {
			out = append(out, Field{Path: p.path}) // something else
		}
	}
	slices.SortFunc(out, func(a, b Field) int { return strings.Compare(a.Path, b.Path) })
	if len(out) > maxFields {
		return nil
	}
	return out
}

// typeAt returns the type of a field of a struct, or of nothing.
func typeAt(p place) types.Type {
	s, ok := deref(p.root.Type()).Underlying().(*types.Struct)
	if ok {
		for f := range s.Fields() {
			if "."+f.Name() == p.path {
				return f.Type()
			}
		}
	}
	return types.Typ[types.Invalid]
}

// part returns what an operand has in a field.
func (w *walk) part(st *state, c *site, slot int, path string) value {
	if parts := c.vals[slot].parts; parts != nil {
		return parts[path]
	}
	return w.partOf(st, c.args[slot], path)
}

// build gives the results of a call what the callee has put into a builder.
func (w *walk) build(st *state, c *site, s *Summary, o *Outcome) {
	resolve := func(f Field) value {
		switch {
		case f.Responder:
			return value{role: responder, nil: nonNil}
		case f.Const != "":
			return value{konst: exactConst(f.Const)}
		case f.Param > 0 && f.Param <= len(c.vals):
			v := c.vals[f.Param-1]
			return value{konst: v.konst, param: v.param, bounds: v.bounds}
		}
		return value{}
	}
	vals := st.results[c.call]
	for i, r := range o.Returns {
		if len(r.Builds) == 0 || s.On < 0 || s.On >= len(c.vals) || c.vals[s.On].role != responder {
			continue
		}
		if sig, ok := w.info.TypeOf(c.call.Fun).Underlying().(*types.Signature); ok && w.pkg.wraps(sig.Results().At(i).Type()) {
			vals[i].role = w.pkg.wrapping(sig.Results().At(i).Type())
		}
		vals[i].parts = map[string]value{}
		for _, f := range r.Builds {
			vals[i].parts[f.Path] = resolve(f)
		}
	}
	if len(o.Fields) == 0 || s.On < 0 || s.On >= len(c.args) {
		return
	}
	parts := maps.Clone(c.vals[s.On].parts)
	for _, f := range o.Fields {
		if p, ok := w.placeOf(c.args[s.On]); ok {
			w.set(st, place{p.root, p.path + f.Path}, resolve(f))
		}
		if parts != nil {
			parts[f.Path] = resolve(f)
		}
	}
	for i, r := range o.Returns {
		if r.Param == s.On+1 && parts != nil {
			vals[i].parts = parts
		}
	}
}

// unpack notes what a builder that is stored in a variable holds.
func (w *walk) unpack(st *state, p place, v value) {
	if p.path != "" {
		return
	}
	for path, part := range v.parts {
		w.set(st, place{p.root, path}, part)
	}
}

// carriesWriter reports whether a value, or the struct in a variable, holds the
// responder that a builder was given, or what stands in front of it.
func (st *state) carriesWriter(v value, p place) bool {
	for _, part := range v.parts {
		if part.role.hides() {
			return true
		}
	}
	if p.root != nil && p.path == "" && st.parted[p.root] {
		for q, part := range st.env {
			if q.root == p.root && q.path != "" && part.role.hides() {
				return true
			}
		}
	}
	return false
}
