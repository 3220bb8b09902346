package golangci_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The plugin is tried with a real golangci-lint, and compared with the command.
func TestGolangciLint(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	p := build(t, root)
	t.Run("the same findings", func(t *testing.T) { sameFindings(t, p, root) })
	t.Run("SARIF", func(t *testing.T) { sarif(t, p, root) })
	t.Run("the same fixes", func(t *testing.T) { sameFixes(t, p, root) })
	t.Run("nolint", func(t *testing.T) { nolint(t, p) })
	t.Run("settings", func(t *testing.T) { badSettings(t, p) })
}

// findings runs golangci-lint and returns its issues as "file:line rule", and
// "file:line LINTER" for other linters.
func findings(t *testing.T, dir string, args ...string) (found []string, stderr string) {
	t.Helper()
	out, stderr, code := run(t, dir, append(args, "--output.json.path=stdout", "--output.text.path=/dev/null", "--show-stats=false")...)
	var report struct {
		Issues []struct {
			FromLinter, Text string
			Pos              struct {
				Filename string
				Line     int
			}
		}
	}
	if err := json.NewDecoder(strings.NewReader(out)).Decode(&report); err != nil {
		t.Fatalf("exit code %d, %v in %s\n%s", code, err, out, stderr)
	}
	if want := min(len(report.Issues), 1); code != want {
		t.Errorf("exit code %d, want %d\n%s", code, want, stderr)
	}
	for _, i := range report.Issues {
		rule, _, _ := strings.Cut(i.Text, ":")
		if i.FromLinter != "statuslint" {
			rule = strings.ToUpper(i.FromLinter)
		}
		found = append(found, fmt.Sprintf("%s:%d %s", filepath.ToSlash(i.Pos.Filename), i.Pos.Line, rule))
	}
	slices.Sort(found)
	return found, stderr
}

// reported returns what the command finds in both bookstores, in the same form.
func reported(t *testing.T, p programs, root string) []string {
	t.Helper()
	out, stderr, _ := run(t, root, p.command, "-format=json", "./testdata/bookstore/...")
	var report struct {
		Findings []struct {
			File, Rule string
			Line       int
		}
	}
	if err := json.Unmarshal([]byte(out), &report); err != nil || len(report.Findings) == 0 {
		t.Fatalf("%v in %s\n%s", err, out, stderr)
	}
	var found []string
	for _, f := range report.Findings {
		found = append(found, fmt.Sprintf("%s:%d %s", f.File, f.Line, f.Rule))
	}
	slices.Sort(found)
	return found
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func sameFindings(t *testing.T, p programs, root string) {
	got, _ := findings(t, root, p.lint, "run", "./testdata/bookstore/...")
	same(t, got, reported(t, p, root))
}

func sarif(t *testing.T, p programs, root string) {
	out, stderr, code := run(t, root, p.lint, "run", "--output.sarif.path=stdout", "--output.text.path=/dev/null", "--show-stats=false", "./testdata/bookstore/...")
	var log struct {
		Version string
		Runs    []struct {
			Results []struct {
				RuleID    string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine int }
					}
				}
			}
		}
	}
	if err := json.NewDecoder(strings.NewReader(out)).Decode(&log); err != nil {
		t.Fatalf("exit code %d, %v in %s\n%s", code, err, out, stderr)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 {
		t.Fatalf("version %q and %d runs", log.Version, len(log.Runs))
	}
	var got []string
	for _, r := range log.Runs[0].Results {
		if r.RuleID != "statuslint" || len(r.Locations) != 1 {
			t.Fatalf("got %+v", r)
		}
		rule, _, _ := strings.Cut(r.Message.Text, ":")
		at := r.Locations[0].PhysicalLocation
		got = append(got, fmt.Sprintf("%s:%d %s", at.ArtifactLocation.URI, at.Region.StartLine, rule))
	}
	slices.Sort(got)
	same(t, got, reported(t, p, root))
}

