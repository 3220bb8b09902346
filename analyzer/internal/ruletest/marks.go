package ruletest

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Marks returns the mistakes that the files below dir of a module are marked with
// ("// mistake: RULE RULE"), as "file:line rule", sorted.
func Marks(t *testing.T, module, dir string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(filepath.Join(module, dir), func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" {
			return err
		}
		text, err := os.ReadFile(path) // #nosec G122 G304 -- in a folder of a test
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(module, path)
		if err != nil {
			return err
		}
		n := 0
		for line := range strings.Lines(string(text)) {
			n++
			_, rules, _ := strings.Cut(line, "// mistake: ")
			for rule := range strings.FieldsSeq(rules) {
				found = append(found, fmt.Sprintf("%s:%d %s", filepath.ToSlash(rel), n, rule))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(found)
	return found
}
