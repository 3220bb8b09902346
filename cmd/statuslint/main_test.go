package main_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
)

// tool is the statuslint built for these tests; root is the repository.
var tool, root string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "statuslint")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(dir)
		tool = filepath.Join(dir, "statuslint")
		if out, err := exec.Command("go", "build", "-o", tool, ".").CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "%s%v\n", out, err)
			return 1
		}
		if root, err = filepath.Abs("../.."); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		download := exec.Command("go", "mod", "download") // so that go vet has nothing else to tell
		download.Dir = filepath.Join(root, "testdata/frameworks")
		if out, err := download.CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "%s%v\n", out, err)
			return 1
		}
		return m.Run()
	}())
}

// run runs a command in dir and returns its output and its exit code.
func run(t *testing.T, dir string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = dir
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// planted returns the marked mistakes below dir of a module as "file:line rule", sorted.
func planted(t *testing.T, module, dir string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(filepath.Join(module, dir), func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		rel, err := filepath.Rel(module, path)
		if err != nil {
			return err
		}
		lines := bufio.NewScanner(f)
		for n := 1; lines.Scan(); n++ {
			if _, rule, ok := strings.Cut(lines.Text(), "// mistake: "); ok {
				for name := range strings.FieldsSeq(rule) {
					found = append(found, fmt.Sprintf("%s:%d %s", filepath.ToSlash(rel), n, name))
				}
			}
		}
		return lines.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(found)
	return found
}

// The bookstores: one for net/http, and one for each framework in a module of its own.
var (
	stores     = []string{"testdata/bookstore"}
	frameworks = []string{"bookstore/gin", "bookstore/echo", "bookstore/fiber", "bookstore/chi"}
)

func TestVetReportsEveryPlantedMistakeAndNothingElse(t *testing.T) {
	for module, dirs := range map[string][]string{root: stores, filepath.Join(root, "testdata/frameworks"): frameworks} {
		for _, dir := range dirs {
			t.Run(dir, func(t *testing.T) { wrongStore(t, module, dir+"/wrong") })
		}
	}
}

func wrongStore(t *testing.T, module, dir string) {
	if _, _, code := run(t, module, "go", "vet", "-vettool="+tool, "./"+dir+"/..."); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	got, want := reported(t, module, dir, analyzer.All()), planted(t, module, dir)
	if len(want) == 0 {
		t.Fatal("no planted mistakes found")
	}
	byDefault := func(finding string) bool {
		return slices.ContainsFunc(analyzer.Default(), func(r *analysis.Analyzer) bool { return strings.HasSuffix(finding, " "+r.Name) })
	}
	onDemand := slices.DeleteFunc(slices.Clone(want), byDefault)
	want = slices.DeleteFunc(want, func(finding string) bool { return !byDefault(finding) })
	if got := reported(t, module, dir, nil); !slices.Equal(got, want) {
		t.Errorf("by default: got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if dir != "testdata/bookstore/wrong" {
		return // the rules that are off by default are house rules, and have their example there
	}
	if got = slices.DeleteFunc(got, byDefault); !slices.Equal(got, onDemand) {
		t.Errorf("on demand: got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(onDemand, "\n"))
	}
}

// reported returns what go vet reports below dir of a module as "file:line rule",
// sorted. rules are named to it; none: it runs the default ones.
func reported(t *testing.T, module, dir string, rules []*analysis.Analyzer) []string {
	t.Helper()
	args := []string{"go", "vet", "-vettool=" + tool, "-json"}
	for _, r := range rules {
		args = append(args, "-"+r.Name)
	}
	stdout, stderr, _ := run(t, module, append(args, "./"+dir+"/...")...)
	var text strings.Builder
	for line := range strings.Lines(stdout + stderr) {
		if !strings.HasPrefix(line, "#") {
			text.WriteString(line)
		}
	}
	var found []string
	for dec := json.NewDecoder(strings.NewReader(text.String())); ; {
		var packages map[string]map[string][]struct{ Posn string }
		err := dec.Decode(&packages)
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in %s", err, text.String())
		}
		for _, byRule := range packages {
			for rule, list := range byRule {
				for _, f := range list {
					file, rest, _ := strings.Cut(f.Posn, ".go:")
					line, _, _ := strings.Cut(rest, ":")
					rel, err := filepath.Rel(module, file+".go")
					if err != nil {
						t.Fatal(err)
					}
					found = append(found, fmt.Sprintf("%s:%s %s", filepath.ToSlash(rel), line, rule))
				}
			}
		}
	}
	slices.Sort(found)
	return found
}

func TestVetIsSilentOnTheRightBookstores(t *testing.T) {
	for module, dirs := range map[string][]string{root: stores, filepath.Join(root, "testdata/frameworks"): frameworks} {
		for _, dir := range dirs {
			t.Run(dir, func(t *testing.T) {
				stdout, stderr, code := run(t, module, "go", "vet", "-vettool="+tool, "./"+dir+"/right/...")
				if stdout+stderr != "" || code != 0 {
					t.Errorf("exit code %d, output %q, want silence", code, stdout+stderr)
				}
				if dir != "testdata/bookstore" {
					return
				}
				if found := reported(t, module, dir+"/right", analyzer.All()); len(found) > 0 {
					t.Errorf("with every rule: %q, want silence", found)
				}
			})
		}
	}
}

// The bookstores of the frameworks are servers that run: their own tests say
// which statuses they send.
func TestTheFrameworkBookstoresSendWhatTheirMarksSay(t *testing.T) {
	stdout, stderr, code := run(t, filepath.Join(root, "testdata/frameworks"), "go", "test", "./bookstore/...")
	if code != 0 {
		t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
	}
}

func TestOneRuleCanBeSelected(t *testing.T) {
	_, out, _ := run(t, root, "go", "vet", "-vettool="+tool, "-missinglocation", "./testdata/bookstore/wrong/...")
	if !strings.Contains(out, "without Location") || strings.Contains(out, "for the client's mistake") {
		t.Errorf("got %q, want findings of missinglocation only", out)
	}
}

func TestAPackageThatDoesNotCompileGivesTheCompilersError(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "go.mod", "module example.com/broken\n\ngo 1.26\n")
	write(t, dir, "main.go", "package main\n\nimport \"net/http\"\n\nfunc main() { http.Error(nil, undefinedText, 500) }\n")
	_, out, code := run(t, dir, "go", "vet", "-vettool="+tool, "./...")
	if code == 0 || !strings.Contains(out, "main.go:5:") || !strings.Contains(out, "undefined: undefinedText") {
		t.Errorf("exit code %d, output %q, want the compiler's error", code, out)
	}
	if strings.Contains(out, "panic") || strings.Contains(out, "goroutine") {
		t.Errorf("a panic: %s", out)
	}
}

func TestTheVetProtocolIsAnswered(t *testing.T) {
	out, _, code := run(t, root, tool, "-V=full")
	if code != 0 || !strings.Contains(out, "buildID=") {
		t.Errorf("-V=full: exit code %d, output %q", code, out)
	}
	out, _, code = run(t, root, tool, "-flags")
	if code != 0 || !strings.Contains(out, `"Name": "clientfault"`) {
		t.Errorf("-flags: exit code %d, output %q", code, out)
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
