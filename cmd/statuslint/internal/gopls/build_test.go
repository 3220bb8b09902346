package gopls_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
	"github.com/statuslint/statuslint/cmd/statuslint/internal/gopls"
)

// The gopls versions that are tried: the newest that Go 1.26 compiles, the oldest that
// is accepted, and one between.
var versions = []string{"v0.23.0", "v0.21.0", gopls.Oldest}

// The gopls that the command builds works as an editor expects.
func TestGopls(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles gopls")
	}
	alone(t)
	bin := t.TempDir()
	tool := filepath.Join(bin, "statuslint")
	if out, err := exec.Command("go", "build", "-o", tool, "../..").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for i, v := range versions {
		t.Run(v, func(t *testing.T) {
			args := []string{"gopls", "build", "-version", v, "-o", filepath.Join(bin, "gopls-"+v)}
			if i == 0 {
				args = append(args, "-tests")
			}
			server := build(t, tool, args...)
			t.Run("diagnostics", func(t *testing.T) { diagnostics(t, server) })
			t.Run("settings", func(t *testing.T) { settings(t, server, i == 0) })
			if i > 0 {
				t.Run("on PATH", func(t *testing.T) { onPath(t, tool, server, v) })
				return
			}
			t.Run("delay", func(t *testing.T) {
				follow(t, start(t, server, shop(t), nil), "the default diagnosticsDelay")
			})
			t.Run("again", func(t *testing.T) {
				if out := output(t, tool, args...); !strings.Contains(out, "compiled before") {
					t.Errorf("compiled again: %s", out)
				}
			})
		})
	}
}

// onPath calls a gopls gopls: its version is then taken, although there is a newer one.
func onPath(t *testing.T, tool, server, version string) {
	dir := t.TempDir()
	if err := os.Link(server, filepath.Join(dir, "gopls")); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	if out := output(t, tool, "gopls", "build", "-o", filepath.Join(dir, "new")); !strings.Contains(out, " is gopls "+version+" with ") || !strings.Contains(out, "compiled before") {
		t.Errorf("not %s of before: %s", version, out)
	}
}

// output runs the command, which ends well and says nothing on its standard error.
func output(t *testing.T, tool string, args ...string) string {
	t.Helper()
	cmd := exec.Command(tool, args...)
	var stdout, stderr strings.Builder
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	begin := time.Now()
	if err := cmd.Run(); err != nil || stderr.Len() > 0 {
		t.Fatalf("statuslint %s: %v\n%s", strings.Join(args, " "), err, &stderr)
	}
	cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	t.Logf("statuslint %s: %.1f s, %.1f s CPU", strings.Join(args, " "), time.Since(begin).Seconds(), cpu.Seconds())
	return stdout.String()
}

// build builds a gopls and returns its path.
func build(t *testing.T, tool string, args ...string) string {
	t.Helper()
	out := output(t, tool, args...)
	path, rest, _ := strings.Cut(out, " is gopls v")
	info, err := os.Stat(path)
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	t.Logf("%s has %.1f MB", path, float64(info.Size())/1e6)
	if n := strings.Count(rest, fmt.Sprintf("%q", path)); n != 5 {
		t.Errorf("the path is told to %d editors, want 5: %s", n, out)
	}
	return path
}

// ours returns the diagnostics of statuslint as "line rule", sorted.
func ours(found []diagnostic) []string {
	var out []string
	for _, d := range found {
		if slices.ContainsFunc(analyzer.All(), func(r *analysis.Analyzer) bool { return r.Name == d.Source }) {
			out = append(out, fmt.Sprintf("%d %s", d.Range.Start.Line+1, d.Source))
		}
	}
	slices.Sort(out)
	return out
}

// are returns what waits for these diagnostics of statuslint and no others.
func are(want ...string) func([]diagnostic) bool {
	return func(found []diagnostic) bool { return slices.Equal(ours(found), want) }
}

