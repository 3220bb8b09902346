package oracle

import (
	"bufio"
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/oracle/rig"
)

// module is the path of the module that generated programs make.
const module = "example.com/oracle"

// Handlers stand in packages of so many: the compiler takes packages side by side,
// and the engine exports less of packages with very many functions.
const perPackage = 100

//go:embed rig/*.go testdata/servers/*.go
var sources embed.FS

// A workshop is a temporary module in which programs are generated and built.
type workshop struct {
	dir     string
	exports map[string]string // the export data of packages, by import path
}

// newWorkshop makes the module in dir. Its requirements are those of the module
// at frameworks.
func newWorkshop(dir, frameworks string) (*workshop, error) {
	w := &workshop{dir: dir, exports: map[string]string{}}
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(frameworks, name)) // #nosec G304 -- in a folder of a test
		if err != nil {
			return nil, err
		}
		if name == "go.mod" {
			text = bytes.Replace(text, []byte("module example.com/frameworks"), []byte("module "+module), 1)
		}
		if err := w.write(name, string(text)); err != nil {
			return nil, err
		}
	}
	for _, name := range []string{"rig/rig.go", "rig/ask.go"} {
		text, err := sources.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if err := w.write(name, string(text)); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func (w *workshop) write(name, text string) error {
	path := filepath.Join(w.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { // #nosec G301 -- in a folder of a test
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644) // #nosec G306 G703 -- in a folder of a test
}

func (w *workshop) run(ctx context.Context, name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, name, args...) // #nosec G204 -- the go command, or the server of a test
	cmd.Dir = w.dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, stderr.Bytes())
	}
	return out, nil
}

// learn finds the export data of what a framework's handlers import.
func (w *workshop) learn(ctx context.Context, fw *framework) error {
	args := []string{"list", "-export", "-deps", "-f", "{{.ImportPath}}\t{{.Export}}", "./rig"}
	for _, name := range sortedKeys(fw.imports) {
		args = append(args, fw.imports[name])
	}
	out, err := w.run(ctx, "go", args...)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(out)) {
		if path, file, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && file != "" {
			w.exports[path] = file
		}
	}
	return nil
}

// packageOf names the package of a program that holds handler i.
func packageOf(i int) string { return fmt.Sprintf("p%d", i/perPackage) }

// serve builds a program of the handlers, whose numbers are their positions, runs it,
// and returns the paths of each.
func (w *workshop) serve(ctx context.Context, fw *framework, list []*listing, most int) ([][]*rig.Path, error) {
	if err := os.RemoveAll(filepath.Join(w.dir, fw.name)); err != nil {
		return nil, err
	}
	files := map[string]string{"main.go": mainFile(fw, list, most)}
	for _, name := range []string{fw.name, "record"} { // fiber does not use the recorder
		text, err := sources.ReadFile("testdata/servers/" + name + ".go")
		if err != nil {
			return nil, err
		}
		files[name+".go"] = string(text)
	}
	for i, l := range list {
		files[fmt.Sprintf("%s/h%d.go", packageOf(i), i)] = l.text
	}
	for name, text := range files {
		if err := w.write(filepath.Join(fw.name, name), text); err != nil {
			return nil, err
		}
	}
	bin := filepath.Join(w.dir, fw.name, "server.exe")
	if _, err := w.run(ctx, "go", "build", "-ldflags=-s -w", "-o", bin, "./"+fw.name); err != nil {
		return nil, err
	}
	out, err := w.run(ctx, bin)
	if err != nil {
		return nil, err
	}
	return readPaths(out, len(list))
}

func readPaths(out []byte, n int) ([][]*rig.Path, error) {
	paths := make([][]*rig.Path, n)
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		p := &rig.Path{}
		if err := json.Unmarshal(lines.Bytes(), p); err != nil {
			return nil, fmt.Errorf("the program's output: %w", err)
		}
		paths[p.Handler] = append(paths[p.Handler], p)
	}
	return paths, lines.Err()
}

// mainFile writes the function that serves the handlers and asks for their paths.
func mainFile(fw *framework, list []*listing, most int) string {
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n\t\"log\"\n\t\"net\"\n\n")
	for i := 0; i < len(list); i += perPackage {
		fmt.Fprintf(&b, "\t%q\n", fmt.Sprintf("%s/%s/%s", module, fw.name, packageOf(i)))
	}
	fmt.Fprintf(&b, "\t%q\n)\n", module+"/rig")
	b.WriteString(`
type route struct {
	path   string
	handle handler
	before bool
}

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	go func() { log.Fatal(serve(l, routes)) }()
`)
	fmt.Fprintf(&b, "\tif err := rig.Ask(l.Addr().String(), asked, %d); err != nil {\n\t\tlog.Fatal(err)\n\t}\n}\n\nvar routes = []route{\n", most)
	for i, l := range list {
		fmt.Fprintf(&b, "\t{\"/h%d\", %s.H%d, %t},\n", i, packageOf(i), i, l.middleware)
	}
	b.WriteString("}\n\nvar asked = []rig.Route{\n")
	for i, l := range list {
		fmt.Fprintf(&b, "\t{Handler: %d, Queries: %d},\n", i, l.queries)
	}
	b.WriteString("}\n")
	return b.String()
}
