package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"golang.org/x/tools/go/ast/astutil"
)

// A changedFile is a file before and after its edits.
type changedFile struct {
	name          string
	before, after []byte
}

// applyFixes applies the first fix of each finding that has one, and returns the
// files that change and the findings that are left. A fix that overlaps with
// another is left for the next run; it applies whole or not at all.
func applyFixes(found []finding) (changed []changedFile, left []finding, err error) {
	files := map[string]*changedFile{}
	edits := map[string][]udiff.Edit{}
	for _, f := range found {
		if len(f.Fixes) == 0 || !fits(f.Fixes[0], edits) {
			left = append(left, f)
			continue
		}
		for _, e := range f.Fixes[0].Edits {
			if files[e.File] == nil {
				text, err := os.ReadFile(e.File)
				if err != nil {
					return nil, nil, err
				}
				files[e.File] = &changedFile{name: e.File, before: text}
			}
			edits[e.File] = append(edits[e.File], udiff.Edit{Start: e.Start, End: e.End, New: e.Text})
		}
	}
	for name, file := range files {
		after, err := udiff.ApplyBytes(file.before, edits[name])
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		if file.after, err = tidy(file.before, after); err != nil {
			return nil, nil, fmt.Errorf("%s: an edit would break it, so nothing was changed: %w", name, err)
		}
		changed = append(changed, *file)
	}
	slices.SortFunc(changed, func(a, b changedFile) int { return strings.Compare(a.name, b.name) })
	return changed, left, nil
}

// fits reports whether no edit of a fix overlaps with one that is chosen already.
func fits(x fix, chosen map[string][]udiff.Edit) bool {
	for _, e := range x.Edits {
		for _, o := range chosen[e.File] {
			if e.Start < o.End && o.Start < e.End || e.Start == o.Start {
				return false
			}
		}
	}
	return true
}

// tidy formats a file that has been edited, and drops the imports that its edits
// have left without a use.
func tidy(before, after []byte) ([]byte, error) {
	fset := token.NewFileSet()
	old, err := parser.ParseFile(fset, "", before, 0) // UsesImport needs the objects
	if err != nil {
		return nil, err
	}
	f, err := parser.ParseFile(fset, "", after, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	var unused []*ast.ImportSpec
	for _, spec := range f.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err == nil && astutil.UsesImport(old, path) && !astutil.UsesImport(f, path) {
			unused = append(unused, spec)
		}
	}
	if len(unused) == 0 {
		return format.Source(after)
	}
	for _, spec := range unused {
		name := ""
		if spec.Name != nil {
			name = spec.Name.Name
		}
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		astutil.DeleteNamedImport(fset, f, name, path)
	}
	var out bytes.Buffer
	err = format.Node(&out, fset, f)
	return out.Bytes(), err
}

// writeDiff shows what would change.
func writeDiff(w io.Writer, root string, changed []changedFile) error {
	for _, f := range changed {
		name := f.name
		if rel, err := filepath.Rel(root, name); err == nil {
			name = filepath.ToSlash(rel)
		}
		if _, err := io.WriteString(w, udiff.Unified(gitName("a/"+name), gitName("b/"+name), string(f.before), string(f.after))); err != nil {
			return err
		}
	}
	return nil
}

// writeFiles writes the changed files. It asks first whether all of them can be
// written, so that a fix does not end halfway.
func writeFiles(changed []changedFile) error {
	for _, f := range changed {
		file, err := os.OpenFile(f.name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		if err := file.Close(); err != nil {
			return err
		}
	}
	for _, f := range changed {
		info, err := os.Stat(f.name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(f.name, f.after, info.Mode().Perm()); err != nil {
			return err
		}
	}
	return nil
}
