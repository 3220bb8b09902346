package gopls

import (
	"context"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
)

// offline makes a module proxy of files, in a module cache of its own, and returns the
// go command and statuslint's source.
func offline(t *testing.T, files map[string]string) (*goTool, *source) {
	t.Helper()
	proxy := t.TempDir()
	for name, text := range files {
		file := filepath.Join(proxy, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("GOPROXY", "file://"+filepath.ToSlash(proxy))
	t.Setenv("GOSUMDB", "off")
	t.Setenv("GOTOOLCHAIN", "local")
	t.Setenv("GOFLAGS", "-modcacherw")
	t.Setenv("GOMODCACHE", t.TempDir())
	tool, err := findGo(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return tool, &source{dir: "/checkout", goVersion: "go1.25.0"}
}

// releases are the files of a proxy that has these versions of gopls, each with the
// version of Go that it needs.
func releases(needs map[string]string) map[string]string {
	const dir = "golang.org/x/tools/gopls/@v/"
	files := map[string]string{}
	for v, goLine := range needs {
		files[dir+"list"] += v + "\n"
		files[dir+v+".info"] = `{"Version":"` + v + `"}`
		files[dir+v+".mod"] = "module golang.org/x/tools/gopls\n\ngo " + goLine + "\n\nrequire golang.org/x/tools v0.40.0\n"
	}
	return files
}

func TestTheNewestVersionThatGoSupportsIsChosen(t *testing.T) {
	tool, own := offline(t, releases(map[string]string{
		"v0.18.0": "1.21", "v0.20.0": "1.24", "v0.21.0": "1.25", "v0.21.1-pre.1": "1.25", "v0.99.0": "1.99.0",
	}))
	if v, err := chooseVersion(context.Background(), tool, "latest", own); err != nil || v != "v0.21.0" {
		t.Errorf("chosen %q, error %v, want v0.21.0", v, err)
	}
}

func TestVersionsThatCannotBeBuiltAreRefused(t *testing.T) {
	tool, own := offline(t, releases(map[string]string{"v0.18.0": "1.21", "v0.99.0": "1.99.0"}))
	ctx := context.Background()
	for asked, want := range map[string]string{
		"0.23.0":  `"0.23.0" is no version of gopls; say it as in v0.23.0, or latest`,
		"v0.23":   `"v0.23" is no version`,
		"v0.18.0": "gopls v0.18.0 is too old for the rules; take " + Oldest + " or newer",
		"latest":  "no gopls from " + Oldest + " on can be compiled with go1.",
	} {
		if v, err := chooseVersion(ctx, tool, asked, own); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: chosen %q, error %v, want one with %q", asked, v, err, want)
		}
	}
	for v, want := range map[string]string{
		"v0.99.0": "gopls v0.99.0 needs Go 1.99.0 or newer, and this is go1.",
		"v0.98.0": "gopls v0.98.0 cannot be had: golang.org/x/tools/gopls@v0.98.0: ",
	} {
		tool.dir = t.TempDir()
		if _, err := writeModule(ctx, tool, v, own, false); err == nil || !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: error %v, want one line with %q", v, err, want)
		}
	}
	t.Setenv("GOPROXY", "off")
	tool, err := findGo(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	want := "the versions of gopls cannot be looked up: "
	if _, err := chooseVersion(ctx, tool, "latest", own); err == nil || !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "\n") {
		t.Errorf("without a proxy: error %v, want one line with %q", err, want)
	}
}

func TestTheVersionOfAnExecutableIsReadFromIt(t *testing.T) {
	released := &debug.Module{Path: goplsPath, Version: "v0.22.0", Sum: "h1:x"}
	for name, test := range map[string]struct {
		info *debug.BuildInfo
		want string
	}{
		"installed":       {&debug.BuildInfo{Main: *released}, "v0.22.0"},
		"built by us":     {&debug.BuildInfo{Main: debug.Module{Path: goplsPath + "/statuslint", Version: "(devel)"}, Deps: []*debug.Module{released}}, "v0.22.0"},
		"from a checkout": {&debug.BuildInfo{Main: debug.Module{Path: goplsPath, Version: "v0.22.1-0.20260101000000-abcdefabcdef+dirty"}}, ""},
		"something else":  {&debug.BuildInfo{Main: debug.Module{Path: "example.com/gopls", Version: "v1.0.0", Sum: "h1:x"}}, ""},
	} {
		if got := versionIn(test.info); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}
