package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
)

// why explains what is known of a line, named as FILE:LINE.
func why(w io.Writer, args []string) error {
	if len(args) != 1 {
		return errors.New("name one line: statuslint why FILE:LINE")
	}
	name, number, _ := strings.Cut(args[0], ":")
	number, _, _ = strings.Cut(number, ":") // a column
	line, err := strconv.Atoi(number)
	if err != nil || line < 1 {
		return fmt.Errorf("%q names no line; say FILE:LINE, such as auth.go:42", args[0])
	}
	file, err := filepath.Abs(name)
	if err != nil {
		return err
	}
	if _, err := os.Stat(file); err != nil { // #nosec G703 -- the file is the one that the user asks about
		return err
	}
	prog, err := load(filepath.Dir(file), []string{"."}, nil, strings.HasSuffix(file, "_test.go"), func(int, int) {})
	if err != nil {
		return err
	}
	if len(prog.broken) > 0 {
		return errors.New(prog.broken[0])
	}
	prog.packages = prog.packages[:1]
	found, err := analyse(prog, append([]*analysis.Analyzer{analyzer.Why(file, line, w)}, analyzer.All()...))
	if err != nil {
		return err
	}
	spoke := false
	for _, f := range found {
		where := ""
		switch {
		case f.Start.Filename == file && f.Start.Line == line:
		case slices.ContainsFunc(f.Related, func(r related) bool { return r.Start.Filename == file && r.Start.Line == line }):
			where = fmt.Sprintf(" at line %d", f.Start.Line)
		default:
			continue
		}
		spoke = true
		if _, err := fmt.Fprintf(w, "%s reports%s: %s\n", f.Rule, where, printable(f.Message)); err != nil {
			return err
		}
	}
	if !spoke {
		_, err = io.WriteString(w, "no rule reports anything here\n")
	}
	return err
}
