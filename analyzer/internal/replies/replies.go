// Package replies is the engine: it finds, on every path of every handler, the
// reply that the path sends and the situation in which it sends it.
//
// [Analyzer] is one fact-producing pass that every rule requires. Its [Result]
// holds the steps of the package; rules are predicates over them.
package replies

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/catalog"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// Analyzer finds the steps of every reply. It reports nothing itself.
var Analyzer = &analysis.Analyzer{
	Name:       "replies",
	Doc:        "find what each path of each HTTP handler replies, and why",
	URL:        "https://pkg.go.dev/github.com/statuslint/statuslint/analyzer/internal/replies",
	Run:        run,
	Requires:   []*analysis.Analyzer{inspect.Analyzer},
	ResultType: reflect.TypeFor[*Result](),
	FactTypes:  []analysis.Fact{(*Summary)(nil), (*VarStatus)(nil), (*Dispatches)(nil)},
}

// A Result is what the engine found in a package: the steps in source order.
type Result struct {
	Steps    []*Step
	Exits    []Exit          // the ways out of handlers on which nothing is replied
	Ahead    map[string]bool // the headers that middleware of the package sets in front of handlers
	Faults   []Fault         // directives that cannot be read
	Funcs    []Func          // every function, with what keeps the rules from speaking of it
	Failures []string        // functions in which the engine broke: nothing is said of them
}

// Broken returns the functions in which the engine broke, for drivers to tell: they
// were not checked.
func (r *Result) Broken() []string { return r.Failures }

func run(pass *analysis.Pass) (res any, err error) {
	empty := &Result{}
	defer func() {
		if x := recover(); x != nil { // a panic in one dependency would break every dependent
			res, err = &Result{Failures: []string{fmt.Sprint(x)}}, nil
		}
	}()
	if !concerns(pass) {
		return empty, nil
	}
	cat, err := catalog.Load()
	if err != nil {
		return nil, err
	}
	p := &engine{
		pass: pass, types: pass.Pkg, catalog: cat, writer: responseWriter(pass.Pkg),
		byObj: map[*types.Func]*function{}, lits: map[*ast.FuncLit]*function{}, params: map[types.Object]bool{},
		requests: map[types.Object]bool{}, names: map[*types.Func]string{}, facts: map[*types.Func]*Summary{}, implies: map[types.Type]bool{},
		declared: map[*types.Func]*Summary{}, births: map[ast.Expr]bool{}, inits: map[*types.Var]ast.Expr{}, varLoads: map[*types.Var]*load{}, funcVars: map[*types.Var]*types.Func{}, ahead: map[string]bool{}, generators: map[*types.Package]*catalog.Generated{}, precedents: map[*types.Func]precedent{}, soles: map[*types.Func]*function{}, assigned: map[*types.Var]bool{}, reassigned: map[*types.Var]bool{},
		prepares: slices.ContainsFunc(pass.Pkg.Imports(), func(i *types.Package) bool { return cat.Preparers[i.Path()] }),
	}
	p.collect(pass.ResultOf[inspect.Analyzer].(*inspector.Inspector))
	p.readDirectives()
	p.findSoles()
	p.order()
	return p.analyze(), nil
}

// concerns reports whether a package can have anything to do with replies: it
// imports net/http or a framework, or it is of a module that is being worked on and
// imports what else the catalog watches, has facts from a package that does, or errors
// whose names say what they mean. A module that is only used, as its version shows, has
// helpers for replies in the frameworks themselves and in the packages that import what
// replies, and with net/http name its responder.
func concerns(pass *analysis.Pass) bool {
	if pass.Pkg.Path() == "net/http" {
		return false
	}
	module := pass.Module != nil && pass.Module.Path != ""
	used := module && pass.Module.Version != ""
	if used && catalog.Replies(pass.Pkg.Path()) {
		return true
	}
	for _, imp := range pass.Pkg.Imports() {
		if Watches(imp.Path(), used) && (!used || imp.Path() != "net/http" || usesResponder(pass.TypesInfo)) {
			return true
		}
	}
	if used {
		return false
	}
	standard := !module && !strings.Contains(root(pass.Pkg.Path()), ".")
	return len(pass.AllObjectFacts()) > 0 || !standard && failsWithNames(pass)
}

