package oracle

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
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
)

// A verdict is what a rule reports of a line.
type verdict struct {
	rule    string
	line    int
	related int // the line of what it relates to, 0 if to nothing
	message string
}

// A prediction is what the engine and the rules say of a handler.
type prediction struct {
	steps    map[int][]*replies.Step // by line
	exits    []int                   // the lines of ways out without a reply
	whole    *replies.Summary        // of the handler itself
	verdicts []verdict
	fset     *token.FileSet
}

func (p *prediction) line(n ast.Node) int { return p.lineOf(n.Pos()) }

func (p *prediction) lineOf(pos token.Pos) int { return p.fset.Position(pos).Line }

// predict analyses the handlers, package by package as they are built.
func (w *workshop) predict(list []*listing, rules []*analysis.Analyzer) ([]*prediction, error) {
	out := make([]*prediction, len(list))
	for i := 0; i < len(list); i += perPackage {
		if err := w.predictPackage(list, i, min(i+perPackage, len(list)), rules, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (w *workshop) predictPackage(list []*listing, from, to int, rules []*analysis.Analyzer, out []*prediction) error {
	fset := token.NewFileSet()
	var files []*ast.File
	for i := from; i < to; i++ {
		f, err := parser.ParseFile(fset, fmt.Sprintf("h%d.go", i), list[i].text, parser.ParseComments)
		if err != nil {
			return err
		}
		files = append(files, f)
		out[i] = &prediction{steps: map[int][]*replies.Step{}, fset: fset}
	}
	info := newInfo()
	conf := types.Config{Importer: importer.ForCompiler(fset, "gc", w.open), Sizes: types.SizesFor("gc", "amd64")}
	pkg, err := conf.Check(packageOf(from), fset, files, info)
	if err != nil {
		return err
	}
	at := func(pos token.Pos) (*prediction, int) {
		p := fset.Position(pos)
		var i int
		if _, err := fmt.Sscanf(filepath.Base(p.Filename), "h%d.go", &i); err != nil {
			return nil, 0
		}
		return out[i], p.Line
	}
	pass := &analysis.Pass{
		Analyzer: replies.Analyzer, Fset: fset, Files: files, Pkg: pkg, TypesInfo: info, TypesSizes: conf.Sizes,
		ResultOf:         map[*analysis.Analyzer]any{inspect.Analyzer: inspector.New(files)},
		ImportObjectFact: func(types.Object, analysis.Fact) bool { return false },
		ExportObjectFact: func(obj types.Object, f analysis.Fact) {
			if s, ok := f.(*replies.Summary); ok && strings.HasPrefix(obj.Name(), "H") {
				p, _ := at(obj.Pos())
				p.whole = s
			}
		},
		ExportPackageFact: func(analysis.Fact) {},
		ImportPackageFact: func(*types.Package, analysis.Fact) bool { return false },
		AllObjectFacts:    func() []analysis.ObjectFact { return nil },
		AllPackageFacts:   func() []analysis.PackageFact { return nil },
	}
	res, err := replies.Analyzer.Run(pass)
	if err != nil {
		return err
	}
	found := res.(*replies.Result)
	if len(found.Failures) > 0 {
		return fmt.Errorf("the engine broke: %v", found.Failures)
	}
	for _, s := range found.Steps {
		p, line := at(s.At.Pos())
		p.steps[line] = append(p.steps[line], s)
	}
	for _, e := range found.Exits {
		if p, line := at(e.Pos); p != nil {
			p.exits = append(p.exits, line)
		}
	}
	return judgeBy(rules, pass, found, at)
}

// judgeBy runs the rules over what the engine has found.
func judgeBy(rules []*analysis.Analyzer, pass *analysis.Pass, found *replies.Result, at func(token.Pos) (*prediction, int)) error {
	for _, rule := range rules {
		p := *pass
		p.Analyzer, p.ResultOf = rule, map[*analysis.Analyzer]any{replies.Analyzer: found}
		p.Report = func(d analysis.Diagnostic) {
			to, line := at(d.Pos)
			v := verdict{rule: rule.Name, line: line, message: d.Message}
			if len(d.Related) > 0 {
				_, v.related = at(d.Related[0].Pos)
			}
			to.verdicts = append(to.verdicts, v)
		}
		if _, err := rule.Run(&p); err != nil {
			return err
		}
	}
	return nil
}

func newInfo() *types.Info {
	return &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, Instances: map[*ast.Ident]types.Instance{}, Implicits: map[ast.Node]types.Object{}, Scopes: map[ast.Node]*types.Scope{},
	}
}

func (w *workshop) open(path string) (io.ReadCloser, error) {
	file, ok := w.exports[path]
	if !ok {
		return nil, fmt.Errorf("no export data for %s", path)
	}
	return os.Open(file) // #nosec G304 -- export data of the go command
}
