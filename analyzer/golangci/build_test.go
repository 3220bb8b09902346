package golangci_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The version of golangci-lint that the plugin is tried with.
const version = "v2.15.0"

// programs are a golangci-lint with the plugin inside and the command.
type programs struct{ lint, command string }

// build compiles both. It makes the golangci-lint as its command custom would, but
// from the module proxy alone, and with this tree's plugin.
func build(t *testing.T, root string) programs {
	t.Helper()
	if testing.Short() {
		t.Skip("compiles golangci-lint")
	}
	dir := t.TempDir()
	write(t, dir, "go.mod", fmt.Sprintf(`module example.com/custom

go 1.26.0

require (
	github.com/golangci/golangci-lint/v2 %s
	github.com/statuslint/statuslint v0.0.0
)

replace github.com/statuslint/statuslint => %s
`, version, root))
	write(t, dir, "main.go", `package main

import (
	"fmt"
	"os"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"

	_ "github.com/statuslint/statuslint/analyzer/golangci"
)

func main() {
	if err := commands.Execute(commands.BuildInfo{Version: "(devel)"}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(exitcodes.Failure)
	}
}
`)
	built := programs{filepath.Join(dir, "custom-gcl"), filepath.Join(dir, "statuslint")}
	for _, args := range [][]string{
		{"mod", "tidy"},
		{"build", "-o", built.lint, "."},
		{"build", "-o", built.command, "github.com/statuslint/statuslint/cmd/statuslint"},
	} {
		cmd := exec.Command("go", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("go %v: %v\n%s", args, err, out)
		}
	}
	return built
}

// write writes a file below dir.
func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// run runs a program and returns what it printed and its exit code.
func run(t *testing.T, dir string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOLANGCI_LINT_CACHE="+filepath.Join(t.TempDir(), "cache"))
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}
