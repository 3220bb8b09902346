package main_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var goldenAll = flag.Bool("golden.all", false, "review every module of testdata/frameworks/go.mod, and not only the frameworks")

// goldenFile holds what is found in other people's code: a line for each finding, and
// below it the verdict of somebody who has read that code.
const goldenFile = "testdata/golden/reviewed.txt"

// frameworkModules are the modules that the catalog's files are named after.
var frameworkModules = []string{
	"github.com/cloudwego/hertz", "github.com/coder/websocket", "github.com/dimfeld/httptreemux/v5", "github.com/emicklei/go-restful/v3",
	"github.com/gin-gonic/gin", "github.com/go-chi/chi", "github.com/go-chi/chi/v5", "github.com/go-chi/render", "github.com/gofiber/fiber/v2",
	"github.com/gofiber/fiber/v3", "github.com/gorilla/mux", "github.com/gorilla/schema", "github.com/gorilla/sessions", "github.com/gorilla/websocket",
	"github.com/julienschmidt/httprouter", "github.com/kataras/iris/v12", "github.com/labstack/echo", "github.com/labstack/echo/v4", "github.com/labstack/echo/v5",
	"github.com/valyala/fasthttp",
}

// A review is a finding in other people's code, without the lines, which move.
type review struct {
	module, file, function, finding string
	verdict                         string
}

func (r review) key() string { return r.module + " " + r.file + " " + r.function + " " + r.finding }

// readReviews reads the golden list.
func readReviews(t *testing.T) []review {
	t.Helper()
	data, err := os.ReadFile(goldenFile)
	if err != nil {
		t.Fatal(err)
	}
	var out []review
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		verdict, isVerdict := strings.CutPrefix(line, "\t")
		switch f := strings.SplitN(line, " ", 4); {
		case line == "" || strings.HasPrefix(line, "#"):
		case isVerdict && len(out) > 0:
			out[len(out)-1].verdict = verdict
		case len(f) == 4:
			out = append(out, review{module: f[0], file: f[1], function: f[2], finding: f[3]})
		default:
			t.Fatalf("%s: %q is no finding", goldenFile, line)
		}
	}
	return out
}

var lineNumber = regexp.MustCompile(` \(line \d+\)|, line \d+`)

// found runs every rule over packages, in a module that requires them.
func found(t *testing.T, dir string, patterns ...string) []review {
	t.Helper()
	// The same files everywhere; what cgo would make of the standard library is not read.
	for name, value := range map[string]string{"CGO_ENABLED": "0", "GOOS": "linux", "GOARCH": "amd64"} {
		t.Setenv(name, value)
	}
	stdout, stderr, code := run(t, dir, append([]string{tool, "-rules", "all", "-format", "json"}, patterns...)...)
	for line := range strings.Lines(stderr) { // examples that need modules that are not required
		if !strings.Contains(line, "could not import") && !strings.Contains(line, "with invalid type") && !*goldenAll {
			t.Errorf("exit code %d: %s", code, line)
		}
	}
	var report struct {
		Findings []struct {
			Rule, Message, File string
			Line                int
		}
	}
	if err := json.Unmarshal([]byte(stdout), &report); err != nil {
		t.Fatalf("%v: %s%s", err, stdout, stderr)
	}
	goroot, _, _ := run(t, dir, "go", "env", "GOROOT")
	modcache, _, _ := run(t, dir, "go", "env", "GOMODCACHE")
	var out []review
	for _, f := range report.Findings {
		name := f.File
		if !filepath.IsAbs(name) {
			name = filepath.Join(dir, name)
		}
		r := review{function: around(t, name, f.Line), finding: f.Rule + ": " + lineNumber.ReplaceAllString(f.Message, "")}
		if rel, ok := strings.CutPrefix(name, filepath.Join(strings.TrimSpace(goroot), "src")+"/"); ok {
			r.module, r.file = "std", rel
		} else if rel, ok := strings.CutPrefix(name, strings.TrimSpace(modcache)+"/"); ok {
			module, version, _ := strings.Cut(rel, "@")
			_, r.file, _ = strings.Cut(version, "/")
			r.module = module
		} else {
			t.Fatalf("%s is of no module", name)
		}
		out = append(out, r)
	}
	return out
}

// around returns the name of the declaration around a line.
func around(t *testing.T, name string, line int) string {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range f.Decls {
		if fset.Position(d.Pos()).Line > line || fset.Position(d.End()).Line < line {
			continue
		}
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				return d.Name.Name
			}
			return strings.TrimPrefix(types.ExprString(d.Recv.List[0].Type), "*") + "." + d.Name.Name
		case *ast.GenDecl:
			return d.Tok.String()
		}
	}
	return "-"
}

// Whatever is reported in the standard library, in x/tools and in the frameworks
// themselves has been reviewed.
func TestFindingsInOtherPeoplesCodeAreReviewed(t *testing.T) {
	frameworks := frameworkModules
	if *goldenAll {
		list, stderr, code := run(t, filepath.Join(root, "testdata/frameworks"), "go", "list", "-m", "-f", "{{if not (or .Main .Indirect)}}{{.Path}}{{end}}", "all")
		if code != 0 {
			t.Fatal(stderr)
		}
		frameworks = strings.Fields(list)
	}
	patterns := make([]string, len(frameworks))
	for i, m := range frameworks {
		patterns[i] = m + "/..."
	}
	got := found(t, filepath.Join(root, "testdata/frameworks"), "std")
	got = append(got, found(t, root, "golang.org/x/tools/...")...)
	got = append(got, found(t, filepath.Join(root, "testdata/frameworks"), patterns...)...)

	reviews := readReviews(t)
	if os.Getenv("UPDATE_GOLDEN") != "" {
		isRead := func(r review) bool {
			return r.module == "std" || r.module == "golang.org/x/tools" || slices.Contains(frameworks, r.module)
		}
		updateReviews(t, reviews, append(got, slices.DeleteFunc(slices.Clone(reviews), isRead)...))
		return
	}
	open := slices.Clone(reviews)
	for _, r := range got {
		i := slices.IndexFunc(open, func(o review) bool {
			if r.module == "std" { // another version of Go has another text
				return o.module == "std" && filepath.Dir(o.file) == filepath.Dir(r.file) && o.function == r.function
			}
			return o.key() == r.key()
		})
		switch {
		case i < 0:
			t.Errorf("not reviewed: %s", r.key())
		case open[i].verdict == "":
			t.Errorf("no verdict: %s", r.key())
		case r.module != "std":
			open = slices.Delete(open, i, i+1)
		}
	}
	for _, o := range open {
		if o.module == "golang.org/x/tools" || slices.Contains(frameworks, o.module) {
			t.Errorf("no longer found: %s", o.key())
		}
	}
}

// updateReviews writes what was found, with the verdicts that there are.
func updateReviews(t *testing.T, old, got []review) {
	t.Helper()
	slices.SortStableFunc(got, func(a, b review) int { return strings.Compare(a.key(), b.key()) })
	var b strings.Builder
	b.WriteString("# What statuslint -rules all reports in the standard library, in x/tools and in the modules of\n# testdata/frameworks/go.mod: the module, the file, the function, the finding; and below it what is true of it.\n")
	for _, r := range got {
		for i, o := range old {
			if o.key() == r.key() {
				r.verdict, old = o.verdict, slices.Delete(slices.Clone(old), i, i+1)
				break
			}
		}
		fmt.Fprintf(&b, "\n%s\n\t%s\n", r.key(), r.verdict)
	}
	if err := os.WriteFile(goldenFile, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}
