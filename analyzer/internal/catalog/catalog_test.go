package catalog

import (
	"go/types"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/go/packages"
)

// Every name in the catalog is one that the library has, and every position is
// one of its parameters.
func TestNamesAndPositionsAreReal(t *testing.T) {
	cat, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	args := map[string][]Arg{}
	for name, r := range cat.Reply {
		args[name] = append(args[name], r.On, r.Status, r.Body, r.Header, r.Name)
	}
	for name, r := range cat.Source {
		args[name] = append(args[name], r.Name, r.Of, r.Into)
	}
	for name, r := range cat.Parse {
		args[name] = append(args[name], r.Of, r.Into)
	}
	for name, r := range cat.Wrap {
		args[name] = append(args[name], r.Of)
	}
	for name, r := range cat.Finds {
		args[name] = append(args[name], r.Query)
	}
	for name := range cat.Carry {
		args[name] = nil
	}
	for name := range cat.Before {
		args[name] = nil
	}
	for name, r := range cat.Tells {
		args[name] = append(args[name], r.Of)
	}
	for _, set := range []map[string]bool{cat.NoReturn, cat.Silent, cat.Upstream} {
		for name := range set {
			args[name] = append(args[name], Arg{})
		}
	}
	for name := range args {
		if kind, ok := generated(cat, name); ok && kind != "" {
			t.Errorf("%s: no kind %s is generated", name, kind)
		} else if ok {
			delete(args, name)
		}
	}
	funcs := resolve(t, slices.Concat(slices.Collect(maps.Keys(args)), slices.Collect(maps.Keys(cat.Sentinel)), slices.Collect(maps.Keys(cat.Error)),
		slices.Collect(maps.Keys(cat.Carrier)), slices.Collect(maps.Keys(cat.Responders)), slices.Collect(maps.Keys(cat.Parts)), slices.Collect(maps.Keys(cat.StatusKey)), codeTypes(cat)))
	for name, list := range args {
		if funcs[name] == nil {
			t.Errorf("%s: no such function", name)
			continue
		}
		if fn, ok := funcs[name].(*types.Func); ok && fn.FullName() != name {
			t.Errorf("%s: it goes by the name of %s", name, fn.FullName())
		}
		sig, ok := funcs[name].Type().Underlying().(*types.Signature) // of a function, or of a variable that holds one
		if !ok {
			t.Errorf("%s: not a function", name)
			continue
		}
		for _, a := range list {
			switch {
			case !a.Set || a.Const:
			case a.Pos == Receiver && sig.Recv() == nil:
				t.Errorf("%s: no receiver", name)
			case a.Pos >= sig.Params().Len():
				t.Errorf("%s: no parameter %d", name, a.Pos)
			}
		}
	}
	for name := range cat.Responders {
		if funcs[name] == nil {
			t.Errorf("%s: no such type", name)
		}
	}
	for name := range cat.StatusKey {
		if _, ok := funcs[name].(*types.Var); !ok {
			t.Errorf("%s: no such variable", name)
		}
	}
	for name := range cat.Sentinel {
		if funcs[name] == nil {
			t.Errorf("%s: no such error", name)
		}
	}
	for name, status := range cat.Error {
		if v, ok := funcs[name].(*types.Var); !ok || http.StatusText(status) == "" {
			t.Errorf("%s, %d: no such variable or status: %v", name, status, v)
		}
	}
	for name := range cat.Parts {
		if _, ok := funcs[name].(*types.TypeName); !ok {
			t.Errorf("%s: no such type", name)
		}
	}
	for name, field := range cat.Carrier {
		if !isIntegerField(funcs[name], field) {
			t.Errorf("%s: no field %s for a status", name, field)
		}
	}
	for key := range cat.Code {
		name, value, _ := strings.Cut(key, "=")
		dot := strings.LastIndexByte(name, '.')
		obj, _, _ := types.LookupFieldOrMethod(funcs[name[:dot]].Type(), true, nil, name[dot+1:])
		if field, ok := obj.(*types.Var); !ok {
			t.Errorf("%s: no such field", key)
		} else if basic, ok := field.Type().Underlying().(*types.Basic); !ok || (basic.Info()&types.IsString != 0) != strings.HasPrefix(value, `"`) {
			t.Errorf("%s: the field is a %s", key, field.Type())
		}
	}
}

// generated reports whether a name is of what a generator writes. The kind is that of
// a method if no row of the generator has it.
func generated(cat *Catalog, name string) (kind string, ok bool) {
	for _, g := range cat.Made {
		if name == g.By+".Predicate" {
			return "", true
		}
		if rest, ok := strings.CutPrefix(name, "(*"+g.By+"."); ok {
			kind, _, _ := strings.Cut(rest, ")")
			if slices.Contains(g.Kinds, kind) {
				kind = ""
			}
			return kind, true
		}
	}
	return "", false
}

