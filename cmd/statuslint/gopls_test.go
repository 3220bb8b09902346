package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Before anything that takes time, gopls build says what is wrong, in one line.
func TestGoplsBuildRefusesWhatItCannotDo(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"GOCACHE", "GOMODCACHE"} {
		dir, _, _ := run(t, root, "go", "env", name)
		t.Setenv(name, strings.TrimSpace(dir))
	}
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData"} {
		t.Setenv(name, home)
	}
	out := filepath.Join(home, "gopls")
	for name, test := range map[string]struct {
		args string
		env  string // NAME=value
		want string
	}{
		"no command":        {"", "", "say statuslint gopls build; statuslint gopls -h lists its flags"},
		"another command":   {"install", "", "say statuslint gopls build"},
		"an argument":       {"build v0.23.0", "", `"v0.23.0" is not needed here; statuslint gopls -h lists the flags`},
		"an unknown flag":   {"build -x", "", "unknown flag -x; statuslint gopls -h lists the flags"},
		"no value":          {"build -o", "", "flag needs an argument: -o; statuslint gopls -h lists the flags"},
		"no version":        {"build -version nosuch -o " + out, "", `"nosuch" is no version of gopls; say it as in v0.23.0, or latest`},
		"an old version":    {"build -version v0.10.0 -o " + out, "", "gopls v0.10.0 is too old for the rules"},
		"no Go":             {"build", "PATH=" + home, "the go command is not on PATH; install Go"},
		"no network":        {"build -version latest -o " + out, "GOPROXY=off", "the versions of gopls cannot be looked up: "},
		"no such directory": {"build -o " + filepath.Join(home, "no", "gopls"), "", "the gopls cannot be written: "},
		"a directory":       {"build -o " + home, "", home + " is a directory; name another file with -o"},
		"no checkout":       {"build -src " + home + " -o " + out, "", "there is no github.com/statuslint/statuslint in " + home},
	} {
		t.Run(name, func(t *testing.T) {
			if key, value, ok := strings.Cut(test.env, "="); ok {
				t.Setenv(key, value)
			}
			stdout, stderr, code := run(t, home, append([]string{tool, "gopls"}, strings.Fields(test.args)...)...)
			if code != 2 || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.HasPrefix(stderr, "statuslint: ") || !strings.Contains(stderr, test.want) {
				t.Errorf("exit code %d, output %q %q, want one line with %q and 2", code, stdout, stderr, test.want)
			}
		})
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	if left, err := filepath.Glob(filepath.Join(cache, "statuslint", "*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %q, %v", left, err)
	}
	for _, args := range []string{"-h", "build -h"} {
		if stdout, _, code := run(t, home, append([]string{tool, "gopls"}, strings.Fields(args)...)...); code != 0 || !strings.Contains(stdout, "usage: statuslint gopls build") {
			t.Errorf("%s: exit code %d, output %q", args, code, stdout)
		}
	}
}
