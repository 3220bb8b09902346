package gopls

import (
	"context"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"fmt"
	"go/version"
	"os"
	"os/exec"
	"runtime/debug"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/semver"
)

const goplsPath = "golang.org/x/tools/gopls"

// Oldest is the first gopls that is known to work: the rules have to compile with the
// golang.org/x/tools that it was made with.
const Oldest = "v0.19.1"

// chooseVersion returns the version of gopls to build: the one asked for, that of the
// gopls on PATH, or the newest that Go supports.
func chooseVersion(ctx context.Context, tool *goTool, asked string, own *source) (string, error) {
	chosen, whose := asked, "gopls "+asked
	if asked == "" {
		chosen = installed()
		whose = "the gopls on PATH, " + chosen + ","
	}
	if chosen == "" || chosen == "latest" {
		return newest(ctx, tool, own)
	}
	if !semver.IsValid(chosen) || strings.Count(chosen, ".") < 2 {
		return "", fmt.Errorf("%q is no version of gopls; say it as in v0.23.0, or latest", chosen)
	}
	if semver.Compare(chosen, Oldest) < 0 {
		return "", fmt.Errorf("%s is too old for the rules; take %s or newer with -version, or latest", whose, Oldest)
	}
	return chosen, nil
}

// installed returns the version of the gopls on PATH, or nothing if there is none or
// it was not built from a release.
func installed() string {
	path, err := exec.LookPath("gopls")
	if err != nil {
		return ""
	}
	info, err := buildinfo.ReadFile(path)
	if err != nil {
		return ""
	}
	return versionIn(info)
}

// versionIn returns which release of gopls an executable was built from. In one that
// this package has built, gopls is a dependency.
func versionIn(info *debug.BuildInfo) string {
	for _, m := range append([]*debug.Module{&info.Main}, info.Deps...) {
		if m.Path == goplsPath && m.Replace == nil && m.Sum != "" {
			return m.Version
		}
	}
	return ""
}

// newest returns the newest release of gopls that the installed Go can compile.
func newest(ctx context.Context, tool *goTool, own *source) (string, error) {
	out, err := tool.run(ctx, "list", "-mod=mod", "-m", "-versions", "-json", goplsPath)
	if err != nil {
		return "", fmt.Errorf("the versions of gopls cannot be looked up: %w; name one with -version, or mend the way to the module proxy", err)
	}
	var list struct{ Versions []string }
	if err := json.Unmarshal(out, &list); err != nil {
		return "", fmt.Errorf("the versions of gopls cannot be looked up: %w", err)
	}
	vars, err := tool.variables(ctx, "GOVERSION")
	if err != nil {
		return "", err
	}
	// If statuslint needs a newer Go than the installed one, the go command takes that.
	limit := later(vars[0], own.goVersion)
	for _, v := range slices.Backward(list.Versions) {
		if semver.Prerelease(v) != "" || semver.Compare(v, Oldest) < 0 {
			continue
		}
		file, err := tool.goMod(ctx, v)
		if err != nil {
			return "", err
		}
		if version.Compare(goLine(file), limit) <= 0 {
			return v, nil
		}
	}
	return "", fmt.Errorf("no gopls from %s on can be compiled with %s; take a newer Go", Oldest, vars[0])
}

// goMod returns the go.mod of a version of gopls. To have that, the go command need
// not be new enough for the rest.
func (g *goTool) goMod(ctx context.Context, v string) (*modfile.File, error) {
	out, err := g.run(ctx, "list", "-mod=mod", "-m", "-json", goplsPath+"@"+v)
	if err != nil {
		return nil, fmt.Errorf("gopls %s cannot be had: %w", v, err)
	}
	var m struct{ GoMod string }
	if err := json.Unmarshal(out, &m); err != nil {
		return nil, fmt.Errorf("gopls %s cannot be had: %w", v, err)
	}
	return readGoMod(m.GoMod)
}

func readGoMod(name string) (*modfile.File, error) {
	data, err := os.ReadFile(name) // #nosec G304 -- a file of the module cache
	if err != nil {
		return nil, err
	}
	return modfile.ParseLax(name, data, nil)
}

// goLine returns the version of Go that a module needs, as in go1.26.0.
func goLine(file *modfile.File) string {
	if file.Go == nil {
		return "go1.16" // the go command's own assumption
	}
	return "go" + file.Go.Version
}

// later returns the later of two versions of Go. An experiment may follow a version.
func later(a, b string) string {
	a, _, _ = strings.Cut(a, " ")
	if version.Compare(a, b) < 0 {
		return b
	}
	return a
}

// tooOld says that the installed Go cannot compile what needs another one.
func tooOld(what, needs, has string) error {
	return errors.New(what + " needs Go " + strings.TrimPrefix(needs, "go") + " or newer, and this is " + has +
		"; take an older one with -version, or set GOTOOLCHAIN=" + needs + " and run this again")
}
