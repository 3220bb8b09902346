package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A line directive may name any file. Only those that were read as source are shown.
func TestExcerptsShowOnlySourceThatWasRead(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":     "module example.com/lines\n\ngo 1.26\n",
		"secret.txt": "line 1\nthe secret\nline 3\n",
		"p/p.go": `package p

import "net/http"

func plain(w http.ResponseWriter, r *http.Request) { w.WriteHeader(302) }

//line ../secret.txt:2
func redirected(w http.ResponseWriter, r *http.Request) { w.WriteHeader(303) }

//line p.go:5
func sibling(w http.ResponseWriter, r *http.Request) { w.WriteHeader(307) }
`,
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	t.Setenv("GOFLAGS", "-mod=mod")
	t.Setenv("GOWORK", "off")
	var out, errs bytes.Buffer
	if code := runPackages(nil, terminal{out: &out, err: &errs, rich: true}); code != exitFindings {
		t.Fatalf("exit code %d\n%s%s", code, out.String(), errs.String())
	}
	if strings.Contains(out.String(), "the secret") {
		t.Errorf("a file is shown that is no source:\n%s", out.String())
	}
	if !strings.Contains(out.String(), "secret.txt\n\n  2") {
		t.Errorf("the finding is not where its line directive says:\n%s", out.String())
	}
	if n := strings.Count(out.String(), "| func plain(w"); n != 2 {
		t.Errorf("the line of plain is shown %d times, want 2:\n%s", n, out.String())
	}
}
