package replies

import (
	"cmp"
	"go/ast"
	"go/constant"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// evalLit evaluates a composite literal, and looks for what in it tells of an error.
func (w *walk) evalLit(st *state, lit *ast.CompositeLit) value {
	v := value{nil: nonNil}
	t := w.info.TypeOf(lit)
	if t == nil {
		return v
	}
	elems := w.elements(st, lit)
	if w.pkg.wraps(t) && slices.ContainsFunc(elems, func(v value) bool { return v.role == responder || v.role == keeping }) { // a responder that wraps another
		return value{nil: nonNil, role: w.pkg.wrapping(t)}
	}
	structure, _ := deref(t).Underlying().(*types.Struct)
	_, isMap := t.Underlying().(*types.Map)
	if structure == nil && !isMap {
		if len(lit.Elts) == 0 {
			return value{nil: nonNil, konst: constant.MakeString("")} // []byte{} is nothing to write
		}
		for _, e := range elems { // a slice or array: a list of results is not the request's own
			v = v.with(value{prov: e.prov})
		}
		return v
	}
	var keys []string
	for i, e := range lit.Elts {
		key, elem := "", e
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			elem = kv.Value
			if structure != nil {
				if id, ok := kv.Key.(*ast.Ident); ok {
					key = jsonName(structure, id.Name)
				}
			} else if s, ok := w.constString(kv.Key); ok {
				key = s
			}
		} else if structure != nil && i < structure.NumFields() {
			key = jsonName(structure, structure.Field(i).Name())
		}
		ev := elems[i]
		v.prov |= ev.prov & (FromRequest | FromCredential)
		v.of |= ev.of
		if ev.prov&FromRequest == 0 && ev.konst == nil && ev.nil != isNil {
			v.mixed = true
		}
		v.body = joinEvidence(v.body, keyEvidence(key, elem, ev, isInteger(w.info.TypeOf(elem))))
		keys = append(keys, key)
	}
	v.mixed = v.mixed && v.prov&FromRequest != 0
	if structure != nil {
		v.parts = w.frontsIn(lit, structure, elems)
		v.load = w.loadOf(st, lit, structure, elems)
	}
	if v.body != nil && situation.ForeignKeys(keys) {
		v.body = joinEvidence(v.body, &evidence{foreign: true})
	}
	return v
}

// elements evaluates the elements of a composite literal, each once: they may be
// literals themselves, any number of levels deep.
func (w *walk) elements(st *state, lit *ast.CompositeLit) []value {
	vals := make([]value, len(lit.Elts))
	for i, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Value
		}
		vals[i] = w.eval(st, e)
	}
	return vals
}

// jsonName returns the name under which a field is sent as JSON or XML.
func jsonName(s *types.Struct, field string) string {
	for i := range s.NumFields() {
		if s.Field(i).Name() == field {
			tag := reflect.StructTag(s.Tag(i))
			for _, format := range []string{"json", "xml"} {
				name, _, _ := strings.Cut(tag.Get(format), ",")
				if name = name[strings.LastIndexByte(name, ' ')+1:]; name != "" && name != "-" {
					return name
				}
			}
		}
	}
	return field
}

// keyEvidence is the evidence that a body with this field or key gives.
// elem may be nil; isNumber says that v is an integer.
func keyEvidence(key string, elem ast.Expr, v value, isNumber bool) *evidence {
	if situation.ForeignKey(key) {
		return &evidence{foreign: true}
	}
	if v.konst != nil {
		switch v.konst.Kind() {
		case constant.Bool:
			if situation.SuccessKey(key) && !constant.BoolVal(v.konst) {
				return &evidence{words: key + " is false", sure: true}
			}
			if situation.ErrorKey(key) && constant.BoolVal(v.konst) {
				return &evidence{words: key + " is true", sure: true}
			}
			return nil
		case constant.String:
			s := constant.StringVal(v.konst)
			if situation.StateWord(key, s) {
				return &evidence{foreign: true}
			}
			if sure := situation.ErrorKey(key) && s != ""; sure || situation.FailureWord(key, s) {
				return &evidence{words: key + " is " + v.konst.String(), sure: sure}
			}
			return v.body
		case constant.Int:
			if situation.CodeKey(key) && v.failing() {
				return &evidence{words: key + " is " + cmp.Or(v.failure, v.konst.String()), sure: true}
			}
			return nil
		}
	}
	if v.param != 0 && situation.CodeKey(key) && isNumber {
		return &evidence{coded: 1 << (v.param - 1)}
	}
	if !situation.ErrorKey(key) {
		return v.body
	}
	switch {
	case v.nil == isNil:
		return nil
	case v.param != 0:
		return &evidence{words: key + " is set", keyed: 1 << (v.param - 1)}
	case v.body != nil && v.body.params != 0 && !v.body.isErr:
		return &evidence{words: key + " is " + v.body.words, keyed: v.body.params, shows: v.body.shows}
	case v.body != nil:
		return &evidence{words: key + " is " + v.body.words, sure: !v.body.kept, shows: v.body.shows}
	}
	if lit, ok := elem.(*ast.CompositeLit); ok && len(lit.Elts) > 0 {
		return &evidence{words: key + " is set", sure: true}
	}
	return nil
}

// failing reports whether a number is the code of a failure: by its name, or
// because it is the status that should have been sent.
func (v value) failing() bool {
	n, exact := constant.Int64Val(v.konst)
	return exact && (v.failure != "" && n != 0 || n >= 400 && n < 600)
}

func (f *function) isNumberSlot(slot int) bool {
	return slot < len(f.slots) && isInteger(f.slots[slot].Type())
}

// joinEvidence combines the evidence of two parts of a body.
func joinEvidence(a, b *evidence) *evidence {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	c := *a
	if b.sure && !a.sure {
		c = *b
	}
	if c.words == "" {
		c.words, c.isErr = a.words+b.words, a.isErr || b.isErr // one of them has none
	}
	c.foreign, c.shows = a.foreign || b.foreign, cmp.Or(a.shows, b.shows)
	c.keyed |= a.keyed | b.keyed
	c.params |= a.params | b.params
	c.coded |= a.coded | b.coded
	return &c
}

// fieldEvidence is the evidence that a variable's fields or keys, set one by
// one, give as a body.
func (w *walk) fieldEvidence(st *state, obj *types.Var) *evidence {
	var found *evidence
	if !st.parted[obj] {
		return nil
	}
	for p, v := range st.env {
		if p.root != obj || p.path == "" || strings.Count(p.path, ".") != 1 {
			continue
		}
		key := p.path[1:]
		if s, ok := deref(obj.Type()).Underlying().(*types.Struct); ok {
			key = jsonName(s, key)
		}
		b := keyEvidence(key, nil, v, v.konst == nil && v.param != 0 && w.isNumberSlot(v.param-1))
		if b != nil && found != nil && b.sure == found.sure && b.words > found.words {
			b.foreign, found = b.foreign || found.foreign, b // one of them, whichever the order
			continue
		}
		found = joinEvidence(found, b)
	}
	if found == nil {
		return nil
	}
	return joinEvidence(found, st.get(place{obj, ""}).body)
}
