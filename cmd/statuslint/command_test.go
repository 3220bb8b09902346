package main_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var plainFinding = func(line string) (string, bool) {
	place, rest, ok := strings.Cut(line, ": ")
	rule := rest[strings.LastIndexByte(rest, '(')+1:]
	parts := strings.Split(place, ":")
	return fmt.Sprintf("%s:%s %s", parts[0], parts[1], strings.TrimSuffix(rule, ")")), ok && len(parts) == 3
}

// The command, go vet and the marks agree on the bookstores.
func TestTheCommandFindsWhatGoVetFinds(t *testing.T) {
	for module, dirs := range map[string][]string{root: stores, filepath.Join(root, "testdata/frameworks"): frameworks} {
		for _, dir := range dirs {
			stdout, stderr, code := run(t, module, tool, "./"+dir+"/...")
			if code != 1 || stderr != "" {
				t.Errorf("%s: exit code %d, %s", dir, code, stderr)
			}
			var got []string
			for line := range strings.Lines(stdout) {
				f, ok := plainFinding(strings.TrimSuffix(line, "\n"))
				if !ok {
					t.Errorf("%s: %q is no finding", dir, line)
				}
				got = append(got, f)
			}
			slices.Sort(got)
			if want := reported(t, module, dir, nil); !slices.Equal(got, want) {
				t.Errorf("%s: got\n%s\nwant\n%s", dir, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	}
}

func TestTheCommandIsSilentOnTheRightBookstore(t *testing.T) {
	stdout, stderr, code := run(t, root, tool, "-rules", "all", "./testdata/bookstore/right/...")
	if stdout+stderr != "" || code != 0 {
		t.Errorf("exit code %d, output %q %q, want silence", code, stdout, stderr)
	}
}

func TestExitZero(t *testing.T) {
	if stdout, _, code := run(t, root, tool, "-exit-zero", "./testdata/bookstore/wrong"); code != 0 || stdout == "" {
		t.Errorf("exit code %d, output %q", code, stdout)
	}
}

// Every mistake of the user's gives one line that says what to do, and exit code 2.
func TestFailuresAreOneLine(t *testing.T) {
	empty := t.TempDir()
	broken := t.TempDir()
	write(t, broken, "go.mod", "module example.com/broken\n\ngo 1.26\n")
	write(t, broken, "main.go", "package main\n\nfunc main() { undefined() }\n")
	for _, test := range []struct {
		name, dir string
		args      []string
		want      string
	}{
		{"no go.mod", empty, nil, "there is no go.mod here or above that this belongs to; run statuslint inside a Go module"},
		{"no such package", root, []string{"./nosuch"}, "./nosuch: "},
		{"type errors", broken, nil, "main.go:3:15: undefined: undefined"},
		{"unknown rule", root, []string{"-rules=nosuch"}, `no rule is called "nosuch"; statuslint rules lists them`},
		{"unknown flag", root, []string{"-nosuch"}, "unknown flag -nosuch; statuslint -h lists the flags"},
		{"unknown format", root, []string{"-format=xml"}, `unknown format "xml"; there are text, json, sarif and github`},
		{"unknown revision", root, []string{"-new-from=nosuch", "./testdata/bookstore/right"}, `git knows no revision "nosuch"; name a commit, a branch or a tag`},
		{"unwritable file", root, []string{"-o", filepath.Join(empty, "no", "report"), "./testdata/bookstore/right"}, "the report cannot be written: "},
		{"unknown subject", root, []string{"explain", "nosuch"}, `"nosuch"`},
	} {
		stdout, stderr, code := run(t, test.dir, append([]string{tool}, test.args...)...)
		if code != 2 || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.HasPrefix(stderr, "statuslint: ") || !strings.Contains(stderr, test.want) {
			t.Errorf("%s: exit code %d, output %q %q, want one line with %q and 2", test.name, code, stdout, stderr, test.want)
		}
	}
}

// What can be checked is checked, and what cannot is named.
func TestABrokenPackageDoesNotHideTheOthers(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "go.mod", "module example.com/half\n\ngo 1.26\n")
	for _, sub := range []string{"good", "bad"} {
		if err := os.Mkdir(filepath.Join(dir, sub), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	write(t, dir, "good/good.go", "package good\n"+old)
	write(t, dir, "bad/bad.go", "package bad\n\nfunc bad() { undefined() }\n")
	stdout, stderr, code := run(t, dir, tool)
	if code != 2 || !strings.Contains(stdout, "good/good.go:5:") || !strings.Contains(stdout, "(missinglocation)") || !strings.Contains(stderr, "not checked: example.com/half/bad: ") {
		t.Errorf("exit code %d, output %q %q", code, stdout, stderr)
	}
}

func TestFixMakesTheCodeSilent(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "go.mod", "module example.com/fix\n\ngo 1.26\n")
	write(t, dir, "fix.go", `package fix

import (
	"net/http"
	"strconv"
)

func page(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("page"))
	if err != nil {
		http.Error(w, "which page?", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusOK)
	w.Header().Set("X-Page", strconv.Itoa(n))
}
`)
	stdout, _, code := run(t, dir, tool, "-diff")
	if code != 1 || !strings.Contains(stdout, "+		http.Error(w, \"which page?\", http.StatusBadRequest)") {
		t.Errorf("-diff: exit code %d, output %q", code, stdout)
	}
	if stdout, stderr, code := run(t, dir, tool, "-fix"); code != 0 || stdout+stderr != "" {
		t.Errorf("-fix: exit code %d, output %q %q", code, stdout, stderr)
	}
	if stdout, stderr, code := run(t, dir, tool); code != 0 || stdout+stderr != "" {
		t.Errorf("after -fix: exit code %d, output %q %q", code, stdout, stderr)
	}
}

func TestNewFromReportsOnlyChangedLines(t *testing.T) {
	dir := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-c", "user.name=t", "-c", "user.email=t@example.com"}, args...)...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	write(t, dir, "go.mod", "module example.com/new\n\ngo 1.26\n")
	before := "package a\n" + old
	write(t, dir, "a.go", before)
	git("init", "-q")
	git("add", ".")
	git("commit", "-q", "-m", "old")
	write(t, dir, "a.go", before+"\nfunc New(w http.ResponseWriter, r *http.Request) { w.WriteHeader(303) }\n")
	stdout, stderr, code := run(t, dir, tool, "-new-from", "HEAD")
	if code != 1 || !strings.Contains(stdout, "a.go:7:") || strings.Contains(stdout, "a.go:5:") {
		t.Errorf("exit code %d, output %q %q, want line 7 only", code, stdout, stderr)
	}
}

func TestTestFilesAreReportedOnDemand(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "go.mod", "module example.com/tests\n\ngo 1.26\n")
	write(t, dir, "a.go", "package a\n")
	write(t, dir, "a_test.go", "package a\n\nimport \"net/http\"\n\nfunc fake(w http.ResponseWriter, r *http.Request) { w.WriteHeader(302) }\n")
	if stdout, _, code := run(t, dir, tool); code != 0 || stdout != "" {
		t.Errorf("exit code %d, output %q, want silence", code, stdout)
	}
	if stdout, _, code := run(t, dir, tool, "-tests"); code != 1 || !strings.Contains(stdout, "a_test.go:5:") {
		t.Errorf("-tests: exit code %d, output %q", code, stdout)
	}
}

func TestVersionAndHelp(t *testing.T) {
	if stdout, _, code := run(t, root, tool, "version"); code != 0 || !strings.HasPrefix(stdout, "statuslint ") {
		t.Errorf("version: exit code %d, output %q", code, stdout)
	}
	for _, arg := range []string{"-h", "help"} {
		if stdout, _, code := run(t, root, tool, arg); code != 0 || !strings.Contains(stdout, "usage: statuslint") {
			t.Errorf("%s: exit code %d, output %q", arg, code, stdout)
		}
	}
}

// An old is a handler with one finding, in the language of no package in particular.
const old = "\nimport \"net/http\"\n\nfunc Old(w http.ResponseWriter, r *http.Request) { w.WriteHeader(302) }\n"

// canCompileC reports whether cgo works here.
func canCompileC(t *testing.T, dir string) bool {
	t.Helper()
	enabled, _, _ := run(t, dir, "go", "env", "CGO_ENABLED")
	compiler, _, _ := run(t, dir, "go", "env", "CC")
	if strings.TrimSpace(enabled) != "1" {
		return false
	}
	_, err := exec.LookPath(strings.Fields(compiler + " ?")[0])
	return err == nil
}

func TestBuildsOfEveryKindAreRead(t *testing.T) {
	t.Run("build tags", func(t *testing.T) {
		dir := t.TempDir()
		write(t, dir, "go.mod", "module example.com/tags\n\ngo 1.26\n")
		write(t, dir, "a.go", "package a\n")
		write(t, dir, "b.go", "//go:build special\n\npackage a\n"+old)
		if stdout, _, code := run(t, dir, tool); code != 0 || stdout != "" {
			t.Errorf("without the tag: exit code %d, output %q", code, stdout)
		}
		if stdout, _, code := run(t, dir, tool, "-tags=special"); code != 1 || !strings.Contains(stdout, "b.go:7:") {
			t.Errorf("with the tag: exit code %d, output %q", code, stdout)
		}
	})
	t.Run("cgo", func(t *testing.T) {
		dir := t.TempDir()
		write(t, dir, "go.mod", "module example.com/cgo\n\ngo 1.26\n")
		write(t, dir, "a.go", "package a\n\n// int one(void);\nimport \"C\"\n"+old+"\nfunc one() C.int { return C.one() }\n")
		if stdout, stderr, code := run(t, dir, tool); code != 1 || !strings.Contains(stdout, "a.go:8:") {
			t.Errorf("exit code %d, output %q %q", code, stdout, stderr)
		}
	})
	t.Run("cgo with types of C", func(t *testing.T) {
		dir := t.TempDir()
		write(t, dir, "go.mod", "module example.com/cgo\n\ngo 1.26\n")
		write(t, dir, "a.go", "package a\n\n// struct item { int n; };\nimport \"C\"\n"+old+"\nfunc at(p *C.struct_item) *C.int { return &p.n }\n\nfunc set(p *C.struct_item) { *at(p) = 3 }\n")
		if stdout, stderr, code := run(t, dir, tool); code != 1 || !strings.Contains(stdout, "a.go:8:") {
			t.Errorf("exit code %d, output %q %q", code, stdout, stderr)
		}
		if !canCompileC(t, dir) {
			t.Skip("go vet runs cgo, and there is no C compiler")
		}
		write(t, dir, "b.go", "// Code generated by hand. DO NOT EDIT.\n\npackage a\n\nimport \"C\"\n"+strings.ReplaceAll(old, "Old", "Older"))
		stdout, stderr, code := run(t, dir, "go", "vet", "-vettool="+tool, ".")
		if said := stdout + stderr; code != 1 || !strings.Contains(said, "a.go:8:") || strings.Contains(said, "b.go") {
			t.Errorf("exit code %d, output %q", code, said)
		}
	})
	t.Run("nothing to embed", func(t *testing.T) {
		dir := t.TempDir()
		write(t, dir, "go.mod", "module example.com/embed\n\ngo 1.26\n")
		write(t, dir, "a.go", "package a\n\nimport _ \"embed\"\n"+old+"\n//go:embed dist/index.html\nvar index string\n")
		if stdout, stderr, code := run(t, dir, tool); code != 1 || !strings.Contains(stdout, "a.go:7:") {
			t.Errorf("exit code %d, output %q %q", code, stdout, stderr)
		}
	})
	t.Run("workspace", func(t *testing.T) {
		dir := t.TempDir()
		write(t, dir, "go.work", "go 1.26\n\nuse (\n\t./a\n\t./b\n)\n")
		for _, name := range []string{"a", "b"} {
			if err := os.Mkdir(filepath.Join(dir, name), 0o777); err != nil {
				t.Fatal(err)
			}
			write(t, dir, name+"/go.mod", "module example.com/"+name+"\n\ngo 1.26\n")
		}
		write(t, dir, "a/a.go", "package a\n\nimport \"net/http\"\n\n// Send sends a status.\nfunc Send(w http.ResponseWriter, code int) { w.WriteHeader(code) }\n")
		write(t, dir, "b/b.go", "package b\n\nimport (\n\t\"net/http\"\n\n\t\"example.com/a\"\n)\n\nfunc Old(w http.ResponseWriter, r *http.Request) { a.Send(w, 302) }\n")
		if stdout, stderr, code := run(t, dir, tool, "./a", "./b"); code != 1 || !strings.Contains(stdout, "b/b.go:9:") {
			t.Errorf("exit code %d, output %q %q", code, stdout, stderr)
		}
	})
	t.Run("vendor", func(t *testing.T) {
		dir := t.TempDir()
		write(t, dir, "go.mod", "module example.com/v\n\ngo 1.26\n\nrequire example.com/send v1.0.0\n")
		if err := os.MkdirAll(filepath.Join(dir, "vendor/example.com/send"), 0o777); err != nil {
			t.Fatal(err)
		}
		write(t, dir, "vendor/modules.txt", "# example.com/send v1.0.0\n## explicit; go 1.26\nexample.com/send\n")
		write(t, dir, "vendor/example.com/send/send.go", "package send\n\nimport \"net/http\"\n\n// Status sends a status.\nfunc Status(w http.ResponseWriter, code int) { w.WriteHeader(code) }\n")
		write(t, dir, "a.go", "package v\n\nimport (\n\t\"net/http\"\n\n\t\"example.com/send\"\n)\n\nfunc Old(w http.ResponseWriter, r *http.Request) { send.Status(w, 302) }\n")
		if stdout, stderr, code := run(t, dir, tool); code != 1 || !strings.Contains(stdout, "a.go:9:") {
			t.Errorf("exit code %d, output %q %q", code, stdout, stderr)
		}
	})
}
