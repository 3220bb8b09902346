package gopls_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"
)

// An editor talks to a gopls in the Language Server Protocol. What it cannot make
// sense of ends the connection, so that anything else on gopls' output is noticed.
type editor struct {
	t       *testing.T
	dir     string
	conn    *jsonrpc2.Conn
	version int

	mu        sync.Mutex
	published map[string][]diagnostic // by URI
	news      chan struct{}           // has something in it after published has changed
}

// The messages, as far as they matter here.
type (
	position struct{ Line, Character int }
	span     struct{ Start, End position }
	place    struct {
		URI   string
		Range span
	}
	diagnostic struct {
		Range              span
		Severity           int
		Source, Code       string
		Message            string
		CodeDescription    struct{ Href string }
		RelatedInformation []struct {
			Location place
			Message  string
		}
		Raw json.RawMessage `json:"-"`
	}
	textEdit struct {
		Range   span
		NewText string
	}
	codeAction struct {
		Title, Kind string
		Edit        struct {
			DocumentChanges []struct {
				TextDocument struct{ URI string }
				Edits        []textEdit
			}
		}
	}
	object map[string]any
)

func (d *diagnostic) UnmarshalJSON(data []byte) error {
	type plain diagnostic
	d.Raw = append(json.RawMessage(nil), data...)
	return json.Unmarshal(data, (*plain)(d))
}

// pipes are the standard input and output of a gopls.
type pipes struct {
	io.ReadCloser
	io.WriteCloser
}

func (p pipes) Close() error { return errors.Join(p.WriteCloser.Close(), p.ReadCloser.Close()) }

// start starts a gopls on the module in dir.
func start(t *testing.T, gopls, dir string, settings object) *editor {
	t.Helper()
	cmd := exec.Command(gopls)
	cmd.Dir = dir
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	e := &editor{t: t, dir: dir, published: map[string][]diagnostic{}, news: make(chan struct{}, 1)}
	e.conn = jsonrpc2.NewConn(context.Background(), jsonrpc2.NewBufferedStream(pipes{out, in}, jsonrpc2.VSCodeObjectCodec{}), e)
	t.Cleanup(func() {
		err := e.conn.Call(context.Background(), "shutdown", nil, nil)
		if err == nil {
			err = e.conn.Notify(context.Background(), "exit", nil)
		}
		if err != nil {
			t.Errorf("shutdown: %v", err)
			cmd.Process.Kill()
		}
		<-e.conn.DisconnectNotify()
		if err := cmd.Wait(); err != nil {
			t.Errorf("gopls ended with %v", err)
		}
	})
	e.call("initialize", object{
		"processId":             os.Getpid(),
		"rootUri":               e.uri("."),
		"initializationOptions": settings,
		"capabilities": object{
			"workspace": object{"workspaceEdit": object{"documentChanges": true}},
			"textDocument": object{
				"publishDiagnostics": object{"relatedInformation": true, "codeDescriptionSupport": true},
				"codeAction":         object{"codeActionLiteralSupport": object{"codeActionKind": object{"valueSet": []string{"quickfix"}}}},
			},
		},
	}, nil)
	e.notify("initialized", object{})
	return e
}

// Handle takes what gopls says of its own accord, in order.
func (e *editor) Handle(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) {
	if !req.Notif {
		conn.Reply(ctx, req.ID, nil)
		return
	}
	if req.Method != "textDocument/publishDiagnostics" || req.Params == nil {
		return
	}
	var p struct {
		URI         string
		Diagnostics []diagnostic
	}
	if err := json.Unmarshal(*req.Params, &p); err != nil {
		e.t.Errorf("%v in %s", err, *req.Params)
		return
	}
	e.mu.Lock()
	e.published[p.URI] = p.Diagnostics
	e.mu.Unlock()
	select {
	case e.news <- struct{}{}:
	default:
	}
}

func (e *editor) call(method string, params, result any) {
	e.t.Helper()
	if err := e.conn.Call(context.Background(), method, params, result); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
}

func (e *editor) notify(method string, params any) {
	e.t.Helper()
	if err := e.conn.Notify(context.Background(), method, params); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
}

// uri returns the address of a file of the module.
func (e *editor) uri(name string) string {
	return "file://" + "/" + strings.TrimPrefix(filepath.ToSlash(filepath.Join(e.dir, name)), "/")
}

// open opens a file as it is on disk, and returns its text.
func (e *editor) open(name string) string {
	e.t.Helper()
	text, err := os.ReadFile(filepath.Join(e.dir, name))
	if err != nil {
		e.t.Fatal(err)
	}
	e.notify("textDocument/didOpen", object{"textDocument": object{"uri": e.uri(name), "languageId": "go", "version": 0, "text": string(text)}})
	return string(text)
}

// change changes the text of an open file, and does not save it.
func (e *editor) change(name, text string) {
	e.t.Helper()
	e.version++
	e.notify("textDocument/didChange", object{
		"textDocument":   object{"uri": e.uri(name), "version": e.version},
		"contentChanges": []object{{"text": text}},
	})
}

// patience is how long something may take before it is taken to be lost.
const patience = 3 * time.Minute

// wait waits until gopls says of a file what is wanted, and returns that.
func (e *editor) wait(what, name string, wanted func([]diagnostic) bool) []diagnostic {
	e.t.Helper()
	lost := time.After(patience)
	for {
		e.mu.Lock()
		now, ok := e.published[e.uri(name)]
		e.mu.Unlock()
		if ok && wanted(now) {
			return now
		}
		select {
		case <-e.news:
		case <-e.conn.DisconnectNotify():
			e.t.Fatalf("%s: the connection broke", what)
		case <-lost:
			e.t.Fatalf("%s: %s has %+v", what, name, now)
		}
	}
}

// fixes returns the quick fixes for a diagnostic.
func (e *editor) fixes(name string, d diagnostic) []codeAction {
	e.t.Helper()
	var actions []codeAction
	e.call("textDocument/codeAction", object{
		"textDocument": object{"uri": e.uri(name)},
		"range":        lowerSpan(d.Range),
		"context":      object{"diagnostics": []json.RawMessage{d.Raw}, "only": []string{"quickfix"}},
	}, &actions)
	return actions
}

func lowerSpan(s span) object {
	at := func(p position) object { return object{"line": p.Line, "character": p.Character} }
	return object{"start": at(s.Start), "end": at(s.End)}
}

// apply makes edits in a text of ASCII. They do not overlap and are in order.
func apply(text string, edits []textEdit) string {
	offset := func(p position) int {
		at := 0
		for range p.Line {
			at += strings.IndexByte(text[at:], '\n') + 1
		}
		return at + p.Character
	}
	var b strings.Builder
	last := 0
	for _, edit := range edits {
		b.WriteString(text[last:offset(edit.Range.Start)] + edit.NewText)
		last = offset(edit.Range.End)
	}
	return b.String() + text[last:]
}
