package catalog

import (
	"bytes"
	"fmt"
	"go/format"
	"io/fs"
	"maps"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/BurntSushi/toml"
)

// read reads TOML files.
func read(fsys fs.FS) ([]file, error) {
	names, err := fs.Glob(fsys, "*.toml")
	if err != nil {
		return nil, err
	}
	files := make([]file, len(names))
	for i, name := range names {
		meta, err := toml.DecodeFS(fsys, name, &files[i])
		if err != nil {
			return nil, fmt.Errorf("catalog file %s: %w", name, err)
		}
		if u := meta.Undecoded(); len(u) > 0 {
			return nil, fmt.Errorf("catalog file %s: unknown key %s", name, u[0])
		}
		files[i].name = name
	}
	return files, nil
}

// load makes a catalog of TOML files.
func load(fsys fs.FS) (*Catalog, error) {
	files, err := read(fsys)
	if err != nil {
		return nil, err
	}
	return merge(files)
}

// The tables that are compiled in say what the TOML files say.
func TestTablesAreMadeFromTheFiles(t *testing.T) {
	files, err := read(os.DirFS("."))
	if err != nil || len(files) == 0 {
		t.Fatal(len(files), err)
	}
	cat, err := merge(files)
	if err != nil {
		t.Fatal(err)
	}
	const update = "UPDATE_GOLDEN=1 go test ./analyzer/internal/catalog -run Tables"
	var b bytes.Buffer
	fmt.Fprintf(&b, "// Code generated from the TOML files by %s; DO NOT EDIT.\n\npackage catalog\n\n", update)
	b.WriteString("// watched are the import paths in Catalog.Watched, sorted.\nvar watched = []string{\n")
	for _, path := range slices.Sorted(maps.Keys(cat.Watched)) {
		fmt.Fprintf(&b, "%q,\n", path)
	}
	b.WriteString("}\n\n// frameworks are the import paths in Catalog.Packages, sorted.\nvar frameworks = []string{\n")
	for _, path := range slices.Sorted(maps.Keys(cat.Packages)) {
		fmt.Fprintf(&b, "%q,\n", path)
	}
	b.WriteString("}\n\n// tables are the files.\nvar tables = ")
	writeGo(&b, reflect.ValueOf(files), true)
	want, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile("tables.go", want, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile("tables.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("tables.go does not say what the TOML files say; run", update)
	}
}

// writeGo writes a value in Go syntax, without the fields that are zero.
func writeGo(b *bytes.Buffer, v reflect.Value, typed bool) {
	switch v.Kind() {
	case reflect.Struct:
		if typed {
			b.WriteString(v.Type().Name())
		}
		b.WriteString("{")
		for i := range v.NumField() {
			if f := v.Field(i); !f.IsZero() {
				fmt.Fprintf(b, "%s: ", v.Type().Field(i).Name)
				writeGo(b, f, true)
				b.WriteString(", ")
			}
		}
		b.WriteString("}")
	case reflect.Slice:
		if e := v.Type().Elem(); e.Kind() == reflect.Struct {
			fmt.Fprintf(b, "[]%s{\n", e.Name())
		} else {
			fmt.Fprintf(b, "[]%s{", e.Name())
		}
		for i := range v.Len() {
			writeGo(b, v.Index(i), false)
			b.WriteString(",")
			if v.Index(i).Kind() == reflect.Struct {
				b.WriteString("\n")
			}
		}
		b.WriteString("}")
	case reflect.String:
		fmt.Fprintf(b, "%q", v.String())
	case reflect.Bool, reflect.Int:
		fmt.Fprint(b, v)
	default:
		panic("a catalog holds no " + v.Kind().String())
	}
}