// diagnostics looks at what a finding says, follows an edit, and applies a fix.
func diagnostics(t *testing.T, server string) {
	e := start(t, server, shop(t), object{"diagnosticsDelay": "0s"})
	e.open(pageFile)
	found := e.wait("at the beginning", pageFile, are("20 clientfault"))
	d := found[slices.IndexFunc(found, func(d diagnostic) bool { return d.Source == "clientfault" })]
	url := ""
	for _, r := range analyzer.Default() {
		if r.Name == "clientfault" {
			url = r.URL
		}
	}
	if d.Code != "clientfault" || d.CodeDescription.Href != url || d.Severity != 2 {
		t.Errorf("code %q, href %q, severity %d, want clientfault, %s and a warning", d.Code, d.CodeDescription.Href, d.Severity, url)
	}
	if want := "500 Internal Server Error for the client's mistake"; !strings.HasPrefix(d.Message, want) {
		t.Errorf("message %q, want %q", d.Message, want)
	}
	if len(d.RelatedInformation) != 1 {
		t.Fatalf("related information %+v, want the evidence", d.RelatedInformation)
	}
	if r := d.RelatedInformation[0]; r.Location.URI != e.uri(pageFile) || r.Location.Range.Start.Line != 17 || !strings.Contains(r.Message, `r.FormValue("size") failed`) {
		t.Errorf("related information %+v, want line 18", r)
	}
	follow(t, e, "diagnosticsDelay 0s")

	var fix *codeAction
	for _, a := range e.fixes(pageFile, d) {
		if a.Title == "Send 400 Bad Request" && a.Kind == "quickfix" {
			fix = &a
		}
	}
	if fix == nil || len(fix.Edit.DocumentChanges) != 1 || fix.Edit.DocumentChanges[0].TextDocument.URI != e.uri(pageFile) {
		t.Fatalf("fix %+v, want one of %s", fix, pageFile)
	}
	fixed := apply(page, fix.Edit.DocumentChanges[0].Edits)
	want := strings.Replace(page, `"how many?", http.StatusInternalServerError`, `"how many?", http.StatusBadRequest`, 1)
	if fixed != want {
		t.Errorf("fixed:\n%s\nwant\n%s", fixed, want)
	}
	e.change(pageFile, fixed)
	e.change(replyFile, strings.Replace(reply, "StatusBadRequest", "StatusInternalServerError", 1))
	e.wait("after the fix, and with another mistake", pageFile, are("15 clientfault"))
}

// follow changes a helper in one package, without saving it, and waits for what that
// means to its caller in another.
func follow(t *testing.T, e *editor, setting string) {
	e.open(pageFile)
	e.open(replyFile)
	e.wait("before the edit", pageFile, are("20 clientfault"))
	broken := strings.Replace(reply, "StatusBadRequest", "StatusInternalServerError", 1)
	var took []string
	for range 5 {
		begin := time.Now()
		e.change(replyFile, broken)
		e.wait("after the edit", pageFile, are("15 clientfault", "20 clientfault"))
		took = append(took, time.Since(begin).Round(100*time.Microsecond).String())
		e.change(replyFile, reply)
		e.wait("after the edit was undone", pageFile, are("20 clientfault"))
	}
	t.Logf("from an edit to the diagnostic in another package, %s: %s", setting, strings.Join(took, ", "))
	if saved, err := os.ReadFile(filepath.Join(e.dir, replyFile)); err != nil || string(saved) != reply {
		t.Errorf("the file was saved: %q, %v", saved, err)
	}
}

// settings switches a rule off, and one on that is off by default. Once the latter has
// spoken, the former would have.
func settings(t *testing.T, server string, tests bool) {
	e := start(t, server, shop(t), object{"analyses": object{"clientfault": false, "challenge": true}})
	e.open(pageFile)
	e.open(testFile)
	e.wait("with settings", pageFile, are("35 challenge"))
	found := e.wait("in a test file", testFile, func(found []diagnostic) bool {
		return slices.ContainsFunc(found, func(d diagnostic) bool { return d.Source == "printf" })
	})
	if got := ours(found); tests != slices.Equal(got, []string{"8 missinglocation"}) || !tests && len(got) > 0 {
		t.Errorf("-tests=%t: %q in a test file", tests, got)
	}
}
