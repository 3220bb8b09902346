package gopls

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestTheOldFileStaysUntilTheNewOneIsReady(t *testing.T) {
	dir := t.TempDir()
	if err := write(dir, map[string]string{"gopls": "old", "built": "new"}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "gopls")
	holds := func(want string) {
		t.Helper()
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("got %q, %v, want %q", got, err, want)
		}
	}
	for _, deliver := range []bool{false, true} {
		out, err := openTarget(context.Background(), nil, path)
		if err != nil {
			t.Fatal(err)
		}
		if err := out.fill(filepath.Join(dir, "built")); err != nil {
			t.Fatal(err)
		}
		holds("old")
		if deliver {
			if err := out.deliver(); err != nil {
				t.Fatal(err)
			}
			holds("new")
		}
		out.discard()
	}
	holds("new")
	if left, err := os.ReadDir(dir); err != nil || len(left) != 2 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestTheDefaultIsWhereGoInstallPutsPrograms(t *testing.T) {
	tool, _ := offline(t, nil)
	bin := filepath.Join(t.TempDir(), "bin")
	for _, env := range []string{"GOBIN=" + bin, "GOPATH=" + filepath.Dir(bin)} {
		g := &goTool{tool.dir, append(tool.env, "GOBIN=", env)}
		out, err := openTarget(context.Background(), g, "")
		if err != nil {
			t.Fatal(err)
		}
		out.discard()
		if want := filepath.Join(bin, "gopls-statuslint"+exe()); out.path != want {
			t.Errorf("%s: %s, want %s", env, out.path, want)
		}
	}
}

func TestTheLatestBuildsAreKept(t *testing.T) {
	dir := t.TempDir()
	name := func(i int) string { return filepath.Join(dir, fmt.Sprintf("gopls-v0.%d.0-0", i)) }
	for i := range 7 {
		if err := write(dir, map[string]string{filepath.Base(name(i)): ""}); err != nil {
			t.Fatal(err)
		}
		when := time.Now().Add(time.Duration(i-10) * time.Hour)
		if err := os.Chtimes(name(i), when, when); err != nil {
			t.Fatal(err)
		}
	}
	if err := prune(dir, name(0)); err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{true, false, false, false, true, true, true} {
		if _, err := os.Stat(name(i)); (err == nil) != want || err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("build %d: %v, want it kept: %t", i, err, want)
		}
	}
}

func TestWhatIsInterruptedLeavesNothingBehind(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	o := Options{Cache: t.TempDir(), Source: own(t), Version: Oldest, Out: filepath.Join(t.TempDir(), "gopls"), Progress: func(string) { stop() }}
	if _, err := Make(ctx, o); err == nil || !strings.HasPrefix(err.Error(), "interrupted") {
		t.Errorf("error %v, want that it was interrupted", err)
	}
	for _, dir := range []string{o.Cache, filepath.Dir(o.Out)} {
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("left behind in %s: %v, %v", dir, left, err)
		}
	}
}
