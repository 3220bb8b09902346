package gopls

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// A target is the file to write. Until all is done the result has another name beside
// it: an editor may be running the old one.
type target struct {
	path string // absolute
	file *os.File
}

// openTarget makes sure, before anything that takes time, that the result can be written.
func openTarget(ctx context.Context, tool *goTool, name string) (*target, error) {
	if name == "" {
		vars, err := tool.variables(ctx, "GOBIN", "GOPATH")
		if err != nil {
			return nil, err
		}
		bin := vars[0]
		if bin == "" {
			bin = filepath.Join(filepath.SplitList(vars[1])[0], "bin")
		}
		if err := os.MkdirAll(bin, 0o777); err != nil { // #nosec G301 -- the folder of programs, as the go command makes it
			return nil, unwritable(err)
		}
		name = filepath.Join(bin, "gopls-statuslint"+exe())
	}
	path, err := filepath.Abs(name)
	if err != nil {
		return nil, unwritable(err)
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, unwritable(fmt.Errorf("%s is a directory", path))
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".gopls-*"+exe())
	if err != nil {
		return nil, unwritable(err)
	}
	return &target{path, file}, nil
}

func unwritable(err error) error {
	return fmt.Errorf("the gopls cannot be written: %w; name another file with -o", err)
}

// fill copies an executable.
func (t *target) fill(from string) error {
	in, err := os.Open(from) // #nosec G304 -- what was compiled
	if err != nil {
		return err
	}
	defer in.Close()
	_, err = io.Copy(t.file, in)
	if err := errors.Join(err, t.file.Close(), os.Chmod(t.file.Name(), 0o777)); err != nil { // #nosec G302 -- a program in the folder of programs
		return unwritable(err)
	}
	return nil
}

// deliver gives the result its name.
func (t *target) deliver() error {
	if err := os.Rename(t.file.Name(), t.path); err != nil {
		return unwritable(err)
	}
	return nil
}

// discard removes what was not delivered.
func (t *target) discard() {
	_ = t.file.Close()
	_ = os.Remove(t.file.Name())
}

// enough is the number of builds to keep. Each has about 45 MB.
const enough = 4

// prune removes all but the latest builds. The one just used counts as the latest.
func prune(cache, used string) error {
	now := time.Now()
	if err := os.Chtimes(used, now, now); err != nil {
		return err
	}
	builds, err := filepath.Glob(filepath.Join(cache, "gopls-v*"))
	if err != nil {
		return err
	}
	when := map[string]time.Time{}
	for _, name := range builds {
		info, err := os.Stat(name)
		if err != nil {
			return err
		}
		when[name] = info.ModTime()
	}
	slices.SortFunc(builds, func(a, b string) int { return when[b].Compare(when[a]) })
	for _, name := range builds[min(enough, len(builds)):] {
		err = errors.Join(err, os.Remove(name))
	}
	return err
}
