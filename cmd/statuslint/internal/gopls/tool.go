package gopls

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"
)

// A goTool runs the go command in a directory of the build's own, so that nothing
// depends on the module or workspace in which the user happens to be.
type goTool struct {
	dir string
	env []string
}

// findGo returns the go command on PATH.
func findGo(ctx context.Context, dir string) (*goTool, error) {
	if _, err := exec.LookPath("go"); err != nil {
		return nil, errors.New("the go command is not on PATH; install Go (https://go.dev/dl) or add its bin directory to PATH")
	}
	// The result is for this machine, whatever the user compiles for.
	g := &goTool{dir, append(os.Environ(), "GOWORK=off", "GO111MODULE=on", "GOOS="+runtime.GOOS, "GOARCH="+runtime.GOARCH)}
	vars, err := g.variables(ctx, "GOFLAGS")
	if err != nil {
		return nil, err
	}
	// Where the user's module is vendored, or has another go.mod, this one has not.
	flags := slices.DeleteFunc(strings.Fields(vars[0]), func(f string) bool {
		f = "-" + strings.TrimLeft(f, "-")
		return strings.HasPrefix(f, "-mod=") || strings.HasPrefix(f, "-modfile=")
	})
	g.env = append(g.env, "GOFLAGS="+strings.Join(flags, " "))
	return g, nil
}

// command prepares a command. When it is interrupted, it has time to clean up.
func (g *goTool) command(ctx context.Context, dir, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, args...) // #nosec G204 -- the go command, or the gopls that was built
	cmd.Dir, cmd.Env = dir, g.env
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	return cmd
}

// run runs the go command and returns its standard output. The error is one line.
func (g *goTool) run(ctx context.Context, args ...string) ([]byte, error) {
	cmd := g.command(ctx, g.dir, "go", args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		if line := firstError(errs.String()); line != "" {
			err = errors.New(line)
		}
		return out.Bytes(), err
	}
	return out.Bytes(), nil
}

// firstError returns the first line of the go command's messages that says what is wrong.
func firstError(text string) string {
	for line := range strings.Lines(text) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "go: ")
		if line != "" && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "downloading ") && !strings.HasPrefix(line, "finding ") {
			return line
		}
	}
	return ""
}

// variables returns variables of the go command, as they are in its directory: a go.mod
// there can choose another toolchain.
func (g *goTool) variables(ctx context.Context, names ...string) ([]string, error) {
	out, err := g.run(ctx, append([]string{"env"}, names...)...)
	if err != nil {
		return nil, fmt.Errorf("the go command does not work: %w", err)
	}
	return strings.Split(strings.TrimRight(strings.ReplaceAll(string(out), "\r\n", "\n"), "\n"), "\n"), nil
}

// A download is what the go command says of a module that it has fetched.
type download struct {
	Dir, GoMod, Sum string
	Error           string
}

// download fetches a module.
func (g *goTool) download(ctx context.Context, path, version string) (*download, error) {
	out, err := g.run(ctx, "mod", "download", "-json", path+"@"+version)
	var d download
	if json.Unmarshal(out, &d) == nil && d.Error != "" {
		line, _, _ := strings.Cut(d.Error, "\n")
		return nil, errors.New(line)
	}
	return &d, err
}
