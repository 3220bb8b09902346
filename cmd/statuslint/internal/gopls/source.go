package gopls

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"

	"golang.org/x/mod/sumdb/dirhash"
	"golang.org/x/mod/zip"
)

const ownPath = "github.com/statuslint/statuslint"

// A source is where the build has the rules from.
type source struct {
	version   string // a release, or
	dir       string // a directory
	goVersion string // that the module needs
	goSum     []byte // what the module's authors know of its dependencies
	hash      string // of the module's files
}

// locate finds statuslint's own module. A release is taken from the module proxy again.
// What was compiled in a checkout is taken from there as it is now, uncommitted changes
// included: rules are tried out in an editor that way.
func locate(ctx context.Context, tool *goTool, dir string) (*source, error) {
	if dir != "" {
		return fromDir(dir)
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		if v := release(info); v != "" {
			return fromRelease(ctx, tool, v)
		}
	}
	if _, file, _, ok := runtime.Caller(0); ok && filepath.IsAbs(file) {
		if s, err := fromDir(filepath.Join(filepath.Dir(file), "../../../..")); err == nil {
			return s, nil
		}
	}
	return nil, errors.New("this statuslint is no release and its checkout is gone; name the directory of its sources with -src")
}

// release returns the released version of statuslint in this executable, or nothing.
// The go command vouches with a hash for what comes from a proxy only: a checkout can
// have a version as well.
func release(info *debug.BuildInfo) string {
	for _, m := range append([]*debug.Module{&info.Main}, info.Deps...) {
		if m.Path == ownPath && m.Replace == nil && m.Sum != "" {
			return m.Version
		}
	}
	return ""
}

func fromRelease(ctx context.Context, tool *goTool, version string) (*source, error) {
	d, err := tool.download(ctx, ownPath, version)
	if err != nil {
		return nil, fmt.Errorf("statuslint %s cannot be had again: %w", version, err)
	}
	s, err := readSource(d.Dir)
	if err != nil {
		return nil, err
	}
	s.version, s.hash = version, d.Sum
	return s, nil
}

func fromDir(dir string) (*source, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	s, err := readSource(dir)
	if err != nil {
		return nil, err
	}
	s.dir = dir
	// The files that a release would have. The error is about others, or comes again.
	files, _ := zip.CheckDir(dir)
	s.hash, err = dirhash.Hash1(files.Valid, func(name string) (io.ReadCloser, error) { return os.Open(name) }) // #nosec G304 -- files of this module
	if err != nil {
		return nil, fmt.Errorf("the sources in %s cannot be read: %w", dir, err)
	}
	return s, nil
}

// readSource reads what a directory says of the module in it.
func readSource(dir string) (*source, error) {
	file, err := readGoMod(filepath.Join(dir, "go.mod"))
	if err != nil || file.Module == nil || file.Module.Mod.Path != ownPath {
		return nil, fmt.Errorf("there is no %s in %s; -src takes the directory of its go.mod", ownPath, dir)
	}
	goSum, err := os.ReadFile(filepath.Join(dir, "go.sum")) // #nosec G304 -- of this module
	if err != nil {
		return nil, err
	}
	return &source{goVersion: goLine(file), goSum: goSum}, nil
}
