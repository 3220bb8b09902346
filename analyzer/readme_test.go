package analyzer_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
)

// The README's sections about the rules say what the rules' documentation says:
// the summary, the reason, and the bad example.
func TestReadmeHasTheRules(t *testing.T) {
	data, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	begin, rest, ok := strings.Cut(string(data), "-run Readme -->\n")
	_, end, found := strings.Cut(rest, "<!-- end -->")
	if !ok || !found {
		t.Fatal("the marks around the rules are gone")
	}
	onDemand := map[string]bool{}
	for _, r := range analyzer.OnDemand() {
		onDemand[r.Name] = true
	}
	var b strings.Builder
	for _, r := range analyzer.All() {
		summary, why, bad := sections(r.Doc)
		off := ""
		if onDemand[r.Name] {
			off = "Off unless you name it. "
		}
		fmt.Fprintf(&b, "### %s\n\n%s%s\n", r.Name, off, strings.ToUpper(summary[:1])+summary[1:])
		if why != "" {
			fmt.Fprintf(&b, "\n%s\n", why)
		}
		if bad != "" {
			fmt.Fprintf(&b, "\n%s\n", bad)
		}
		b.WriteString("\n")
	}
	want := begin + "-run Readme -->\n\n" + b.String() + "<!-- end -->" + end
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile("../README.md", []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != string(data) {
		t.Error("the README's rules differ from their documentation: run UPDATE_GOLDEN=1 go test ./analyzer -run Readme")
	}
}

// sections returns the first two paragraphs of a rule's documentation, and the
// code behind "Bad:".
func sections(doc string) (summary, why, bad string) {
	paragraphs := strings.Split(doc, "\n\n")
	summary = strings.ReplaceAll(paragraphs[0], "\n", " ")
	for _, p := range paragraphs[1:] {
		if !strings.HasPrefix(p, "# ") { // a heading
			if !strings.HasPrefix(p, "\t") {
				why = p
			}
			break
		}
	}
	for i, p := range paragraphs {
		if p == "Bad:" {
			var lines []string
			for _, code := range paragraphs[i+1:] {
				if !strings.HasPrefix(code, "\t") {
					break
				}
				lines = append(lines, strings.ReplaceAll(strings.ReplaceAll("\n"+code, "\n\t", "\n    "), "\t", "    ")[1:])
			}
			bad = strings.Join(lines, "\n\n")
		}
	}
	return summary, why, bad
}
