package gopls

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"errors"
	"fmt"
	"go/version"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
)

// rules is the file that puts the rules into gopls.
//
//go:embed rules.go.txt
var rules string

// withTests makes the rules report on test files. Settings of gopls do not reach them.
const withTests = `package main

import "github.com/statuslint/statuslint/analyzer"

func init() { analyzer.ReportTests() }
`

// toolsPath is the module that gopls and the rules share. gopls works with that very
// commit of it which its go.mod names, and with no later one.
const toolsPath = "golang.org/x/tools"

// A mainModule is a main module that compiles to a gopls with the rules inside.
type mainModule struct {
	version   string            // of gopls
	goVersion string            // of the Go that will compile it
	key       [sha256.Size]byte // of all that the result depends on
}

// writeModule writes the module into the directory of the go command.
func writeModule(ctx context.Context, tool *goTool, v string, own *source, tests bool) (*mainModule, error) {
	theirs, err := tool.goMod(ctx, v)
	if err != nil {
		return nil, err
	}
	goMod, err := buildGoMod(theirs, v, own)
	if err != nil {
		return nil, err
	}
	files := map[string]string{"go.mod": goMod, "rules.go": rules}
	if tests {
		files["tests.go"] = withTests
	}
	if err := write(tool.dir, files); err != nil {
		return nil, err
	}
	needs := later(goLine(theirs), own.goVersion)
	vars, err := tool.variables(ctx, "GOVERSION", "GOOS", "GOARCH", "GOFLAGS", "GOEXPERIMENT", "CGO_ENABLED")
	if err != nil { // with GOTOOLCHAIN=auto the go.mod makes the go command fetch another
		return nil, fmt.Errorf("gopls %s needs Go %s: %w", v, strings.TrimPrefix(needs, "go"), err)
	}
	if has, _, _ := strings.Cut(vars[0], " "); version.Compare(has, needs) < 0 {
		return nil, tooOld("gopls "+v, needs, has)
	}
	d, err := tool.download(ctx, goplsPath, v)
	if err != nil {
		return nil, fmt.Errorf("gopls %s cannot be had: %w", v, err)
	}
	main, err1 := os.ReadFile(filepath.Join(d.Dir, "main.go"))
	goSum, err2 := os.ReadFile(filepath.Join(d.Dir, "go.sum"))
	if err := errors.Join(err1, err2); err != nil {
		return nil, fmt.Errorf("gopls %s is not laid out as expected: %w", v, err)
	}
	if err := write(tool.dir, map[string]string{"main.go": string(main), "go.sum": string(goSum) + string(own.goSum)}); err != nil {
		return nil, err
	}
	key := slices.Concat(vars, []string{d.Sum, own.hash, goMod, rules, fmt.Sprint(tests)})
	return &mainModule{v, vars[0], sum(key...)}, nil
}

// buildGoMod returns the go.mod of a module that may import what is internal to gopls.
func buildGoMod(theirs *modfile.File, v string, own *source) (string, error) {
	var file modfile.File
	tools := slices.IndexFunc(theirs.Require, func(r *modfile.Require) bool { return r.Mod.Path == toolsPath })
	if tools < 0 {
		return "", fmt.Errorf("gopls %s is not laid out as expected: it does not require %s", v, toolsPath)
	}
	err := errors.Join(
		file.AddModuleStmt(goplsPath+"/statuslint"),
		file.AddGoStmt(strings.TrimPrefix(later(goLine(theirs), own.goVersion), "go")),
		file.AddRequire(goplsPath, v),
		file.AddReplace(toolsPath, "", toolsPath, theirs.Require[tools].Mod.Version),
	)
	if own.dir == "" {
		err = errors.Join(err, file.AddRequire(ownPath, own.version))
	} else {
		err = errors.Join(err, file.AddRequire(ownPath, "v0.0.0"), file.AddReplace(ownPath, "", filepath.ToSlash(own.dir), ""))
	}
	if err != nil {
		return "", err
	}
	text, err := file.Format()
	return string(text), err
}

func write(dir string, files map[string]string) error {
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}
