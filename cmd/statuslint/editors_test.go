package main

import (
	"os"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/gopls"
)

func told(t *testing.T, b gopls.Build) string {
	t.Helper()
	var out strings.Builder
	if err := writeBuild(&out, &b); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestTheReadmeShowsWhatGoplsBuildSays(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	said := "$ statuslint gopls build\n" + told(t, gopls.Build{Path: "/home/you/go/bin/gopls-statuslint", Version: "v0.23.0", Go: "go1.26.8"})
	var want strings.Builder
	for line := range strings.Lines(said) {
		if line != "\n" {
			want.WriteString("    ")
		}
		want.WriteString(line)
	}
	if !strings.Contains(string(readme), want.String()) {
		t.Errorf("the README does not have\n%s", want.String())
	}
}

func TestThePathIsQuotedForEveryEditor(t *testing.T) {
	out := told(t, gopls.Build{Path: `C:\go bin\gopls.exe`, Version: "v0.23.0", Go: "go1.26.8", Earlier: true})
	if n := strings.Count(out, `"C:\\go bin\\gopls.exe"`); n != len(editors) || !strings.Contains(out, "compiled before, with go1.26.8") {
		t.Errorf("quoted %d times, want %d: %s", n, len(editors), out)
	}
}
