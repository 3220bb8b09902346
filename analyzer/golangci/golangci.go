// Package golangci is statuslint as a module plugin of golangci-lint.
//
// The plugin registers one linter, "statuslint". Its messages begin with the name
// of the rule. A comment //nolint:statuslint is golangci-lint's own affair; one that
// names a rule, such as //nolint:clientfault, works as with every other driver.
package golangci

import (
	"fmt"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
)

func init() { register.Plugin("statuslint", New) }

// settings are what a configuration may say below linters.settings.custom.statuslint.settings.
type settings struct {
	Rules []string `json:"rules"` // as analyzer.Choose reads them; none: the default
	Tests bool     `json:"tests"` // report on test files as well
}

// New returns the plugin. It refuses settings that it does not know and names that
// are no rule's.
func New(raw any) (register.LinterPlugin, error) {
	s, err := register.DecodeSettings[settings](raw)
	if err != nil {
		return nil, fmt.Errorf("statuslint: settings: %w; there are rules and tests", err)
	}
	if len(s.Rules) == 0 {
		s.Rules = []string{"default"}
	}
	rules, err := analyzer.Choose(s.Rules...)
	if err != nil {
		return nil, fmt.Errorf("statuslint: settings: %w", err)
	}
	return &plugin{rules, s.Tests}, nil
}

// A plugin gives golangci-lint the rules.
type plugin struct {
	rules []*analysis.Analyzer
	tests bool
}

// BuildAnalyzers returns the rules.
func (p *plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	analyzer.LeaveSuppressionToDriver()
	if p.tests {
		analyzer.ReportTests()
	}
	out := make([]*analysis.Analyzer, len(p.rules))
	for i, r := range p.rules {
		out[i] = withoutRelated(r)
	}
	return out, nil
}

// GetLoadMode says that the rules need types.
func (p *plugin) GetLoadMode() string { return register.LoadModeTypesInfo }

// withoutRelated returns a rule whose findings have no related places, of which
// golangci-lint would make findings. The messages name their lines.
func withoutRelated(rule *analysis.Analyzer) *analysis.Analyzer {
	r := *rule
	r.Run = func(pass *analysis.Pass) (any, error) {
		p := *pass
		p.Report = func(d analysis.Diagnostic) {
			d.Related = nil
			pass.Report(d)
		}
		return rule.Run(&p)
	}
	return &r
}
