package golangci_test

import (
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer/golangci"
)

func TestSettingsAreChecked(t *testing.T) {
	for _, good := range []any{nil, map[string]any{"rules": []string{"default", "challenge", "-okerror"}}, map[string]any{"tests": true}} {
		p, err := golangci.New(good)
		if err != nil {
			t.Errorf("%v: %v", good, err)
			continue
		}
		if rules, err := p.BuildAnalyzers(); err != nil || len(rules) == 0 {
			t.Errorf("%v: %d rules, %v", good, len(rules), err)
		}
	}
	for want, bad := range map[string]any{
		`"nosuch"`:                  map[string]any{"rules": []string{"nosuch"}},
		"there are rules and tests": map[string]any{"rulez": []string{"okerror"}},
	} {
		if _, err := golangci.New(bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: error %v, want one with %q", bad, err, want)
		}
	}
}
