package catalog

import (
	"go/types"
	"maps"
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
		args[name] = append(args[name], r.On, r.Status, r.Body, r.Header)
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
	for name := range cat.Carry {
		args[name] = nil
	}
	for _, set := range []map[string]bool{cat.NoReturn, cat.Silent} {
		for name := range set {
			args[name] = append(args[name], Arg{})
		}
	}
	funcs := resolve(t, slices.Concat(slices.Collect(maps.Keys(args)), slices.Collect(maps.Keys(cat.Sentinel))))
	for name, list := range args {
		fn, ok := funcs[name].(*types.Func)
		if !ok {
			t.Errorf("%s: no such function", name)
			continue
		}
		sig := fn.Type().(*types.Signature)
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
		if resolve(t, []string{name})[name] == nil {
			t.Errorf("%s: no such type", name)
		}
	}
	for name := range cat.Sentinel {
		if funcs[name] == nil {
			t.Errorf("%s: no such error", name)
		}
	}
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
		sig := funcs[name].Type().(*types.Signature)
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

// split returns the import path and the rest, without the marks of methods and pointers.
func split(name string) (path, rest string) {
	name = strings.NewReplacer("(", "", ")", "", "*", "").Replace(name)
	if strings.HasPrefix(name, "error.") {
		return "", name
	}
	slash := strings.LastIndexByte(name, '/') + 1
	dot := slash + strings.IndexByte(name[slash:], '.')
	return name[:dot], name[dot+1:]
}

func TestABrokenFileIsRefusedWithItsName(t *testing.T) {
	for text, want := range map[string]string{
		`reply = [{ fn = "p.F", colour = "red" }]`:     "unknown key",
		`reply = [{ fn = "p.F", status = "first" }]`:   `"N", "N...", "receiver" or "=CODE"`,
		`reply = [{ fn = "p.F" }, { fn = "p.{F,G}" }]`: "p.F stands twice",
		`parse = [{ of = "0" }]`:                       "row 0 has no fn",
		`reply = [{ fn = "p.F", `:                      "x.toml",
	} {
		_, err := load(fstest.MapFS{"x.toml": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "x.toml") {
			t.Errorf("%s: got error %v, want one with %q and the file's name", text, err, want)
		}
	}
}
