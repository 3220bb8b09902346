package analyzer_test

import (
	"os/exec"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/analyzer/internal/replies"
)

// together runs every rule that is on by default as one analyzer, since the test
// servers hold mistakes of all of them. The others are a matter of house rules.
func together(t *testing.T) *analysis.Analyzer {
	t.Helper()
	return &analysis.Analyzer{
		Name: "together", Doc: "run every default rule", Requires: []*analysis.Analyzer{replies.Analyzer},
		Run: func(pass *analysis.Pass) (any, error) {
			if found := pass.ResultOf[replies.Analyzer].(*replies.Result); len(found.Failures) > 0 {
				t.Errorf("%s: the engine broke: %v", pass.Pkg.Path(), found.Failures)
			}
			for _, rule := range analyzer.Default() {
				p := *pass
				p.Analyzer = rule
				if _, err := rule.Run(&p); err != nil {
					return nil, err
				}
			}
			return nil, nil
		},
	}
}

// The servers in testdata/frameworks are a module of their own, so that they
// run against the frameworks themselves.
func TestFrameworks(t *testing.T) {
	dir, err := filepath.Abs("../testdata/frameworks")
	if err != nil {
		t.Fatal(err)
	}
	download := exec.Command("go", "mod", "download") // analysistest works offline
	download.Dir = dir
	if out, err := download.CombinedOutput(); err != nil {
		t.Fatalf("go mod download: %v\n%s", err, out)
	}
	for _, name := range []string{"gin", "echo", "echo/plain", "echo/handled", "echo/sorted", "fiber/plain", "fiber/handled", "echo3", "echo5", "fiber", "fiber3", "hertz", "routers", "chirender", "sessions", "websocket", "databases", "parsers", "restful", "iris", "hall"} {
		t.Run(name, func(t *testing.T) {
			analysistest.Run(t, dir, together(t), "example.com/frameworks/"+name)
		})
	}
}

func TestTheAnalyzersAreValid(t *testing.T) {
	if err := analysis.Validate(analyzer.All()); err != nil {
		t.Error(err)
	}
	for _, rule := range analyzer.All() {
		if rule.URL == "" || len(rule.Doc) < 200 {
			t.Errorf("%s: no documentation", rule.Name)
		}
	}
}
