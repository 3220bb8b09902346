package gopls

import (
	"context"
	"slices"
	"testing"
)

func TestTheUsersModuleDoesNotMatter(t *testing.T) {
	t.Setenv("GOFLAGS", "-mod=vendor -modcacherw --modfile=other.mod -trimpath")
	t.Setenv("GOOS", "plan9")
	tool, err := findGo(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	vars, err := tool.variables(context.Background(), "GOFLAGS", "GOWORK")
	if err != nil || !slices.Equal(vars, []string{"-modcacherw -trimpath", "off"}) {
		t.Errorf("%q, %v", vars, err)
	}
	if _, err := tool.run(context.Background(), "list", "std"); err != nil {
		t.Error(err)
	}
}

func TestTheFirstErrorIsFound(t *testing.T) {
	for text, want := range map[string]string{
		"go: downloading example.com/x v1.0.0\n# example.com/x\n./a.go:3:1: undefined: y\n": "./a.go:3:1: undefined: y",
		"go: example.com/x@v1.0.0: 404 Not Found\n\tserver response: not found\n":           "example.com/x@v1.0.0: 404 Not Found",
		"": "",
	} {
		if got := firstError(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
