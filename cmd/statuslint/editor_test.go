package main_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// efm is the language server that runs linters for editors.
const efm = "github.com/mattn/efm-langserver@v0.0.57"

// An editor that uses efm-langserver with the README's configuration shows what the
// command finds in the file that is open.
func TestEditorsSeeTheFindingsThroughEfm(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles efm-langserver")
	}
	dir := t.TempDir()
	install := exec.Command("go", "install", efm)
	install.Dir = dir
	install.Env = append(os.Environ(), "GOBIN="+dir)
	if out, err := install.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	write(t, dir, "config.yaml", shown(t, "# config.yaml\n    version: 2\n"))

	file := filepath.Join(root, "testdata/bookstore/wrong/books.go")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	server := exec.CommandContext(t.Context(), filepath.Join(dir, "efm-langserver"), "-c", filepath.Join(dir, "config.yaml"))
	server.Dir = root
	server.Env = append(os.Environ(), "PATH="+filepath.Dir(tool)+string(os.PathListSeparator)+os.Getenv("PATH"))
	c := connect(t, server)
	c.send(map[string]any{"id": 1, "method": "initialize", "params": map[string]any{"rootUri": "file://" + root, "capabilities": map[string]any{}}})
	c.receive(func(m message) bool { return m.ID == 1 })
	c.send(map[string]any{"method": "textDocument/didOpen", "params": map[string]any{"textDocument": map[string]any{
		"uri": "file://" + file, "languageId": "go", "version": 1, "text": string(text),
	}}})
	m := c.receive(func(m message) bool { return m.Method == "textDocument/publishDiagnostics" })

	var got, want []string
	for _, d := range m.Params.Diagnostics {
		got = append(got, fmt.Sprintf("%d:%d: %s (severity %d, %s)", d.Range.Start.Line+1, d.Range.Start.Character+1, d.Message, d.Severity, d.Source))
	}
	stdout, _, _ := run(t, filepath.Dir(file), tool, ".")
	for line := range strings.Lines(stdout) {
		if finding, ok := strings.CutPrefix(strings.TrimSpace(line), "books.go:"); ok {
			want = append(want, finding+" (severity 2, statuslint)")
		}
	}
	if len(want) == 0 || strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// shown returns the file that the README shows, by its first lines.
func shown(t *testing.T, begin string) string {
	t.Helper()
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(readme), "    "+begin)
	body, _, _ := strings.Cut(rest, "\n\n")
	if !ok {
		t.Fatalf("the README does not show %q", begin)
	}
	return strings.ReplaceAll("\n    "+begin+body, "\n    ", "\n") + "\n"
}

// A message is what a language server sends.
type message struct {
	ID     int
	Method string
	Params struct {
		Diagnostics []struct {
			Range           struct{ Start struct{ Line, Character int } }
			Severity        int
			Source, Message string
		}
	}
}

// A connection is one to a language server.
type connection struct {
	t  *testing.T
	in io.Writer
	r  *bufio.Reader
}

// connect starts a language server, which ends with the test.
func connect(t *testing.T, server *exec.Cmd) *connection {
	t.Helper()
	in, err := server.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Wait() }) // the test's context has killed it
	return &connection{t, in, bufio.NewReader(out)}
}

func (c *connection) send(body map[string]any) {
	c.t.Helper()
	body["jsonrpc"] = "2.0"
	data, err := json.Marshal(body)
	if err == nil {
		_, err = fmt.Fprintf(c.in, "Content-Length: %d\r\n\r\n%s", len(data), data)
	}
	if err != nil {
		c.t.Fatal(err)
	}
}

// receive returns the next message that is wanted.
func (c *connection) receive(wanted func(message) bool) message {
	c.t.Helper()
	for {
		header, err := textproto.NewReader(c.r).ReadMIMEHeader()
		if err != nil {
			c.t.Fatal(err)
		}
		length, err := strconv.Atoi(header.Get("Content-Length"))
		if err != nil {
			c.t.Fatal(err)
		}
		body := make([]byte, length)
		if _, err := io.ReadFull(c.r, body); err != nil {
			c.t.Fatal(err)
		}
		var m message
		if err := json.Unmarshal(body, &m); err != nil {
			c.t.Fatalf("%v in %s", err, body)
		}
		if wanted(m) {
			return m
		}
	}
}
