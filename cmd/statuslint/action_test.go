package main_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// An action is what action.yml says; other keys are refused.
type action struct {
	Name        string
	Description string
	Branding    struct{ Icon, Color string }
	Inputs      map[string]struct{ Description, Default string }
	Runs        struct {
		Using string
		Steps []step
	}
}

type step struct {
	Name, Shell, Run string
	Env              map[string]string
	WorkingDirectory string `yaml:"working-directory"`
}

// readYAML reads a file of the repository that has no keys but those of v.
func readYAML(t *testing.T, name string, v any) {
	t.Helper()
	f, err := os.Open(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	dec := yaml.NewDecoder(f)
	dec.KnownFields(true)
	if err := dec.Decode(v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// runAction runs the steps of the action as a runner does, in a workspace with
// a module that has one finding. It returns what they print and the exit code.
func runAction(t *testing.T, workspace string, inputs map[string]string) (stdout, stderr string, code int) {
	t.Helper()
	var a action
	readYAML(t, "action.yml", &a)
	for name := range inputs {
		if _, ok := a.Inputs[name]; !ok {
			t.Fatalf("there is no input %q", name)
		}
	}
	input := regexp.MustCompile(`\$\{\{ inputs\.([a-z-]+) \}\}`)
	fill := func(s string) string {
		return input.ReplaceAllStringFunc(s, func(match string) string {
			name := input.FindStringSubmatch(match)[1]
			if value, ok := inputs[name]; ok {
				return value
			}
			return a.Inputs[name].Default
		})
	}
	temp := t.TempDir()
	for _, s := range a.Runs.Steps {
		if s.Shell != "bash" || strings.Contains(s.Run, "${{") {
			t.Fatalf("%s: an input would become part of the script, or this is no script of bash", s.Name)
		}
		write(t, temp, "step.sh", s.Run)
		cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", filepath.Join(temp, "step.sh"))
		cmd.Dir = filepath.Join(workspace, fill(s.WorkingDirectory))
		cmd.Env = append(os.Environ(), "GITHUB_ACTION_PATH="+root, "GITHUB_WORKSPACE="+workspace, "RUNNER_TEMP="+temp)
		for name, value := range s.Env {
			cmd.Env = append(cmd.Env, name+"="+fill(value))
		}
		var out, errs strings.Builder
		cmd.Stdout, cmd.Stderr = &out, &errs
		err := cmd.Run()
		if cmd.ProcessState == nil {
			t.Fatal(err)
		}
		stdout, stderr, code = stdout+out.String(), stderr+errs.String(), cmd.ProcessState.ExitCode()
		if code != 0 {
			break
		}
	}
	return stdout, stderr, code
}

// workspace returns a directory that has a module in its folder dir.
func workspace(t *testing.T, dir string) string {
	t.Helper()
	top := t.TempDir()
	if err := os.MkdirAll(filepath.Join(top, dir), 0o777); err != nil {
		t.Fatal(err)
	}
	write(t, top, filepath.Join(dir, "go.mod"), "module example.com/shop\n\ngo 1.26\n")
	write(t, top, filepath.Join(dir, "shop.go"), "package shop\n"+old)
	return top
}

func TestTheActionReportsFindingsWithAMatcher(t *testing.T) {
	for dir, file := range map[string]string{".": "shop.go", "back/end": "back/end/shop.go"} {
		stdout, stderr, code := runAction(t, workspace(t, dir), map[string]string{"working-directory": dir})
		lines := strings.Split(strings.TrimSpace(stdout), "\n")
		if code != 1 || stderr != "" || len(lines) != 2 {
			t.Fatalf("exit code %d, output %q %q, want a command to the runner and a finding", code, stdout, stderr)
		}
		matcher, ok := strings.CutPrefix(lines[0], "::add-matcher::")
		if !ok {
			t.Fatalf("%q adds no matcher", lines[0])
		}
		if m := match(t, matcher, lines[1]); m["file"] != file || m["line"] != "5" || m["column"] != "52" || m["code"] != "missinglocation" || !strings.HasPrefix(m["message"], "302 Found without Location") {
			t.Errorf("%s: matched %q", lines[1], m)
		}
	}
}

// match returns what a problem matcher makes of a line.
func match(t *testing.T, file, line string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var matchers struct {
		ProblemMatcher []struct {
			Owner, Severity string
			Pattern         []map[string]any
		}
	}
	if err := json.Unmarshal(data, &matchers); err != nil {
		t.Fatal(err)
	}
	if len(matchers.ProblemMatcher) != 1 || len(matchers.ProblemMatcher[0].Pattern) != 1 {
		t.Fatalf("got %+v, want one matcher of one line", matchers)
	}
	pattern := matchers.ProblemMatcher[0].Pattern[0]
	groups := regexp.MustCompile(pattern["regexp"].(string)).FindStringSubmatch(line)
	found := map[string]string{}
	for name, group := range pattern {
		if n, ok := group.(float64); ok && groups != nil {
			found[name] = groups[int(n)]
		}
	}
	return found
}

// Every line of the plain output is a finding to the matcher.
func TestTheMatcherReadsEveryFinding(t *testing.T) {
	stdout, _, _ := run(t, root, tool, "-rules=all", "./testdata/bookstore/wrong/...")
	for line := range strings.Lines(stdout) {
		line = strings.TrimSuffix(line, "\n")
		m := match(t, filepath.Join(root, ".github/statuslint.json"), line)
		if again := m["file"] + ":" + m["line"] + ":" + m["column"] + ": " + m["message"] + " (" + m["code"] + ")"; again != line {
			t.Errorf("%s: matched %q", line, m)
		}
	}
	if stdout == "" {
		t.Error("no findings")
	}
}

func TestTheActionWritesSARIF(t *testing.T) {
	top := workspace(t, ".")
	stdout, stderr, code := runAction(t, top, map[string]string{"sarif": "report of today.sarif"})
	if code != 1 || stdout+stderr != "" {
		t.Errorf("exit code %d, output %q %q", code, stdout, stderr)
	}
	report, err := os.ReadFile(filepath.Join(top, "report of today.sarif"))
	if err != nil || !strings.Contains(string(report), `"missinglocation"`) {
		t.Errorf("%v, report %q", err, report)
	}
}

func TestTheActionTakesArgumentsAndNothingElse(t *testing.T) {
	top := workspace(t, ".")
	for _, inputs := range []map[string]string{
		{"rules": "-missinglocation"},
		{"args": "-exit-zero\n  ./..."},
		{"args": "-tags a,b -exit-zero ./..."},
	} {
		if _, stderr, code := runAction(t, top, inputs); code != 0 {
			t.Errorf("%q: exit code %d, %q", inputs, code, stderr)
		}
	}
	for _, evil := range []string{"$(touch broken) `touch broken` ; touch broken", "\" ; touch broken ; \"", "' ; touch broken ; '"} {
		runAction(t, top, map[string]string{"args": evil, "rules": evil, "sarif": evil})
	}
	if _, err := os.Stat(filepath.Join(top, "broken")); err == nil {
		t.Error("an input ran as a command")
	}
}
