package analyzer_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
)

// rulesGo is what nogo is taken from.
const rulesGo = "github.com/bazelbuild/rules_go@v0.65.0"

// The rules are tried with the real nogo, the way Bazel runs it: a process for each
// package, types from the compiler's export data, facts from the files of the direct
// imports, none for the standard library, and for other modules no rules.
func TestNogo(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles nogo")
	}
	repository, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	nogo := buildNogo(t, repository)
	for _, store := range []struct {
		module, dir string
		rules       []*analysis.Analyzer // those that the store has mistakes for
	}{
		{repository, "testdata/bookstore", analyzer.All()},
		{filepath.Join(repository, "testdata/frameworks"), "bookstore/gin", analyzer.Default()},
		{filepath.Join(repository, "testdata/frameworks"), "bookstore/chi", analyzer.Default()},
	} {
		t.Run(store.dir, func(t *testing.T) {
			of := func(finding string) bool {
				return slices.ContainsFunc(store.rules, func(r *analysis.Analyzer) bool { return strings.HasSuffix(finding, " "+r.Name) })
			}
			findings, fixes := runNogo(t, nogo, store.module, "./"+store.dir+"/...")
			var got []string
			for _, f := range findings {
				if of(f) {
					got = append(got, f)
				}
			}
			want := ruletest.Marks(t, store.module, store.dir)
			if len(want) == 0 || !slices.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			if !strings.Contains(fixes, "http.StatusBadRequest") {
				t.Errorf("the patches do not mend bad requests:\n%s", fixes)
			}
		})
	}
}

// The README's BUILD file names the rules that are on by default.
func TestReadmeHasTheDefaultRulesForNogo(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(readme), "for rule in [")
	list, _, _ := strings.Cut(rest, "]")
	var got, want []string
	for _, m := range regexp.MustCompile(`"(\w+)"`).FindAllStringSubmatch(list, -1) {
		got = append(got, m[1])
	}
	for _, r := range analyzer.Default() {
		want = append(want, r.Name)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// buildNogo compiles a nogo that has every rule, as the rule nogo of rules_go does:
// its generator writes the list of analyzers, and that is compiled with its sources.
func buildNogo(t *testing.T, repository string) string {
	t.Helper()
	dir := t.TempDir()
	var rules struct{ Dir string }
	if err := json.Unmarshal([]byte(output(t, dir, "go", "mod", "download", "-json", rulesGo)), &rules); err != nil {
		t.Fatal(err)
	}
	// nogo imports an internal package of x/tools, which is what lies below its path may do.
	write(t, filepath.Join(dir, "go.mod"), fmt.Sprintf(`module golang.org/x/tools/nogo_with_statuslint

go 1.26.0

require github.com/statuslint/statuslint v0.0.0

replace github.com/statuslint/statuslint => %s
`, repository))
	take := func(to string, names ...string) {
		for _, name := range names {
			text, err := os.ReadFile(filepath.Join(rules.Dir, "go/tools/builders", name+".go"))
			if err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(dir, to, name+".go"), string(text))
		}
	}
	take("generate", "generate_nogo_main", "env", "flags", "constants")
	write(t, filepath.Join(dir, "generate", "main.go"), `package main

import (
	"log"
	"os"
)

func main() {
	if err := genNogoMain(os.Args[1:]); err != nil {
		log.Fatal(err)
	}
}
`)
	take("nogo", "nogo_main", "nogo_fix", "nogo_version", "nogo_goversions_go118", "nogo_goversions_go121",
		"nogo_goversions_go122", "nolint", "env", "flags", "constants")
	output(t, dir, "go", "run", "-mod=mod", "./generate", "-output", os.DevNull, "-config", nogoConfig(t, repository, dir))
	generate := []string{"go", "run", "-mod=mod", "./generate", "-output", "nogo/list.go"}
	for _, r := range analyzer.All() {
		generate = append(generate, "-analyzer_importpath", "github.com/statuslint/statuslint/analyzer/"+r.Name)
	}
	output(t, dir, generate...)
	output(t, dir, "go", "mod", "tidy")
	program := filepath.Join(dir, "nogo.exe")
	output(t, dir, "go", "build", "-o", program, "./nogo")
	return program
}

// nogoConfig returns a file with the configuration that the README shows.
func nogoConfig(t *testing.T, repository, dir string) string {
	t.Helper()
	readme, err := os.ReadFile(filepath.Join(repository, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(readme), "# nogo.json\n")
	text, _, end := strings.Cut(rest, "\n\n")
	if !ok || !end {
		t.Fatal("the README shows no nogo.json")
	}
	file := filepath.Join(dir, "nogo.json")
	write(t, file, text)
	return file
}

// A listed is a package as go list describes it.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles, Imports        []string
	Standard                bool
	Module                  *struct{ Main bool }
}

// runNogo runs nogo over packages of a module and what they import. It returns what
// it finds as "file:line rule", sorted, and its patches.
func runNogo(t *testing.T, nogo, module, pattern string) (findings []string, fixes string) {
	t.Helper()
	dir := t.TempDir()
	var packages []listed
	var exports strings.Builder
	for dec := json.NewDecoder(strings.NewReader(output(t, module, "go", "list", "-export", "-deps",
		"-json=ImportPath,Dir,Export,GoFiles,Imports,Standard,Module", pattern))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
		if p.Export != "" {
			fmt.Fprintf(&exports, "packagefile %s=%s\n", p.ImportPath, p.Export)
		}
	}
	config := filepath.Join(dir, "importcfg")
	write(t, config, exports.String())
	facts := map[string]string{}
	for i, p := range packages {
		if p.Standard {
			continue
		}
		facts[p.ImportPath] = filepath.Join(dir, fmt.Sprintf("facts%d", i))
		args := []string{nogo, "-p", p.ImportPath, "-importcfg", config, "-go_version", "1.26", "-x", facts[p.ImportPath], "-fix_dir", dir}
		if !p.Module.Main {
			args = append(args, "-facts_only")
		}
		for _, imported := range p.Imports {
			if file := facts[imported]; file != "" {
				args = append(args, "-fact", imported+"="+file)
			}
		}
		for _, name := range p.GoFiles {
			args = append(args, filepath.Join(p.Dir, name))
		}
		findings = append(findings, nogoFindings(t, module, args)...)
		patch, err := os.ReadFile(filepath.Join(dir, "nogo.patch"))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		fixes += string(patch)
	}
	slices.Sort(findings)
	return findings, fixes
}

var nogoLine = regexp.MustCompile(`^(.+\.go):(\d+):\d+: .* \((\w+)\)$`)

// nogoFindings runs nogo over one package.
func nogoFindings(t *testing.T, module string, args []string) (found []string) {
	t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = module
	var errs bytes.Buffer
	cmd.Stderr = &errs
	err := cmd.Run()
	if err == nil {
		return nil
	}
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != 3 { // nogoViolation
		t.Fatalf("%v\n%s", err, errs.String())
	}
	for line := range strings.Lines(errs.String()) {
		if m := nogoLine.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			rel, err := filepath.Rel(module, m[1])
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, fmt.Sprintf("%s:%s %s", filepath.ToSlash(rel), m[2], m[3]))
		}
	}
	return found
}

// output runs a command and returns its standard output.
func output(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off")
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, errs.String())
	}
	return string(out)
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
