package main

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/analyzer"
)

// A program is what a run checks.
type program struct {
	packages []*packages.Package // those that were named and can be checked
	broken   []string            // those that cannot, each with the first reason
	skipped  []string            // the functions in which the engine broke
}

// load finds the packages that the patterns name, and type-checks them with all
// that they import. Most of what a server imports never sees a request: of a
// dependency that has nothing to do with replies, only the declarations are read.
func load(dir string, patterns, buildFlags []string, tests bool, progress func(done, all int)) (*program, error) {
	cfg := &packages.Config{
		// NeedTypesSizes would have every cgo package compiled.
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedDeps | packages.NeedModule,
		Dir:  dir, BuildFlags: buildFlags, Tests: tests, Fset: token.NewFileSet(),
	}
	roots, err := packages.Load(cfg, patterns...)
	if err != nil {
		return nil, errors.New(plainError(err.Error()))
	}
	c := &typechecker{fset: cfg.Fset, sizes: types.SizesFor("gc", build.Default.GOARCH), progress: progress, limit: make(chan struct{}, runtime.GOMAXPROCS(0)), done: map[*packages.Package]chan struct{}{}}
	named := map[*packages.Package]bool{}
	for _, p := range roots {
		named[p] = true
	}
	var all []*packages.Package
	packages.Visit(roots, nil, func(p *packages.Package) {
		all = append(all, p)
		c.done[p] = make(chan struct{})
	})
	c.watched = watched(all, named)
	c.all = len(all)
	for _, p := range all {
		go c.check(p)
	}
	for _, p := range all {
		<-c.done[p]
	}
	prog := &program{}
	for _, p := range roots {
		switch fault := firstFault(p); {
		case strings.HasSuffix(p.ID, ".test"): // the generated main of a test
		case fault != "":
			prog.broken = append(prog.broken, p.PkgPath+": "+fault)
		default:
			prog.packages = append(prog.packages, p)
		}
	}
	slices.Sort(prog.broken)
	prog.broken = slices.Compact(prog.broken)
	if len(prog.packages) == 0 {
		if len(prog.broken) == 1 {
			return nil, errors.New(prog.broken[0])
		}
		if len(prog.broken) == 0 {
			return nil, fmt.Errorf("no packages match %s", strings.Join(patterns, " "))
		}
	}
	return prog, nil
}

// watched returns the packages whose functions are read: those that were named,
// those of the same modules, the frameworks, and those that import one, or net/http and
// do not leave its responder alone.
func watched(all []*packages.Package, named map[*packages.Package]bool) map[*packages.Package]bool {
	out := map[*packages.Package]bool{}
	for _, p := range all {
		out[p] = named[p] || p.Module != nil && p.Module.Main
		used := p.Module != nil && p.Module.Version != ""
		out[p] = out[p] || used && analyzer.Watches(p.PkgPath, used)
		for path := range p.Imports {
			out[p] = out[p] || analyzer.Watches(path, used) && (!used || path != "net/http" || mentionsResponder(p.GoFiles))
		}
	}
	return out
}

// mentionsResponder reports whether one of the files names net/http's responder, or
// cannot be read.
func mentionsResponder(files []string) bool {
	return slices.ContainsFunc(files, func(name string) bool {
		text, err := os.ReadFile(name) // #nosec G304 -- a file of a package that was asked for
		return err != nil || bytes.Contains(text, []byte("ResponseWriter"))
	})
}

// A typechecker parses and type-checks packages, those that a package imports before it.
type typechecker struct {
	fset     *token.FileSet
	sizes    types.Sizes
	watched  map[*packages.Package]bool
	done     map[*packages.Package]chan struct{}
	limit    chan struct{} // how many packages are worked on at a time
	all      int
	count    atomic.Int64
	progress func(done, all int)
	report   sync.Mutex
}

// check type-checks one package once what it imports is there.
func (c *typechecker) check(p *packages.Package) {
	defer close(c.done[p])
	for _, imp := range p.Imports {
		<-c.done[imp]
	}
	c.limit <- struct{}{}
	defer func() { <-c.limit }()
	if p.PkgPath == "unsafe" {
		p.Types, p.Fset, p.TypesSizes = types.Unsafe, c.fset, c.sizes
	} else {
		c.typecheck(p)
	}
	n := c.count.Add(1)
	c.report.Lock()
	defer c.report.Unlock()
	c.progress(int(n), c.all)
}

