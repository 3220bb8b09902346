package main_test

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// unitConfig returns what go vet hands the tool for a package that imports dep.
func unitConfig(t *testing.T, dir, pkg, dep string) map[string]any {
	t.Helper()
	kept := filepath.Join(t.TempDir(), "vet.cfg")
	script := filepath.Join(t.TempDir(), "tool")
	text := fmt.Sprintf("#!/bin/sh\nfor last; do :; done\nif grep -s -q '\"ImportPath\": \"%s\"' \"$last\"; then cp \"$last\" '%s'; fi\nexec '%s' \"$@\"\n", pkg, kept, tool)
	if err := os.WriteFile(script, []byte(text), 0o777); err != nil {
		t.Fatal(err)
	}
	run(t, dir, "go", "vet", "-vettool="+tool, dep) // then its facts are in the build cache, and stay
	_, stderr, _ := run(t, dir, "go", "vet", "-vettool="+script, pkg)
	data, err := os.ReadFile(kept)
	if err != nil {
		t.Fatalf("%v: %s", err, stderr)
	}
	var config map[string]any
	if err := json.Unmarshal(data, &config); err != nil {
		t.Fatal(err)
	}
	delete(config, "Stdout") // a file of go vet's, which is gone
	return config
}

// go vet keeps the facts of each package in a file, behind its types. They may be of
// something else, cut short or missing.
func TestFactsThatCannotBeReadBreakNothing(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "go.mod", "module example.com/m\n\ngo 1.26\n")
	for name, src := range map[string]string{
		"dep":  "package dep\n\nimport \"net/http\"\n\nfunc Send(w http.ResponseWriter, code int) { w.WriteHeader(code) }\n",
		"user": "package user\n\nimport (\n\t\"net/http\"\n\n\t\"example.com/m/dep\"\n)\n\nfunc A(w http.ResponseWriter, r *http.Request) { dep.Send(w, 302) }\n\nfunc B(w http.ResponseWriter, r *http.Request) { w.WriteHeader(302) }\n",
	} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o777); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name), name+".go", src)
	}
	config := unitConfig(t, dir, "example.com/m/user", "example.com/m/dep")
	files := config["PackageVetx"].(map[string]any)
	whole, err := os.ReadFile(files["example.com/m/dep"].(string))
	if err != nil {
		t.Fatal(err)
	}
	const header = 12 // the word vetx, and two lengths
	typesEnd := header + int(binary.LittleEndian.Uint32(whole[4:8]))
	with := func(facts string) string {
		head := append([]byte("vetx"), whole[4:8]...)
		return string(binary.LittleEndian.AppendUint32(head, uint32(len(facts)))) + string(whole[header:typesEnd]) + facts
	}
	facts := string(whole[typesEnd:])
	for _, c := range []struct {
		name, file string
		says       []string
	}{
		{"whole", with(facts), []string{"user.go:9:50: 302 Found", "user.go:11:50: 302 Found"}},
		{"none", with(""), []string{"user.go:11:50: 302 Found"}},
		{"cut short", with(facts[:len(facts)/2]), []string{"decoding facts"}},
		{"of something else", with("these are no facts"), []string{"decoding facts"}},
		{"no file", "", []string{"vetx"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			write(t, dir, "facts.vetx", c.file)
			files["example.com/m/dep"] = filepath.Join(dir, "facts.vetx")
			config["VetxOutput"] = filepath.Join(dir, "user.vetx")
			data, err := json.Marshal(config)
			if err != nil {
				t.Fatal(err)
			}
			write(t, dir, "vet.cfg", string(data))
			stdout, stderr, code := run(t, dir, tool, "vet.cfg")
			said := stdout + stderr
			if code != 1 || strings.Contains(said, "goroutine ") || strings.Count(said, "302 Found") != strings.Count(strings.Join(c.says, ""), "302 Found") {
				t.Errorf("exit code %d, output %s", code, said)
			}
			for _, want := range c.says {
				if !strings.Contains(said, want) {
					t.Errorf("does not say %q: %s", want, said)
				}
			}
		})
	}
}
