package analyzer_test

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/analyzer/internal/replies"
)

// imports are the packages that a source of this driver may import.
var imports = []string{
	"bytes", "context", "crypto/hmac", "crypto/sha256", "database/sql", "encoding/base64", "encoding/hex", "encoding/json", "encoding/xml",
	"errors", "fmt", "html/template", "io", "io/fs", "iter", "log", "maps", "net", "net/http", "net/http/httptest", "net/mail", "net/url", "os",
	"regexp", "runtime", "slices", "strconv", "strings", "sync", "time",
}

// exportData returns the files of the compiler's export data, by import path.
var exportData = sync.OnceValues(func() (map[string]string, error) {
	pkgs, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedImports | packages.NeedDeps | packages.NeedExportFile}, imports...)
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	packages.Visit(pkgs, nil, func(p *packages.Package) { files[p.PkgPath] = p.ExportFile })
	return files, nil
})

// A driver analyses packages that import the standard library and the helpers of
// testdata/src, one at a time and in this process.
type driver struct {
	fset    *token.FileSet
	std     types.Importer
	helpers map[string]*packages.Package
	rules   []*analysis.Analyzer
}

func newDriver(tb testing.TB) *driver {
	tb.Helper()
	files, err := exportData()
	if err != nil {
		tb.Fatal(err)
	}
	d := &driver{fset: token.NewFileSet(), helpers: map[string]*packages.Package{}, rules: append(analyzer.All(), replies.Analyzer)}
	d.std = importer.ForCompiler(d.fset, "gc", func(path string) (io.ReadCloser, error) {
		if files[path] == "" {
			return nil, fmt.Errorf("%s cannot be imported here", path)
		}
		return os.Open(files[path])
	})
	return d
}

// sourcesIn returns the files of a package in testdata/src.
func sourcesIn(path string) ([]string, error) {
	names, err := filepath.Glob(filepath.Join("../testdata/src", path, "*.go"))
	if err != nil {
		return nil, err
	}
	var sources []string
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		sources = append(sources, string(src))
	}
	return sources, nil
}

// An imported notes which helpers a package imports.
type imported struct {
	*driver
	by *packages.Package
}

// Import returns a package of the standard library, or a helper of a rule's testdata.
func (i imported) Import(path string) (*types.Package, error) {
	if !strings.Contains(path, "/") || !slices.ContainsFunc(i.rules, func(r *analysis.Analyzer) bool { return strings.HasPrefix(path, r.Name+"/") }) {
		return i.std.Import(path)
	}
	helper := i.helpers[path]
	if helper == nil {
		sources, err := sourcesIn(filepath.Clean("/" + path)) // a fuzzed path stays below testdata
		if err != nil {
			return nil, err
		}
		if len(sources) == 0 {
			return nil, fmt.Errorf("there is no %s", path)
		}
		if helper, err = i.checkAs(path, sources...); err != nil {
			return nil, err
		}
		i.helpers[path] = helper
	}
	i.by.Imports[path] = helper
	return helper.Types, nil
}

// check type-checks sources as the command does: an unused variable or import is
// no reason not to read a package.
func (d *driver) check(sources ...string) (*packages.Package, error) {
	return d.checkAs("handler", sources...)
}

func (d *driver) checkAs(path string, sources ...string) (*packages.Package, error) {
	p := &packages.Package{
		ID: path, PkgPath: path, Fset: d.fset, TypesSizes: types.SizesFor("gc", "amd64"), Imports: map[string]*packages.Package{},
		TypesInfo: &types.Info{
			Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
			Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
			Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
		},
	}
	for i, src := range sources {
		file, err := parser.ParseFile(d.fset, fmt.Sprintf("%s%d.go", path, i), src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		p.Name = file.Name.Name
		p.Syntax = append(p.Syntax, file)
	}
	var hard error
	conf := types.Config{Importer: imported{d, p}, Sizes: p.TypesSizes, GoVersion: "go1.26", Error: func(err error) {
		if e, ok := err.(types.Error); hard == nil && !(ok && e.Soft) {
			hard = err
		}
	}}
	p.Types, _ = conf.Check(path, d.fset, p.Syntax, p.TypesInfo) // hard has the error that counts
	return p, hard
}

// findings runs every analyzer, and fails if the engine breaks, or does not come to
// its end. They are in the order in which the rules report them.
func (d *driver) findings(tb testing.TB, sources ...string) []string {
	tb.Helper()
	p, err := d.check(sources...)
	if err != nil {
		tb.Fatal(err)
	}
	return d.analyse(tb, p)
}

func (d *driver) analyse(tb testing.TB, p *packages.Package) []string {
	tb.Helper()
	var out []string
	for _, act := range d.run(tb, p) {
		for _, diag := range act.Diagnostics {
			out = append(out, describe(d.fset, act.Analyzer, diag))
		}
	}
	return out
}

// run returns what every analyzer has done.
func (d *driver) run(tb testing.TB, p *packages.Package) []*checker.Action {
	tb.Helper()
	endless := time.AfterFunc(2*time.Minute, func() { panic("the analyzers do not come to their end") }) // t.Fatal would wait for them
	defer endless.Stop()
	// SanityCheck encodes the facts, as drivers do that have a process for each package.
	graph, err := checker.Analyze(d.rules, []*packages.Package{p}, &checker.Options{SanityCheck: true})
	if err != nil {
		tb.Fatal(err)
	}
	for _, act := range graph.Roots {
		if act.Err != nil {
			tb.Fatalf("%s: %v", act.Analyzer.Name, act.Err)
		}
		if found, ok := act.Result.(*replies.Result); ok && len(found.Failures) > 0 {
			tb.Fatalf("the engine broke: %s", strings.Join(found.Failures, "\n"))
		}
	}
	return graph.Roots
}

// describe writes down all of a diagnostic.
func describe(fset *token.FileSet, rule *analysis.Analyzer, d analysis.Diagnostic) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s-%s: %s: %s", fset.Position(d.Pos), fset.Position(d.End), rule.Name, d.Message)
	for _, r := range d.Related {
		fmt.Fprintf(&b, "\n\t%s-%s: %s", fset.Position(r.Pos), fset.Position(r.End), r.Message)
	}
	for _, s := range d.SuggestedFixes {
		fmt.Fprintf(&b, "\n\tfix: %s", s.Message)
		for _, e := range s.TextEdits {
			fmt.Fprintf(&b, "\n\t\t%s-%s: %q", fset.Position(e.Pos), fset.Position(e.End), e.NewText)
		}
	}
	return b.String()
}

// twice analyses sources two times over, and fails unless both say the same.
func (d *driver) twice(tb testing.TB, sources ...string) {
	tb.Helper()
	first, second := d.findings(tb, sources...), d.findings(tb, sources...)
	if !slices.Equal(first, second) {
		tb.Fatalf("the same source, other findings:\n%s\n\nand\n\n%s", strings.Join(first, "\n"), strings.Join(second, "\n"))
	}
}
