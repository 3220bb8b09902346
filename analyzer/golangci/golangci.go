// Package golangci is statuslint as a module plugin of golangci-lint.
//
// # One linter
//
// The plugin registers one linter, "statuslint", and each message begins with its
// rule. One linter per rule would need a block of type "module" for each of them in
// every configuration, could not say "default", and would not switch on the rules of
// a later version; in a list of a hundred linters nobody would know what "created" is.
// It is also what people know of revive, gocritic and staticcheck.
//
// What it costs: in golangci-lint's SARIF every result has the rule "statuslint" (the
// command's own SARIF has each rule with its documentation), and an exclusion of one
// rule goes by the text:
//
//	linters:
//	  exclusions:
//	    rules:
//	      - {linters: [statuslint], text: "^okerror:", path: legacy/}
//
// # Comments that ask for silence
//
// A comment //nolint:statuslint is golangci-lint's own affair: it suppresses every
// rule, and nolintlint complains of it where there is nothing to suppress. For one
// rule there is
//
//	//lint:ignore clientfault the gateway sends nothing else
//
// A comment //nolint:clientfault works as with every other driver, but golangci-lint does
// not know the name: if it has other findings in the file, it warns ("Found unknown
// linters in //nolint directives"), and nolintlint does not see whether it is of use.
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
