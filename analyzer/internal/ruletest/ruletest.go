// Package ruletest runs a rule over its test sources.
package ruletest

import (
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
)

// Run checks a rule against the "want" comments below testdata/src/RULE, and
// that it says nothing of the shapes in silence and exemptions, where no rule
// that is on by default does. It is called from the package of the rule.
func Run(t *testing.T, rule *analysis.Analyzer) {
	t.Helper()
	run(t, rule, rule.Name+"/...", "silence/...", "exemptions/...")
}

// RunOwn checks a rule against the "want" comments below testdata/src/RULE only:
// for rules that are off unless they are named, which may well have something to
// say of the shapes in silence and exemptions.
func RunOwn(t *testing.T, rule *analysis.Analyzer) {
	t.Helper()
	run(t, rule, rule.Name+"/...")
}

func run(t *testing.T, rule *analysis.Analyzer, packages ...string) {
	t.Helper()
	dir, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	analysistest.Run(t, dir, watched(t, rule), packages...)
}

// watched returns the rule with a check that the engine came to its end.
func watched(t *testing.T, rule *analysis.Analyzer) *analysis.Analyzer {
	r := *rule
	r.Run = func(pass *analysis.Pass) (any, error) {
		if found := pass.ResultOf[replies.Analyzer].(*replies.Result); len(found.Failures) > 0 {
			t.Errorf("%s: the engine broke: %v", pass.Pkg.Path(), found.Failures)
		}
		return rule.Run(pass)
	}
	return &r
}
