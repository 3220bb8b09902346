package main

import (
	"bytes"
	"encoding/json"
	"go/token"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// FuzzWriters reports findings with any text at any place in every format.
func FuzzWriters(f *testing.F) {
	root, samples := samples(f)
	schema := compileSchema(f)
	source := samples[0].Start.Filename
	f.Add("500 for \x1b[31m100%, <red>; answer 400", "a,b:c.go", "clientfault", 1, 1, 2, 3, 0)
	f.Add("\xff\xed\xa0\x80\u2028\x00", "\xff%2F/../é #?.go", "challenge", 0, 0, 0, 0, 0)
	f.Add("", "", "", -1, -1, -1, -1, -1)
	f.Add("a\r\n::error::b", "a\r\n::error file=b,line=1::c", "r", 3, 900, 2, 1, 1<<40)
	f.Add("in a source that can be read", "SOURCE", "clientfault", 3, 0, 3, 0, 10)
	f.Add("in a source that can be read", "SOURCE", "clientfault", 9, 4, 12, 1, 40)
	f.Fuzz(func(t *testing.T, text, file, rule string, line, column, endLine, endColumn, offset int) {
		switch {
		case file == "SOURCE":
			file = source
		case !filepath.IsAbs(file):
			file = filepath.Join("/nowhere", file) // no file of this machine
		default:
			file = filepath.Join("/nowhere", filepath.Base(file))
		}
		at := finding{
			Rule: rule, URL: "https://example.com/" + rule, Message: text,
			Start: token.Position{Filename: file, Line: line, Column: column, Offset: offset},
			End:   token.Position{Filename: file, Line: endLine, Column: endColumn, Offset: offset},
		}
		at.Related = []related{{Start: at.End, End: at.Start, Message: text}}
		at.Fixes = []fix{{Message: text, Edits: []edit{{File: file, Start: offset, End: offset + endColumn, Text: text}}}}
		list := []finding{at, samples[0], at}

		isJSON(t, write(t, func(w io.Writer) error { return writeJSON(w, root, list) }))
		log := write(t, func(w io.Writer) error { return writeSARIF(w, root, text, sampleRules, sampleDefault, list) })
		isJSON(t, log)
		if line >= 0 && column >= 0 && endLine >= 0 && endColumn >= 0 { // as go/token has them
			validates(t, schema, log)
		}
		if n := bytes.Count(write(t, func(w io.Writer) error { return writeGitHub(w, root, list) }), []byte("\n")); n != len(list) {
			t.Errorf("%d lines for GitHub, want %d", n, len(list))
		}
		write(t, func(w io.Writer) error { return writePlain(w, root, list) })
		write(t, func(w io.Writer) error { return writeRich(w, root, false, list) })
	})
}

func write(t *testing.T, to func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := to(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func isJSON(t *testing.T, text []byte) {
	t.Helper()
	if !utf8.Valid(text) || !json.Valid(text) {
		t.Errorf("no JSON in UTF-8: %s", text)
	}
}

// validates is validate with the text, which no file has.
func validates(t *testing.T, schema *jsonschema.Schema, text []byte) {
	t.Helper()
	log, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(log); err != nil {
		t.Errorf("not valid SARIF: %v\n%s", err, text)
	}
}