func (c *typechecker) typecheck(p *packages.Package) {
	full := c.watched[p]
	p.Fset = c.fset
	p.TypesSizes = c.sizes
	p.Types = types.NewPackage(p.PkgPath, p.Name)
	p.TypesInfo = &types.Info{}
	mode := parser.SkipObjectResolution
	if full {
		mode |= parser.ParseComments
		p.TypesInfo = &types.Info{
			Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
			Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
			Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
		}
	}
	var files []*ast.File
	for _, name := range p.GoFiles { // as they are written: what cgo makes of them would cost the C compiler
		f, err := parser.ParseFile(c.fset, name, nil, mode)
		if err != nil {
			p.Errors = append(p.Errors, packages.Error{Msg: err.Error(), Kind: packages.ParseError})
		}
		if f == nil {
			continue
		}
		if !full {
			dropBodies(f)
		}
		files = append(files, f)
	}
	cfg := &types.Config{
		Importer: importer(p.Imports), Sizes: c.sizes, IgnoreFuncBodies: !full, FakeImportC: true,
		Error: func(err error) {
			p.TypeErrors = append(p.TypeErrors, asTypeError(err))
		},
	}
	if p.Module != nil && p.Module.GoVersion != "" {
		cfg.GoVersion = "go" + p.Module.GoVersion
	}
	if err := types.NewChecker(cfg, c.fset, p.Types, p.TypesInfo).Files(files); err != nil && len(p.TypeErrors) == 0 {
		p.TypeErrors = append(p.TypeErrors, asTypeError(err))
	}
	if full {
		p.Syntax = files
	}
}

// dropBodies removes what the functions of a file do.
func dropBodies(f *ast.File) {
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok {
			fn.Body = nil
		}
	}
}

func asTypeError(err error) types.Error {
	if e, ok := errors.AsType[types.Error](err); ok {
		return e
	}
	return types.Error{Msg: err.Error()}
}

// importer gives a package what it imports, by the path in its source.
type importer map[string]*packages.Package

// Import returns an imported package, type-checked.
func (m importer) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	p := m[path]
	if p == nil || p.Types == nil {
		return nil, fmt.Errorf("%s was not found", path)
	}
	return p.Types, nil
}

// firstFault returns why a package cannot be checked, or "".
func firstFault(p *packages.Package) string {
	for _, e := range p.Errors {
		if strings.HasSuffix(e.Msg, "no matching files found") { // to embed, such as a front end that is not built
			continue
		}
		if e.Pos != "" && e.Pos != "-" {
			return e.Pos + ": " + plainError(e.Msg)
		}
		return plainError(e.Msg)
	}
	for _, e := range p.TypeErrors {
		if !e.Soft && !(usesC(p) && hasNoType(e)) {
			return fmt.Sprintf("%s: %s", e.Fset.Position(e.Pos), e.Msg)
		}
	}
	return ""
}

// usesC reports whether a package has files that cgo would have rewritten.
func usesC(p *packages.Package) bool {
	return slices.ContainsFunc(p.Syntax, func(f *ast.File) bool {
		return slices.ContainsFunc(f.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == `"C"` })
	})
}

// hasNoType reports whether an error is about something whose type is not known, as
// are those of C: the type checker is silent on it only where it has no other error.
func hasNoType(e types.Error) bool { return strings.Contains(e.Msg, "invalid type") }

// plainError makes one line of what the go command says.
func plainError(text string) string {
	for _, sign := range []string{"go.mod file not found", "cannot find main module", "does not contain main module"} {
		if strings.Contains(text, sign) {
			return "there is no go.mod here or above that this belongs to; run statuslint inside a Go module"
		}
	}
	if _, rest, ok := strings.Cut(text, "stderr: "); ok {
		text = rest
	}
	text = strings.TrimPrefix(strings.TrimSpace(text), "go: ")
	line, _, _ := strings.Cut(text, "\n")
	return line
}
