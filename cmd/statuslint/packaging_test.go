package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// pre-commit runs go install ./... in a clone, and then the hook's entry in the
// user's repository.
func TestThePreCommitHookIsInstalled(t *testing.T) {
	var hooks []struct {
		ID, Name, Description, Entry, Language string
		Types                                  []string
		PassFilenames                          *bool `yaml:"pass_filenames"`
		RequireSerial                          bool  `yaml:"require_serial"`
	}
	readYAML(t, ".pre-commit-hooks.yaml", &hooks)
	if len(hooks) != 1 {
		t.Fatalf("%d hooks", len(hooks))
	}
	hook := hooks[0]
	if hook.ID != "statuslint" || hook.Name == "" || hook.Language != "golang" || hook.PassFilenames == nil || *hook.PassFilenames {
		t.Errorf("got %+v", hook)
	}
	bin := t.TempDir()
	install := exec.Command("go", "install", "./...")
	install.Dir = root
	install.Env = append(os.Environ(), "GOBIN="+bin)
	if out, err := install.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	installed, err := os.ReadDir(bin)
	if err != nil {
		t.Fatal(err)
	}
	if len(installed) != 1 { // what else is a program is not for users
		t.Errorf("%d programs were installed", len(installed))
	}
	stdout, stderr, code := run(t, workspace(t, "."), filepath.Join(bin, hook.Entry))
	if code != 1 || stderr != "" || !strings.HasPrefix(stdout, "shop.go:5:52: ") {
		t.Errorf("exit code %d, output %q %q", code, stdout, stderr)
	}
}

// With a modfile of its own the tool runs by go tool and by go vet, and the user's
// go.mod stays as it is.
func TestGoToolNeedsNothingInGoMod(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the command once more")
	}
	dir := workspace(t, ".")
	before, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	const module, modfile = "github.com/statuslint/statuslint", "-modfile=go.tool.mod"
	for _, args := range [][]string{
		{"go", "mod", "init", modfile, "example.com/tools"},
		// What go get -tool does, but with this tree.
		{"go", "mod", "edit", "-require", module + "@v0.0.0", "-replace", module + "=" + root, "-tool", module + "/cmd/statuslint", "go.tool.mod"},
		{"go", "mod", "tidy", modfile},
	} {
		if stdout, stderr, code := run(t, dir, args...); code != 0 {
			t.Fatalf("%q: %s%s", args, stdout, stderr)
		}
	}
	const want = "shop.go:5:52: 302 Found without Location"
	if stdout, stderr, code := run(t, dir, "go", "tool", modfile, "statuslint", "./..."); code != 1 || !strings.HasPrefix(stdout, want) {
		t.Errorf("go tool: exit code %d, output %q %q", code, stdout, stderr)
	}
	built, _, _ := run(t, dir, "go", "tool", modfile, "-n", "statuslint")
	if stdout, stderr, code := run(t, dir, "go", "vet", "-vettool="+strings.TrimSpace(built), "./..."); code != 1 || !strings.Contains(stderr, want) {
		t.Errorf("go vet: exit code %d, output %q %q", code, stdout, stderr)
	}
	if after, err := os.ReadFile(filepath.Join(dir, "go.mod")); err != nil || string(after) != string(before) {
		t.Errorf("%v, go.mod is %q now", err, after)
	}
}

// A program that is built from a tag, by hand or by goreleaser, says so.
func TestTheVersionIsTheTag(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the command once more")
	}
	var config struct {
		Version int
		Builds  []struct {
			Main         string
			Env          []string
			Flags        []string
			Ldflags      []string
			ModTimestamp string `yaml:"mod_timestamp"`
			Goos, Goarch []string
		}
		Archives []struct {
			Formats         []string
			FormatOverrides []struct {
				Goos    string
				Formats []string
			} `yaml:"format_overrides"`
		}
		Checksum struct {
			NameTemplate string `yaml:"name_template"`
		}
	}
	readYAML(t, ".goreleaser.yaml", &config)
	if len(config.Builds) != 1 {
		t.Fatalf("%d builds", len(config.Builds))
	}
	build := config.Builds[0]
	if !slices.Contains(build.Flags, "-buildvcs=true") {
		t.Errorf("flags are %q: there may be no version", build.Flags)
	}
	dir := t.TempDir()
	copyTree(t, dir, "go.mod", "go.sum", "analyzer", "cmd", ".gitignore")
	for _, args := range [][]string{
		{"git", "init", "-q"},
		{"git", "add", "."},
		{"git", "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "a release"},
		{"git", "tag", "v1.2.3"},
		{"go", "build", "-buildvcs=true", "-o", "dist/statuslint", build.Main},
	} {
		if stdout, stderr, code := run(t, dir, args...); code != 0 {
			t.Fatalf("%q: %s%s", args, stdout, stderr)
		}
	}
	if stdout, _, _ := run(t, dir, filepath.Join(dir, "dist", "statuslint"), "version"); stdout != "statuslint v1.2.3\n" {
		t.Errorf("got %q", stdout)
	}
}

// copyTree copies files and folders of the repository.
func copyTree(t *testing.T, to string, names ...string) {
	t.Helper()
	for _, name := range names {
		from := filepath.Join(root, name)
		info, err := os.Stat(from)
		if err != nil {
			t.Fatal(err)
		}
		if info.IsDir() {
			err = os.CopyFS(filepath.Join(to, name), os.DirFS(from))
		} else {
			var text []byte
			if text, err = os.ReadFile(from); err == nil {
				err = os.WriteFile(filepath.Join(to, name), text, 0o666)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
