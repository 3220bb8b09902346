package main_test

import (
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
)

// The promise about code that nobody vouches for: the command runs nothing of it, and
// no program but the go command, which it asks what the packages are; it writes only the
// file of -o, those that -fix edits, and what the go command keeps in its cache. The
// build cache and the go command's own files in the home directory are not looked at,
// and -new-from, which runs git, and gopls build, which compiles gopls, promise less.
func TestNothingOfTheCodeRunsAndNothingElseIsWritten(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the traps are shell scripts")
	}
	goCommand, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	world := t.TempDir()
	sprung := filepath.Join(world, "sprung")
	trap := "os.WriteFile(`" + sprung + "`, nil, 0o666)"
	for name, text := range map[string]string{
		"module/go.mod":         "module example.com/trap\n\ngo 1.26\n\ntool example.com/trap/cmd/trap\n",
		"module/cmd/trap/t.go":  "package main\n\nimport \"os\"\n\nfunc main() { " + trap + " }\n",
		"module/p/trap_test.go": "package p\n\nimport (\n\t\"os\"\n\t\"testing\"\n)\n\nfunc TestMain(m *testing.M) { " + trap + " }\n",
		"module/p/p.go": `package p

import (
	"encoding/json"
	"net/http"
	"os"
)

//go:generate ../trap.sh

var _ = ` + trap + `

func init() { ` + trap + ` }

func Handle(w http.ResponseWriter, r *http.Request) {
	var v struct{ N int }
	if err := json.NewDecoder(r.Body).Decode(&v); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
}
`,
		"module/c/c.go":    "package c\n\n// #cgo pkg-config: trap\n// #cgo LDFLAGS: -ltrap\n// int f(void);\nimport \"C\"\n\nfunc F() int { return int(C.f()) }\n",
		"module/c/c.c":     "int f(void) { return 1; }\n",
		"module/trap.sh":   "#!/bin/sh\n: > " + sprung + "\n",
		"outside/note.txt": "nothing to see\n",
	} {
		file := filepath.Join(world, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Dir(file), filepath.Base(file), text)
	}
	if err := os.Chmod(filepath.Join(world, "module/trap.sh"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"bin", "home", "cache", "tmp"} {
		if err := os.Mkdir(filepath.Join(world, dir), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	bin := filepath.Join(world, "bin")
	if err := os.Symlink(goCommand, filepath.Join(bin, "go")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"cc", "gcc", "clang", "pkg-config", "git", "hg", "sh", "trap"} {
		if err := os.Symlink(filepath.Join(world, "module/trap.sh"), filepath.Join(bin, name)); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", bin)
	t.Setenv("HOME", filepath.Join(world, "home"))
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(world, "home"))
	t.Setenv("GOROOT", runtime.GOROOT())
	t.Setenv("GOPATH", filepath.Join(world, "home", "go"))
	t.Setenv("GOMODCACHE", filepath.Join(world, "home", "go", "pkg", "mod"))
	t.Setenv("GOCACHE", filepath.Join(world, "cache"))
	t.Setenv("TMPDIR", filepath.Join(world, "tmp"))
	t.Setenv("CGO_ENABLED", "1")
	t.Setenv("GOFLAGS", "")
	t.Setenv("GOTOOLCHAIN", "local")

	module := filepath.Join(world, "module")
	was := written(t, world)
	for _, args := range [][]string{
		{"-format", "json", "./..."}, {"-tests", "-rules", "all", "./..."}, {"-diff", "./..."},
		{"why", "p/p.go:20"}, {"-o", filepath.Join(world, "report"), "./..."}, {"-fix", "./..."},
	} {
		_, stderr, code := run(t, module, append([]string{tool}, args...)...)
		if code == 2 {
			t.Errorf("%v: exit code 2, %s", args, stderr)
		}
		if _, err := os.Stat(sprung); err == nil {
			t.Fatalf("%v ran what it must not", args)
		}
		is := written(t, world)
		var changed []string
		for name := range maps.Keys(is) {
			if is[name] != was[name] {
				changed = append(changed, name)
			}
		}
		for name := range maps.Keys(was) {
			if _, there := is[name]; !there {
				changed = append(changed, name+" is gone")
			}
		}
		var want []string
		switch args[0] {
		case "-o":
			want = []string{"report"}
		case "-fix":
			want = []string{"module/p/p.go"}
		}
		if slices.Sort(changed); !slices.Equal(changed, want) {
			t.Errorf("%v changed %q, want %q", args, changed, want)
		}
		was = is
	}
	for _, script := range []string{"sh", "trap"} { // the traps work
		if err := exec.Command(filepath.Join(bin, script)).Run(); err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Stat(sprung); err != nil {
		t.Error("the traps do not work: ", err)
	}
}

// written returns the files below dir with what they hold, but for those of the go command.
func written(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path == "cache" || path == "home":
			return fs.SkipDir
		case d.IsDir():
			files[path] = "a folder"
		case d.Type().IsRegular():
			text, err := os.ReadFile(filepath.Join(dir, path))
			files[path] = string(text)
			return err
		default:
			files[path], err = os.Readlink(filepath.Join(dir, path))
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