// usesResponder reports whether a package that imports net/http names its responder:
// most clients do not.
func usesResponder(info *types.Info) bool {
	for _, obj := range info.Uses {
		if obj.Name() == "ResponseWriter" && obj.Pkg() != nil && obj.Pkg().Path() == "net/http" {
			return true
		}
	}
	return false
}

// failsWithNames reports whether the package, or one of its program that it imports,
// declares errors whose names say what they mean.
func failsWithNames(pass *analysis.Pass) bool {
	pkg := pass.Pkg
	named := func(of *types.Package) bool {
		return slices.ContainsFunc(of.Scope().Names(), func(name string) bool {
			if situation.MeansOf(name) == situation.None {
				return false
			}
			switch obj := of.Scope().Lookup(name).(type) {
			case *types.Var:
				return isErrorType(obj.Type())
			case *types.TypeName:
				return of != pkg && isErrorType(obj.Type())
			}
			return false
		})
	}
	return named(pkg) || slices.ContainsFunc(pkg.Imports(), func(imp *types.Package) bool {
		return sameProgram(pass, imp.Path()) && named(imp)
	})
}

// Watches reports whether a package that imports path can have to do with replies; used
// says that it is of a module that is only used.
func Watches(path string, used bool) bool {
	if used {
		return catalog.Replies(path)
	}
	return catalog.Watches(path)
}

// tests is set when test files are reported on, too.
var tests atomic.Bool

// ReportTests makes the engine speak of test files as well.
func ReportTests() { tests.Store(true) }

// responseWriter finds the interface among the imports.
func responseWriter(pkg *types.Package) *types.Interface {
	seen := map[*types.Package]bool{}
	todo := []*types.Package{pkg}
	for len(todo) > 0 {
		p := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[p] {
			continue
		}
		seen[p] = true
		if p.Path() == "net/http" {
			if obj := p.Scope().Lookup("ResponseWriter"); obj != nil {
				i, _ := obj.Type().Underlying().(*types.Interface)
				return i
			}
		}
		todo = append(todo, p.Imports()...)
	}
	return nil
}

// analyze walks every function twice at most: once for its summary, once more
// if it turns out that its replies begin in it.
func (p *engine) analyze() *Result {
	res := &Result{}
	walks := map[*function]*walk{}
	var sites []callSite
	for _, group := range p.groups {
		for _, w := range p.summarizeGroup(group, res) {
			walks[w.function] = w
			sites = append(sites, w.calls...)
		}
	}
	p.exportSummaries()
	p.exportVars()
	p.findFresh(sites)
	p.findDispatched()
	p.findSenders(walks)
	for _, f := range p.funcs {
		w := walks[f]
		res.Funcs = append(res.Funcs, Func{f.node.Pos(), f.node.End(), f.name, p.notes(f, w)})
		if w == nil {
			continue
		}
		w.noteAhead()
		if f.fresh {
			w = &walk{function: f, fresh: true}
			if fail := w.try(); fail != "" {
				res.Failures = append(res.Failures, fail)
				continue
			}
		}
		if w.tired || p.silent(f.node.Pos()) {
			continue
		}
		if w.repliesSomewhere() || slices.ContainsFunc(w.exits, func(e Exit) bool { return e.Stops }) {
			w.settle()
			res.Exits = append(res.Exits, w.exits...)
		}
		serves := f.servesFor()
		for _, s := range w.steps {
			s.seen, s.Verb, s.For = nil, f.verb, serves
			s.RunsOn = s.RunsOn && (f.middleware || f.callsNext(false))
			f.handOver(s)
			res.Steps = append(res.Steps, s)
		}
	}
	res.Faults, res.Ahead = p.faults, p.ahead
	slices.SortFunc(res.Exits, func(a, b Exit) int { return cmp.Compare(a.Pos, b.Pos) })
	slices.SortFunc(res.Steps, func(a, b *Step) int { return cmp.Compare(a.At.Pos(), b.At.Pos()) })
	return res
}

