package golangci_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

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

// The file that golangci-lint custom reads names this package and the version that
// the plugin is tried with, and the README shows it.
func TestTheExampleBuildsThisPlugin(t *testing.T) {
	text, err := os.ReadFile("../../.custom-gcl.yml")
	if err != nil {
		t.Fatal(err)
	}
	var config struct {
		Version string
		Plugins []struct{ Module, Import, Version string }
	}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(&config); err != nil {
		t.Fatal(err)
	}
	dir, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	if len(config.Plugins) != 1 || config.Version != version {
		t.Fatalf("got %+v, want one plugin and %s", config, version)
	}
	p := config.Plugins[0]
	if path, ok := strings.CutPrefix(p.Import, p.Module); !ok || !strings.HasSuffix(filepath.ToSlash(dir), path) {
		t.Errorf("%s is not this package", p.Import)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "version: ") // behind the comment
	if shown := strings.TrimSpace(strings.ReplaceAll("version: "+rest, "\n", "\n    ")); !strings.Contains(string(readme), shown) {
		t.Errorf("the README does not show\n%s", shown)
	}
}