// sameFixes lets golangci-lint and the command mend a bookstore each.
func sameFixes(t *testing.T, p programs, root string) {
	before := os.DirFS(filepath.Join(root, "testdata/bookstore/wrong"))
	config, err := os.ReadFile(filepath.Join(root, ".golangci.yml"))
	if err != nil {
		t.Fatal(err)
	}
	mended := func(args ...string) map[string]string {
		dir := filepath.Join(t.TempDir(), "store")
		if err := os.CopyFS(dir, before); err != nil {
			t.Fatal(err)
		}
		write(t, dir, "go.mod", "module github.com/statuslint/statuslint/testdata/bookstore/wrong\n\ngo 1.26\n")
		write(t, dir, ".golangci.yml", string(config))
		run(t, dir, args...)
		if out, stderr, code := run(t, dir, "go", "build", "-o", os.DevNull, "./..."); code != 0 {
			t.Errorf("after %v: %s%s", args, out, stderr)
		}
		files := map[string]string{}
		for _, name := range []string{"batch.go", "books.go", "counter.go", "session.go", "web/respond.go"} {
			text, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			files[name] = string(text)
		}
		return files
	}
	got, want := mended(p.lint, "run", "--fix"), mended(p.command, "-fix")
	if !maps.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if !strings.Contains(got["batch.go"], "fail(w, err, http.StatusBadRequest)") {
		t.Errorf("not mended:\n%s", got["batch.go"])
	}
}

// shop has a page function with one mistake, and a comment on its line.
func shop(comment string) string {
	return `package shop

import (
	"net/http"
	"strconv"
)

func page(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("page")); err != nil {
		` + comment + `
		http.Error(w, "which page?", http.StatusInternalServerError)
	}
}

func fine(w http.ResponseWriter, r *http.Request) {
	` + comment + `
	http.Error(w, "no such page", http.StatusNotFound)
}
`
}

// nolint shows what golangci-lint makes of comments, with nolintlint, which complains
// of comments that suppress nothing.
func nolint(t *testing.T, p programs) {
	dir := t.TempDir()
	write(t, dir, "go.mod", "module example.com/shop\n\ngo 1.26\n")
	write(t, dir, ".golangci.yml", `version: "2"
linters:
  default: none
  enable: [statuslint, nolintlint]
  settings:
    nolintlint: {allow-unused: false, require-specific: true, require-explanation: true}
    custom:
      statuslint: {type: module}
`)
	const finding, unused = "shop.go:11 clientfault", "shop.go:16 NOLINTLINT"
	for _, test := range []struct {
		comment string
		want    []string
		warns   bool // golangci-lint warns of a linter that it does not know
	}{
		{comment: "// which page?", want: []string{finding}},
		{comment: "//nolint:statuslint // its clients want it", want: []string{unused}},
		{comment: "//nolint:statuslint,clientfault // its clients want it", want: []string{unused}, warns: true},
		{comment: "//nolint:clientfault // its clients want it"}, // with no other finding in the file it does not look
		{comment: "//lint:ignore clientfault its clients want it"},
		{comment: "//lint:ignore statuslint its clients want it"},
		{comment: "//lint:ignore okerror its clients want it", want: []string{finding}},
	} {
		write(t, dir, "shop.go", shop(test.comment))
		got, stderr := findings(t, dir, p.lint, "run")
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.comment, got, test.want)
		}
		if warns := strings.Contains(stderr, "Found unknown linters in //nolint directives: clientfault"); warns != test.warns {
			t.Errorf("%s: said %q", test.comment, stderr)
		}
	}
}

// badSettings shows that golangci-lint ends with what the plugin says of settings.
func badSettings(t *testing.T, p programs) {
	dir := t.TempDir()
	write(t, dir, "go.mod", "module example.com/shop\n\ngo 1.26\n")
	write(t, dir, "shop.go", shop("// which page?"))
	for settings, want := range map[string]string{
		"{rulez: [default]}": `unknown field "rulez"; there are rules and tests`,
		"{rules: [nosuch]}":  `no rule is called "nosuch"`,
	} {
		write(t, dir, ".golangci.yml", `version: "2"
linters:
  settings:
    custom:
      statuslint: {type: module, settings: `+settings+`}
`)
		if _, stderr, code := run(t, dir, p.lint, "run"); code != 3 || !strings.Contains(stderr, want) {
			t.Errorf("%s: exit code %d, %q, want 3 and %q", settings, code, stderr, want)
		}
	}
}
