package golangci_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
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

// The version of golangci-lint that the plugin is tried with.
const version = "v2.15.0"

// build compiles a golangci-lint with the plugin inside, as its command custom
// would, but from the module proxy alone, and with this tree's plugin.
func build(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("compiles golangci-lint")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write(t, dir, "go.mod", fmt.Sprintf(`module example.com/custom

go 1.26.0

require (
	github.com/golangci/golangci-lint/v2 %s
	github.com/statuslint/statuslint v0.0.0
)

replace github.com/statuslint/statuslint => %s
`, version, root))
	write(t, dir, "main.go", `package main

import (
	"fmt"
	"os"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"

	_ "github.com/statuslint/statuslint/analyzer/golangci"
)

func main() {
	if err := commands.Execute(commands.BuildInfo{Version: "(devel)"}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(exitcodes.Failure)
	}
}
`)
	binary := filepath.Join(dir, "custom-gcl")
	for _, args := range [][]string{{"mod", "tidy"}, {"build", "-o", binary, "."}} {
		cmd := exec.Command("go", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("go %v: %v\n%s", args, err, out)
		}
	}
	return binary
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// run runs a program and returns its standard output and exit code.
func run(t *testing.T, dir string, args ...string) (string, int) {
	t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOLANGCI_LINT_CACHE="+filepath.Join(t.TempDir(), "cache"))
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if code := cmd.ProcessState.ExitCode(); code > 1 {
		t.Fatalf("%v: exit code %d\n%s%s", args, code, out.String(), errs.String())
	}
	return out.String(), cmd.ProcessState.ExitCode()
}

// An issue is a finding in golangci-lint's JSON.
type issue struct {
	FromLinter string
	Text       string
	Pos        struct {
		Filename string
		Line     int
	}
}

func issues(t *testing.T, out string) []string {
	t.Helper()
	var report struct{ Issues []issue }
	if err := json.NewDecoder(strings.NewReader(out)).Decode(&report); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	var found []string
	for _, i := range report.Issues {
		rule, _, _ := strings.Cut(i.Text, ":")
		if i.FromLinter != "statuslint" {
			t.Errorf("%s reports %q", i.FromLinter, i.Text)
		}
		found = append(found, fmt.Sprintf("%s:%d %s", filepath.ToSlash(i.Pos.Filename), i.Pos.Line, rule))
	}
	slices.Sort(found)
	return found
}

// The plugin is tried with a real golangci-lint: it finds what the command finds.
func TestGolangciLint(t *testing.T) {
	lint := build(t)
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	jsonTo := []string{"--output.json.path=stdout", "--output.text.path=/dev/null", "--show-stats=false"}

	t.Run("the same findings", func(t *testing.T) {
		out, code := run(t, root, append([]string{lint, "run", "./testdata/bookstore/wrong/..."}, jsonTo...)...)
		if code != 1 {
			t.Errorf("exit code %d, want 1", code)
		}
		command, _ := run(t, root, "go", "run", "./cmd/statuslint", "-format=json", "-exit-zero", "./testdata/bookstore/wrong/...")
		var report struct {
			Findings []struct {
				File, Rule string
				Line       int
			}
		}
		if err := json.Unmarshal([]byte(command), &report); err != nil {
			t.Fatalf("%v in %s", err, command)
		}
		var want []string
		for _, f := range report.Findings {
			want = append(want, fmt.Sprintf("%s:%d %s", f.File, f.Line, f.Rule))
		}
		slices.Sort(want)
		if got := issues(t, out); len(got) == 0 || !slices.Equal(got, want) {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})

	dir := t.TempDir()
	config, err := os.ReadFile(filepath.Join(root, ".golangci.yml"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, ".golangci.yml", string(config))
	write(t, dir, "go.mod", "module example.com/page\n\ngo 1.26\n")
	write(t, dir, "page.go", `package page

import (
	"net/http"
	"strconv"
)

func Page(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("page")); err != nil {
		http.Error(w, "which page?", http.StatusInternalServerError)
		return
	}
	if _, err := strconv.Atoi(r.FormValue("size")); err != nil {
		http.Error(w, "which size?", http.StatusInternalServerError) //nolint:statuslint // its clients want it
		return
	}
	if _, err := strconv.Atoi(r.FormValue("from")); err != nil {
		http.Error(w, "from where?", http.StatusInternalServerError) //nolint:clientfault // its clients want it
	}
}
`)
	t.Run("nolint", func(t *testing.T) {
		out, _ := run(t, dir, append([]string{lint, "run"}, jsonTo...)...)
		if got := issues(t, out); !slices.Equal(got, []string{"page.go:10 clientfault"}) {
			t.Errorf("got %q, want the first only", got)
		}
	})
	t.Run("SARIF", func(t *testing.T) {
		out, _ := run(t, dir, lint, "run", "--output.sarif.path=stdout", "--output.text.path=/dev/null", "--show-stats=false")
		var log struct {
			Version string
			Runs    []struct {
				Results []struct {
					RuleID  string
					Message struct{ Text string }
				}
			}
		}
		if err := json.NewDecoder(strings.NewReader(out)).Decode(&log); err != nil {
			t.Fatalf("%v in %s", err, out)
		}
		if log.Version != "2.1.0" || len(log.Runs) != 1 || len(log.Runs[0].Results) != 1 || !strings.Contains(log.Runs[0].Results[0].Message.Text, "clientfault") {
			t.Errorf("got %+v", log)
		}
	})
	t.Run("fix", func(t *testing.T) {
		if out, code := run(t, dir, lint, "run", "--fix", "--show-stats=false"); code != 0 {
			t.Errorf("exit code %d\n%s", code, out)
		}
		fixed, err := os.ReadFile(filepath.Join(dir, "page.go"))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(fixed), `"which page?", http.StatusBadRequest`) {
			t.Errorf("not fixed:\n%s", fixed)
		}
	})
}
