// Package gopls builds a gopls that has the rules of statuslint inside.
//
// gopls takes no plugins: its analyzers are compiled in. But the list of them is a
// variable of one of its packages, and a main package whose import path lies below
// gopls' may import that. So the build is a temporary module of such a name, made of
// gopls' own main.go and one more file (rules.go.txt) that appends the rules to the
// list. gopls itself is the released one, from the module proxy, unchanged.
//
// gopls keeps what it has analysed under a key that holds its executable, and the
// rules have neither flags nor a configuration there, so that nothing stale is shown.
package gopls

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// Options say what to build.
type Options struct {
	Version  string            // of gopls; empty: that on PATH, else the newest that Go supports; latest: the newest
	Source   string            // the directory of statuslint's module; empty: where this statuslint came from
	Out      string            // the file to write; empty: gopls-statuslint, where go install puts programs
	Tests    bool              // report on test files as well
	Cache    string            // the directory of earlier builds
	Progress func(text string) // is told what takes time
}

// A Build is a gopls that was built.
type Build struct {
	Path    string // of the executable, absolute
	Version string // of gopls
	Go      string // the version of Go that compiled it
	Earlier bool   // it was compiled before and is the same
}

// Make builds a gopls, tries it, and puts it where the options say.
func Make(ctx context.Context, o Options) (*Build, error) {
	b, err := build(ctx, o)
	if err != nil && ctx.Err() != nil {
		err = errors.New("interrupted; nothing was written")
	}
	return b, err
}

func build(ctx context.Context, o Options) (*Build, error) {
	dir, err := workspace(o.Cache)
	if err != nil {
		return nil, fmt.Errorf("there is no place for the build: %w", err)
	}
	defer os.RemoveAll(dir)
	tool, err := findGo(ctx, dir)
	if err != nil {
		return nil, err
	}
	out, err := openTarget(ctx, tool, o.Out)
	if err != nil {
		return nil, err
	}
	defer out.discard()
	own, err := locate(ctx, tool, o.Source)
	if err != nil {
		return nil, err
	}
	o.Progress("looking for gopls")
	version, err := chooseVersion(ctx, tool, o.Version, own)
	if err != nil {
		return nil, err
	}
	m, err := writeModule(ctx, tool, version, own, o.Tests)
	if err != nil {
		return nil, err
	}
	b := &Build{Path: out.path, Version: version, Go: m.goVersion}
	kept := filepath.Join(o.Cache, fmt.Sprintf("gopls-%s-%.8x%s", version, m.key, exe()))
	if _, err := os.Stat(kept); err == nil {
		b.Earlier = true
	} else if err := compile(ctx, tool, m, kept, o.Progress); err != nil {
		return nil, err
	}
	if err := out.fill(kept); err != nil {
		return nil, err
	}
	o.Progress("trying it")
	if err := try(ctx, tool, out.file.Name()); err != nil {
		_ = os.Remove(kept) // so that the next one is compiled anew
		return nil, err
	}
	if err := out.deliver(); err != nil {
		return nil, err
	}
	return b, prune(o.Cache, kept)
}

// workspace makes a directory for the build, where an executable may also run.
func workspace(cache string) (string, error) {
	if err := os.MkdirAll(cache, 0o750); err != nil {
		return "", err
	}
	return os.MkdirTemp(cache, "build-")
}

// compile builds the module and keeps the result.
func compile(ctx context.Context, tool *goTool, m *mainModule, kept string, progress func(string)) error {
	progress(fmt.Sprintf("compiling gopls %s with %s; the first time takes minutes", m.version, m.goVersion))
	built := filepath.Join(tool.dir, "gopls"+exe())
	_, err := tool.run(ctx, "build", "-mod=mod", "-buildvcs=false", "-ldflags=-X main.version="+m.version+"+statuslint", "-o", built, ".")
	if err != nil {
		return fmt.Errorf("gopls %s does not compile with the rules inside: %w", m.version, err)
	}
	if err := os.Rename(built, kept); err != nil {
		return fmt.Errorf("the build cannot be kept: %w", err)
	}
	return nil
}

// sum hashes texts.
func sum(texts ...string) [sha256.Size]byte { return sha256.Sum256(fmt.Appendf(nil, "%q", texts)) }

func exe() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}