// codeTypes returns the types in the keys of the catalog's codes.
func codeTypes(cat *Catalog) []string {
	var out []string
	for key := range cat.Code {
		name, _, _ := strings.Cut(key, "=")
		out = append(out, name[:strings.LastIndexByte(name, '.')])
	}
	return out
}

func isIntegerField(obj types.Object, name string) bool {
	if obj == nil {
		return false
	}
	field, _, _ := types.LookupFieldOrMethod(obj.Type(), true, nil, name)
	if field == nil {
		return false
	}
	b, ok := field.Type().Underlying().(*types.Basic)
	return ok && b.Info()&types.IsInteger != 0
}

func TestStatusesAreIntegers(t *testing.T) {
	cat, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	funcs := resolve(t, slices.Collect(maps.Keys(cat.Reply)))
	for name, r := range cat.Reply {
		if !r.Status.Set || r.Status.Const {
			continue
		}
		sig := funcs[name].Type().Underlying().(*types.Signature)
		if b, ok := sig.Params().At(r.Status.Pos).Type().Underlying().(*types.Basic); !ok || b.Info()&types.IsInteger == 0 {
			t.Errorf("%s: parameter %d is no status", name, r.Status.Pos)
		}
	}
}

// resolve finds the objects of full names such as "(*p.T).M", "p.F" and "*p.T".
func resolve(t *testing.T, names []string) map[string]types.Object {
	t.Helper()
	paths := map[string]bool{}
	for _, name := range names {
		if path, _ := split(name); path != "" {
			paths[path] = true
		}
	}
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.NeedTypes | packages.NeedName | packages.NeedImports | packages.NeedDeps,
		Dir:  "../../../testdata/frameworks", // its go.mod pins the versions
	}, slices.Sorted(maps.Keys(paths))...)
	if err != nil {
		t.Fatal(err)
	}
	if packages.PrintErrors(pkgs) > 0 {
		t.Fatal("a catalogued package does not load")
	}
	byPath := map[string]*types.Package{}
	for _, p := range pkgs {
		byPath[p.PkgPath] = p.Types
	}
	found := map[string]types.Object{}
	for _, name := range names {
		path, rest := split(name)
		if path == "" {
			found[name] = types.Universe.Lookup("error").Type().Underlying().(*types.Interface).Method(0)
			continue
		}
		first, method, isMethod := strings.Cut(rest, ".")
		obj := byPath[path].Scope().Lookup(first)
		if obj != nil && isMethod {
			obj, _, _ = types.LookupFieldOrMethod(types.NewPointer(obj.Type()), true, byPath[path], method)
			if obj == nil {
				obj, _, _ = types.LookupFieldOrMethod(byPath[path].Scope().Lookup(first).Type(), true, byPath[path], method)
			}
		}
		if obj != nil {
			found[name] = obj
		}
	}
	return found
}

// split returns the import path, which may hold dots, and the rest, without the
// marks of methods and pointers.
func split(name string) (path, rest string) {
	recv, method, isMethod := strings.Cut(strings.TrimPrefix(name, "("), ").")
	recv = strings.TrimPrefix(recv, "*")
	if recv == "error" {
		return "", name
	}
	dot := strings.LastIndexByte(recv, '.')
	path, rest = recv[:dot], recv[dot+1:]
	if isMethod {
		rest += "." + method
	}
	return path, rest
}

func TestABrokenFileIsRefusedWithItsName(t *testing.T) {
	for text, want := range map[string]string{
		`reply = [{ fn = "p.F", colour = "red" }]`:                                   "unknown key",
		`reply = [{ fn = "p.F", status = "first" }]`:                                 `"N", "N...", "receiver" or "=CODE"`,
		`reply = [{ fn = "p.F", does = "body" }, { fn = "p.{F,G}", does = "body" }]`: "p.F stands twice",
		`parse = [{ of = "0" }]`:                                                     "row 0 has no fn",
		`reply = [{ fn = "p.F", `:                                                    "x.toml",
		`reply = [{ fn = "p.F", does = "sing" }]`:                                    `does = "sing"`,
		`commit = "late"`:                                                            `commit = "late"`,
	} {
		_, err := load(fstest.MapFS{"x.toml": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "x.toml") {
			t.Errorf("%s: got error %v, want one with %q and the file's name", text, err, want)
		}
	}
}

// Each group of braces doubles the names at least: many groups would take all memory.
func TestManyBracesAreAnError(t *testing.T) {
	name := "p.F" + strings.Repeat("{a,b}", 40)
	for _, text := range []string{`silent = ["` + name + `"]`, "[[reply]]\ndoes = \"head\"\nfn = \"" + name + `"`} {
		_, err := load(fstest.MapFS{"x.toml": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), "lists more than 1000 names") {
			t.Errorf("%s: got error %v", text, err)
		}
	}
	text := `silent = ["p.{` + strings.Repeat("f,", 500) + `g}"]`
	if c, err := load(fstest.MapFS{"x.toml": {Data: []byte(text)}}); err != nil || !c.Silent["p.g"] {
		t.Errorf("a long list: %v", err)
	}
}