// servesFor returns the names of the functions that call a helper.
func (f *function) servesFor() []string {
	if f.isHandler() {
		return nil
	}
	var names []string
	for _, c := range f.callers {
		if !slices.Contains(names, c.caller.name) {
			names = append(names, c.caller.name)
		}
	}
	return names
}

// noteAhead notes the headers that a middleware sets.
func (w *walk) noteAhead() {
	if w.on == none || w.summary == nil || !w.callsNext(true) {
		return
	}
	for _, o := range w.summary.Outcomes {
		if o.Begun == Yes {
			continue // its own reply
		}
		for _, name := range slices.Concat(o.Must, o.May) {
			w.pkg.ahead[name] = true
		}
	}
}

// try runs the walk, and returns what broke it, or "".
func (w *walk) try() (broken string) {
	defer func() {
		if x := recover(); x != nil {
			broken = fmt.Sprintf("%s: %v", w.name, x)
		}
	}()
	if w.graph == nil {
		always := slices.AppendSeq(slices.Clone(w.slots), w.sig.Results().Variables())
		w.graph = newGraph(w.body, w.info, always, w.pkg.mayReturn)
	}
	w.run()
	return ""
}

// findFresh decides in which functions replies begin: in handlers, and in what only
// they call, before they have done more to the reply than to set headers.
func (p *engine) findFresh(sites []callSite) {
	for _, s := range sites {
		s.callee.callers = append(s.callee.callers, s)
	}
	for _, f := range p.funcs {
		f.fresh = f.on != none && (len(f.callers) > 0 || f.on != captured && f.isHandler())
	}
	for changed := true; changed; {
		changed = false
		for _, f := range p.funcs {
			for _, c := range f.callers {
				if f.fresh && c.caller != f && (!c.pristine || !c.caller.fresh) {
					f.fresh, changed = false, true
				}
			}
		}
	}
	p.findSetBefore()
}

// findSetBefore finds which headers may be set when a function is called.
func (p *engine) findSetBefore() {
	for changed := true; changed; {
		changed = false
		for _, f := range p.funcs {
			for _, c := range f.callers {
				for _, name := range slices.Concat(c.set, c.caller.before) {
					if f.fresh && !slices.Contains(f.before, name) {
						f.before, changed = append(f.before, name), true
					}
				}
			}
		}
	}
}

// silent reports whether nothing is said of a file: tests and generated code
// are read for their summaries only.
func (p *engine) silent(pos token.Pos) bool {
	if p.testFile(pos) && !tests.Load() {
		return true
	}
	for _, f := range p.pass.Files {
		if f.FileStart <= pos && pos < f.FileEnd {
			return Generated(f)
		}
	}
	return false
}

func (p *engine) testFile(pos token.Pos) bool {
	return strings.HasSuffix(p.pass.Fset.Position(pos).Filename, "_test.go")
}

// mayReturn reports whether a call can return.
func (p *engine) mayReturn(call *ast.CallExpr) bool {
	switch fn := typeutil.Callee(p.pass.TypesInfo, call).(type) {
	case *types.Builtin:
		return fn.Name() != "panic"
	case *types.Func:
		if p.catalog.NoReturn[p.fullName(fn.Origin())] {
			return false
		}
		if f := p.byObj[fn.Origin()]; f != nil && f.summary != nil {
			return len(f.summary.Outcomes) > 0
		}
		if s := p.imported(fn.Origin()); s != nil {
			return len(s.Outcomes) > 0
		}
	}
	return true
}
