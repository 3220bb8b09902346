package ruletest

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
)

// RunFixes checks that a rule's fixes make of the sources in testdata/src/RULE/fix
// what the golden files beside them say, and that this is right: it compiles, and
// the rule has nothing more to say. It is called from the package of the rule.
func RunFixes(t *testing.T, rule *analysis.Analyzer) {
	t.Helper()
	runFixes(t, rule, "../../testdata", filepath.Join("src", rule.Name, "fix"), rule.Name+"/fix")
}

// RunFrameworkFixes is RunFixes for a package of the module in testdata/frameworks.
func RunFrameworkFixes(t *testing.T, rule *analysis.Analyzer, name string) {
	t.Helper()
	runFixes(t, rule, "../../testdata/frameworks", name, "example.com/frameworks/"+name)
}

// runFixes does it for the package path below root, which stands in the folder dir there.
func runFixes(t *testing.T, rule *analysis.Analyzer, root, dir, path string) {
	t.Helper()
	root, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	analysistest.RunWithSuggestedFixes(t, root, watched(t, rule), path)
	if fixed := fixedCopy(t, root, dir); !t.Failed() {
		analysistest.Run(t, fixed, watched(t, rule), path)
	}
}

var wants = regexp.MustCompile(`(?m)[ \t]*// want .*$`)

// fixedCopy makes a root of its own of the golden files in a folder, without
// their "want" comments: whatever a rule reports there is unexpected.
func fixedCopy(t *testing.T, root, dir string) string {
	t.Helper()
	to := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum"} { // where there is a module
		if data, err := os.ReadFile(filepath.Join(root, name)); err == nil { // #nosec G304 -- in a folder of a test
			write(t, filepath.Join(to, name), data)
		}
	}
	golden, err := filepath.Glob(filepath.Join(root, dir, "*.golden"))
	if err != nil || len(golden) == 0 {
		t.Fatalf("no golden files in %s: %v", dir, err)
	}
	for _, from := range golden {
		data, err := os.ReadFile(from) // #nosec G304 -- in a folder of a test
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(from), ".golden")
		write(t, filepath.Join(to, dir, name), wants.ReplaceAll(data, nil))
	}
	return to
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil { // #nosec G301 -- in a folder of a test
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil { // #nosec G306 G703 -- in a folder of a test
		t.Fatal(err)
	}
}
