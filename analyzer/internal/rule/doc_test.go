package rule

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is cut out of a doc.go is what the Go parser takes for its package comment.
func TestDocIsThePackageComment(t *testing.T) {
	names, err := filepath.Glob("../../*/doc.go")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, file := range names {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, source, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			t.Fatal(err)
		}
		want := strings.TrimSpace(strings.TrimPrefix(f.Doc.Text(), "Package "+f.Name.Name+" "))
		if got := doc(f.Name.Name, string(source)); got != want || got == "" {
			t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
		}
	}
}
