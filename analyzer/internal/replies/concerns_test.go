package replies

import (
	"go/ast"
	"go/token"
	"go/types"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// Packages that can have nothing to do with replies are left at once.
func TestConcerns(t *testing.T) {
	facts := func(n int) func() []analysis.ObjectFact {
		return func() []analysis.ObjectFact { return make([]analysis.ObjectFact, n) }
	}
	used := &analysis.Module{Path: "example.com/m", Version: "v1.2.3"}
	mine := &analysis.Module{Path: "example.com/m"}
	for _, c := range []struct {
		name, imports string
		module        *analysis.Module
		facts         int
		want          bool
	}{
		{"nothing in sight", "fmt", mine, 0, false},
		{"facts in sight of a module that is worked on", "fmt", mine, 1, true},
		{"facts in sight, no module known", "fmt", nil, 1, true},
		{"facts in sight of a module that is only used", "fmt", used, 1, false},
		{"a used module that is a client", "net/http", used, 0, false},
		{"a client in a module that is worked on", "net/http", mine, 0, true},
		{"a database", "database/sql", mine, 0, true},
		{"a used module with a database", "database/sql", used, 0, false},
		{"a framework", "github.com/gin-gonic/gin", used, 0, true},
	} {
		pkg := types.NewPackage("example.com/m/p", "p")
		pkg.SetImports([]*types.Package{types.NewPackage(c.imports, "q")})
		if got := concerns(&analysis.Pass{Pkg: pkg, Module: c.module, AllObjectFacts: facts(c.facts), TypesInfo: &types.Info{}}); got != c.want {
			t.Errorf("%s: got %t, want %t", c.name, got, c.want)
		}
	}
}

func TestConcernsWhatNamesTheResponder(t *testing.T) {
	http := types.NewPackage("net/http", "http")
	pkg := types.NewPackage("example.com/m/p", "p")
	pkg.SetImports([]*types.Package{http})
	uses := map[*ast.Ident]types.Object{{}: types.NewTypeName(token.NoPos, http, "ResponseWriter", nil)}
	pass := &analysis.Pass{Pkg: pkg, Module: &analysis.Module{Path: "example.com/m", Version: "v1.2.3"}, TypesInfo: &types.Info{Uses: uses}}
	if !concerns(pass) {
		t.Error("a used module that replies is left at once")
	}
}

func TestConcernsFrameworksThemselves(t *testing.T) {
	pkg := types.NewPackage("github.com/gofiber/fiber/v2", "fiber")
	pass := &analysis.Pass{Pkg: pkg, Module: &analysis.Module{Path: pkg.Path(), Version: "v2.52.0"}, TypesInfo: &types.Info{}}
	if !concerns(pass) {
		t.Error("a framework is left at once")
	}
}

// Errors whose names say what they mean are of interest, unless it is the standard
// library that declares them.
func TestConcernsErrorsWithNames(t *testing.T) {
	failure := types.Universe.Lookup("error").Type()
	declares := func(path, name string) *types.Package {
		pkg := types.NewPackage(path, "p")
		pkg.Scope().Insert(types.NewVar(token.NoPos, pkg, name, failure))
		return pkg
	}
	importer := types.NewPackage("example.com/owner/m/q", "q")
	importer.SetImports([]*types.Package{declares("example.com/owner/m/p", "ErrNotFound")})
	stranger := types.NewPackage("example.com/owner/m/q", "q")
	stranger.SetImports([]*types.Package{declares("example.com/other/m/p", "ErrNotFound")})
	mine := &analysis.Module{Path: "example.com/owner/m"}
	for _, c := range []struct {
		name   string
		pkg    *types.Package
		module *analysis.Module
		want   bool
	}{
		{"declared here", declares("example.com/owner/m/p", "ErrNotFound"), mine, true},
		{"declared by a package of the program", importer, mine, true},
		{"declared by somebody else", stranger, mine, false},
		{"a name that says nothing", declares("example.com/owner/m/p", "ErrWeather"), mine, false},
		{"the standard library", declares("os", "ErrNotExist"), nil, false},
		{"no module known", declares("example.com/owner/m/p", "ErrNotFound"), nil, true},
	} {
		pass := &analysis.Pass{Pkg: c.pkg, Module: c.module, TypesInfo: &types.Info{}, AllObjectFacts: func() []analysis.ObjectFact { return nil }}
		if got := concerns(pass); got != c.want {
			t.Errorf("%s: got %t, want %t", c.name, got, c.want)
		}
	}
}
