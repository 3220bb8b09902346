package gopls

import (
	"context"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

func TestOnlyWhatAProxyHasIsARelease(t *testing.T) {
	for name, test := range map[string]struct {
		info *debug.BuildInfo
		want string
	}{
		"installed":         {&debug.BuildInfo{Main: debug.Module{Path: ownPath, Version: "v1.2.3", Sum: "h1:x"}}, "v1.2.3"},
		"a tool of another": {&debug.BuildInfo{Main: debug.Module{Path: "example.com/x"}, Deps: []*debug.Module{{Path: ownPath, Version: "v1.2.3", Sum: "h1:x"}}}, "v1.2.3"},
		"a checkout":        {&debug.BuildInfo{Main: debug.Module{Path: ownPath, Version: "v1.2.4-0.20260101000000-abcdefabcdef+dirty"}}, ""},
		"replaced":          {&debug.BuildInfo{Deps: []*debug.Module{{Path: ownPath, Version: "v1.2.3", Sum: "h1:x", Replace: &debug.Module{Path: "../x"}}}}, ""},
	} {
		if got := release(test.info); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// own writes a module of statuslint's name.
func own(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	err := write(dir, map[string]string{"go.mod": "module " + ownPath + "\n\ngo 1.25.0\n", "go.sum": "example.com/x v1.0.0 h1:y=\n", "a.go": "package a\n"})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestACheckoutIsKnownByItsFiles(t *testing.T) {
	dir := own(t)
	first, err := fromDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := fromDir(dir); err != nil || again.hash != first.hash {
		t.Errorf("unchanged: hash %s, %v, want %s", again.hash, err, first.hash)
	}
	if err := write(dir, map[string]string{"a.go": "package a // changed\n"}); err != nil {
		t.Fatal(err)
	}
	if changed, err := fromDir(dir); err != nil || changed.hash == first.hash {
		t.Errorf("changed: the hash is the same, %v", err)
	}
	other := t.TempDir()
	if err := write(other, map[string]string{"go.mod": "module example.com/x\n"}); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{other, t.TempDir()} {
		if _, err := fromDir(dir); err == nil || !strings.Contains(err.Error(), "-src takes the directory of its go.mod") {
			t.Errorf("%s: error %v", dir, err)
		}
	}
}

// What was installed as a release is required as that, and a checkout replaces it.
func TestTheModuleHasTheRulesFromWhereTheyCame(t *testing.T) {
	dir := own(t)
	const at = ownPath + "/@v/v1.2.3"
	archive := filepath.Join(t.TempDir(), "zip")
	file, err := os.Create(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := zip.CreateFromDir(file, module.Version{Path: ownPath, Version: "v1.2.3"}, dir); err != nil {
		t.Fatal(err)
	}
	packed, err := os.ReadFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	tool, _ := offline(t, map[string]string{at + ".info": `{"Version":"v1.2.3"}`, at + ".mod": "module " + ownPath + "\n\ngo 1.25.0\n", at + ".zip": string(packed)})
	released, err := fromRelease(context.Background(), tool, "v1.2.3")
	if err != nil {
		t.Fatal(err)
	}
	checkout, err := fromDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := modfile.ParseLax("go.mod", []byte("module golang.org/x/tools/gopls\n\ngo 1.24.2\n\nrequire golang.org/x/tools v0.40.0\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	for want, s := range map[string]*source{
		"\tgithub.com/statuslint/statuslint v1.2.3\n":                                                    released,
		"replace github.com/statuslint/statuslint => " + modfile.AutoQuote(filepath.ToSlash(dir)) + "\n": checkout,
	} {
		text, err := buildGoMod(theirs, "v0.20.0", s)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{want, "go 1.25.0\n", "replace golang.org/x/tools => golang.org/x/tools v0.40.0\n"} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is not in\n%s", want, text)
			}
		}
		if s == released && strings.Contains(text, "replace "+ownPath) {
			t.Errorf("a release is replaced:\n%s", text)
		}
		if string(s.goSum) != "example.com/x v1.0.0 h1:y=\n" || s.hash == "" {
			t.Errorf("go.sum %q, hash %q", s.goSum, s.hash)
		}
	}
	if _, err := fromRelease(context.Background(), tool, "v1.2.4"); err == nil || !strings.HasPrefix(err.Error(), "statuslint v1.2.4 cannot be had again: ") {
		t.Errorf("a release that is gone: error %v", err)
	}
}
