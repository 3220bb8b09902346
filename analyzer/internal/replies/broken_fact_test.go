package replies_test

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
)

// The functions of a package, and a handler that uses each of them.
const (
	callees = `package dep

import "net/http"

var ErrGone = error(nil)

type Writer struct {
	W    http.ResponseWriter
	Code int
}

func (w *Writer) Status(code int) *Writer { return w }
func (w *Writer) Send(v any)              {}

func New(w http.ResponseWriter) *Writer                        { return nil }
func Send(w http.ResponseWriter, code int, v ...any) bool      { return true }
func Error(code int, text string) error                        { return nil }
func Find(r *http.Request, id string) (n int, ok bool, e error) { return }
func Nothing()                                                 {}
`
	callers = `package handler

import (
	"dep"
	"net/http"
)

var errMade = dep.Error(404, "none")

func handle(w http.ResponseWriter, r *http.Request) {
	dep.Nothing()
	n, ok, err := dep.Find(r, r.FormValue("id"))
	if err == dep.ErrGone || err == errMade {
		http.Error(w, err.Error(), 500)
		return
	}
	if err != nil || !ok {
		dep.Send(w, 500, err, n)
		return
	}
	if dep.Send(w, 404) {
		return
	}
	b := dep.New(w).Status(n)
	b.Status(204).Send(nil)
	defer b.Send(n)
	if dep.Send(w, n, dep.Error(n, "")) == ok {
		dep.New(nil).Send(dep.Error(404, "none"))
	}
}

func pass(w http.ResponseWriter, code int) error {
	if !dep.Send(w, code, code) {
		return dep.Error(code, "")
	}
	return dep.ErrGone
}

func own(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(302)
}
`
)

// A chaos makes facts of whatever comes.
type chaos struct {
	*rand.Rand
	ints    []int64
	strings []string
}

// newChaos returns one whose facts fit nothing, or, where the seed is even, may well fit.
func newChaos(seed uint64) chaos {
	c := chaos{rand.New(rand.NewPCG(seed, 1)), []int64{-2, -1, 0, 1, 2, 3, 7, 31, 40, 204, 302, 404, 500, 1024, 1025, 1 << 40}, []string{"", "nil", "true", "404", `"x"`, ".W", ".Code", "Location", ">3", "no number", "1/0", "<"}}
	if seed%2 == 0 {
		c.ints, c.strings = []int64{0, 1, 2}, []string{"", ".W", ".Code"}
	}
	return c
}

func (c chaos) fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(c.IntN(2) == 0)
	case reflect.Int:
		v.SetInt(c.ints[c.IntN(len(c.ints))])
	case reflect.Uint8:
		v.SetUint(uint64(c.IntN(6)))
	case reflect.Uint32:
		v.SetUint(uint64(c.Uint32() >> c.IntN(32)))
	case reflect.String:
		v.SetString(c.strings[c.IntN(len(c.strings))])
	case reflect.Pointer:
		if c.IntN(2) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
			c.fill(v.Elem())
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), c.IntN(4), 4))
		c.fillAll(v)
	case reflect.Struct:
		for i := range v.NumField() {
			c.fill(v.Field(i))
		}
	default:
		panic(v.Kind())
	}
}

func (c chaos) fillAll(list reflect.Value) {
	for i := range list.Len() {
		c.fill(list.Index(i))
	}
}

// typecheck type-checks source that may import what imports names.
func typecheck(t *testing.T, fset *token.FileSet, path, src string, imports map[string]*types.Package, info *types.Info) (*types.Package, *ast.File) {
	t.Helper()
	file, err := parser.ParseFile(fset, path+".go", src, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	conf := types.Config{Importer: importing(func(path string) (*types.Package, error) {
		if p := imports[path]; p != nil {
			return p, nil
		}
		return nil, fmt.Errorf("no %s", path)
	})}
	pkg, err := conf.Check(path, fset, []*ast.File{file}, info)
	if err != nil {
		t.Fatal(err)
	}
	return pkg, file
}

type importing func(path string) (*types.Package, error)

func (f importing) Import(path string) (*types.Package, error) { return f(path) }

// A dependency's facts may be of another version, of it or of the engine. Whatever
// they say, the engine does not break, and what does not hang on them is still found.
func TestFactsThatDoNotFitAreNoReasonToBreak(t *testing.T) {
	fset := token.NewFileSet()
	http, err := importer.ForCompiler(fset, "source", nil).Import("net/http")
	if err != nil {
		t.Fatal(err)
	}
	imports := map[string]*types.Package{"net/http": http}
	imports["dep"], _ = typecheck(t, fset, "dep", callees, imports, &types.Info{})
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, Instances: map[*ast.Ident]types.Instance{}, Implicits: map[ast.Node]types.Object{},
	}
	pkg, file := typecheck(t, fset, "handler", callers, imports, info)
	files := []*ast.File{file}
	in := inspector.New(files)
	for seed := range uint64(600) {
		c := newChaos(seed)
		given := map[types.Object]reflect.Value{}
		var dispatches replies.Dispatches
		c.fill(reflect.ValueOf(&dispatches).Elem())
		pass := &analysis.Pass{
			Analyzer: replies.Analyzer, Fset: fset, Files: files, Pkg: pkg, TypesInfo: info,
			ResultOf: map[*analysis.Analyzer]any{inspect.Analyzer: in},
			ImportObjectFact: func(obj types.Object, fact analysis.Fact) bool {
				if obj.Pkg() != imports["dep"] {
					return false
				}
				if _, ok := given[obj]; !ok {
					given[obj] = reflect.New(reflect.TypeOf(fact).Elem())
					c.fill(given[obj].Elem())
					if s, ok := given[obj].Interface().(*replies.Summary); ok && seed%2 == 0 {
						for i := range s.Outcomes {
							s.Outcomes[i].Returns = make([]replies.Returned, obj.(*types.Func).Signature().Results().Len())
							c.fillAll(reflect.ValueOf(s.Outcomes[i].Returns))
						}
					}
				}
				reflect.ValueOf(fact).Elem().Set(given[obj].Elem())
				return true
			},
			ExportObjectFact:  func(types.Object, analysis.Fact) {},
			ExportPackageFact: func(analysis.Fact) {},
			AllObjectFacts:    func() []analysis.ObjectFact { return nil },
			AllPackageFacts: func() []analysis.PackageFact {
				return []analysis.PackageFact{{Package: imports["dep"], Fact: &dispatches}}
			},
		}
		res, err := replies.Analyzer.Run(pass)
		if err != nil {
			t.Fatal(err)
		}
		found := res.(*replies.Result)
		if len(found.Failures) > 0 {
			t.Fatalf("seed %d: the engine broke: %s", seed, strings.Join(found.Failures, "\n"))
		}
		if last := found.Steps[len(found.Steps)-1]; !last.Moments[0].Status.Is(302) || len(last.Moments) != 1 {
			t.Fatalf("seed %d: the reply of the function that calls no other is lost", seed)
		}
	}
}
