package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/golangci/revgrep"
	"golang.org/x/term"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"

	"github.com/statuslint/statuslint/analyzer"
)

// The exit codes.
const (
	exitClean    = 0
	exitFindings = 1
	exitBroken   = 2 // could not run, or could not check everything
)

const runUsage = `usage: statuslint [flags] [packages]
       statuslint explain [RULE|CODE]    what a rule reports; what a status promises; which status when
       statuslint why FILE:LINE          what is known of a line, and what keeps the rules from speaking
       statuslint gopls build            a gopls with the rules inside, for editors
       statuslint rules                  the rules
       statuslint version

The packages are those of the go command; none: ./...

  -rules LIST      default, all, or names with commas; -NAME leaves one out: "default,challenge,-okerror"
  -fix             apply the edits that are surely right
  -diff            show those edits instead
  -format FORMAT   text, json, sarif or github
  -o FILE          write there, not to the standard output
  -new-from REV    only what has changed since the revision, uncommitted changes included
  -tests           check test files as well
  -tags LIST       build tags, with commas
  -exit-zero       end with 0 although there are findings

It ends with 0 if there is nothing to report, 1 if there is, 2 if it could not check everything.
`

// options are the flags of a run.
type options struct {
	rules    string
	fix      bool
	diff     bool
	format   string
	out      string
	newFrom  string
	tests    bool
	tags     string
	exitZero bool
	patterns []string
}

// A terminal is where a run writes to people.
type terminal struct {
	out    io.Writer
	err    io.Writer
	rich   bool // out is a terminal: show source lines
	colour bool
	chatty bool // err is a terminal: show progress and a summary
}

// stdTerminal describes the standard output and error (NO_COLOR: no-color.org).
func stdTerminal() terminal {
	t := terminal{out: os.Stdout, err: os.Stderr, rich: term.IsTerminal(int(os.Stdout.Fd())), chatty: term.IsTerminal(int(os.Stderr.Fd()))}
	t.colour = t.rich && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return t
}

// parseOptions reads the command line of a run.
func parseOptions(args []string) (options, error) {
	var o options
	set := flag.NewFlagSet("statuslint", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.StringVar(&o.rules, "rules", "default", "")
	set.BoolVar(&o.fix, "fix", false, "")
	set.BoolVar(&o.diff, "diff", false, "")
	set.StringVar(&o.format, "format", "text", "")
	set.StringVar(&o.out, "o", "", "")
	set.StringVar(&o.newFrom, "new-from", "", "")
	set.BoolVar(&o.tests, "tests", false, "")
	set.StringVar(&o.tags, "tags", "", "")
	set.BoolVar(&o.exitZero, "exit-zero", false, "")
	if err := set.Parse(args); err != nil {
		return o, flagError(err, "statuslint -h")
	}
	o.patterns = set.Args()
	if len(o.patterns) == 0 {
		o.patterns = []string{"./..."}
	}
	if !slices.Contains([]string{"text", "json", "sarif", "github"}, o.format) {
		return o, fmt.Errorf("unknown format %q; there are text, json, sarif and github", o.format)
	}
	if o.fix && o.diff {
		return o, errors.New("-fix applies the edits and -diff shows them; give one of them")
	}
	return o, nil
}

// flagError says what is wrong with a flag, and which command lists them.
func flagError(err error, lists string) error {
	if errors.Is(err, flag.ErrHelp) {
		return err
	}
	if name, ok := strings.CutPrefix(err.Error(), "flag provided but not defined: "); ok {
		return fmt.Errorf("unknown flag %s; %s lists the flags", name, lists)
	}
	return fmt.Errorf("%w; %s lists the flags", err, lists)
}

// runPackages checks packages and returns the exit code.
func runPackages(args []string, t terminal) int {
	o, err := parseOptions(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(t.out, runUsage)
		return exitClean
	}
	var rules []*analysis.Analyzer
	if err == nil {
		rules, err = analyzer.Choose(strings.Split(o.rules, ",")...)
	}
	if err == nil && o.out != "" {
		var file *os.File
		if file, err = os.Create(o.out); err == nil {
			defer file.Close()
			t.out, t.rich, t.colour = file, false, false
		} else {
			err = fmt.Errorf("the report cannot be written: %w", err)
		}
	}
	code := exitBroken
	if err == nil {
		code, err = check(o, rules, t)
	}
	if err != nil {
		fmt.Fprintf(t.err, "statuslint: %s\n", printable(err.Error()))
		return exitBroken
	}
	return code
}

// check loads, analyses and reports.
func check(o options, rules []*analysis.Analyzer, t terminal) (int, error) {
	root, err := os.Getwd()
	if err != nil {
		return exitBroken, err
	}
	var isNew func(finding) bool
	if o.newFrom != "" {
		if isNew, err = changedSince(o.newFrom, root); err != nil {
			return exitBroken, err
		}
	}
	if o.tests {
		analyzer.ReportTests()
	}
	var buildFlags []string
	if o.tags != "" {
		buildFlags = []string{"-tags=" + o.tags}
	}
	prog, err := load(root, o.patterns, buildFlags, o.tests, t.progress("loading"))
	if err != nil {
		return exitBroken, err
	}
	t.status("analysing")
	found, err := analyse(prog, rules)
	t.status("")
	if err != nil {
		return exitBroken, err
	}
	if isNew != nil {
		found = slices.DeleteFunc(found, func(f finding) bool { return !isNew(f) })
	}
	code := exitClean
	if o.fix || o.diff {
		changed, left, err := applyFixes(found)
		if err != nil {
			return exitBroken, err
		}
		if o.diff {
			out := t.out
			if t.rich { // for people; what is read by patch stays as it is
				out = printer{out}
			}
			if err := writeDiff(out, root, changed); err != nil {
				return exitBroken, err
			}
			if len(changed) > 0 && !o.exitZero {
				code = exitFindings
			}
			return prog.verdict(code, t), nil
		}
		if err := writeFiles(changed); err != nil {
			return exitBroken, err
		}
		found = left
	}
	if err := t.write(o.format, root, rules, found); err != nil {
		return exitBroken, err
	}
	if len(found) > 0 && !o.exitZero {
		code = exitFindings
	}
	if t.chatty {
		fmt.Fprintf(t.err, "%s in %s\n", plural(len(found), "finding"), plural(len(prog.packages), "package"))
	}
	return prog.verdict(code, t), nil
}

// verdict says what could not be checked, and returns the exit code. A function in
// which the engine broke is no fault of the user's: that leaves the code as it is.
func (p *program) verdict(code int, t terminal) int {
	for _, b := range slices.Concat(p.broken, p.skipped) {
		fmt.Fprintf(t.err, "statuslint: not checked: %s\n", printable(b))
	}
	if len(p.broken) > 0 {
		return exitBroken
	}
	return code
}

// analyse runs the rules over a program.
func analyse(prog *program, rules []*analysis.Analyzer) ([]finding, error) {
	graph, err := checker.Analyze(rules, prog.packages, nil)
	if err != nil {
		return nil, err
	}
	read := map[string]bool{}
	for _, p := range prog.packages {
		for _, name := range p.GoFiles {
			read[name] = true
		}
	}
	for act := range graph.All() {
		if b, ok := act.Result.(interface{ Broken() []string }); ok && slices.Contains(prog.packages, act.Package) {
			for _, function := range b.Broken() {
				prog.skipped = append(prog.skipped, act.Package.PkgPath+": statuslint broke in "+function)
			}
		}
	}
	slices.Sort(prog.skipped)
	var found []finding
	for _, act := range graph.Roots {
		if act.Err != nil {
			return nil, fmt.Errorf("%s: %w", act.Package.PkgPath, act.Err)
		}
		for _, d := range act.Diagnostics {
			f := resolve(act.Package.Fset, act.Analyzer, d)
			f.Foreign = !read[f.Start.Filename]
			found = append(found, f)
		}
	}
	return sortFindings(found), nil
}

// changedSince returns what tells whether a finding is on a line that has changed
// since a revision.
func changedSince(revision, root string) (func(finding) bool, error) {
	c := &revgrep.Checker{RevisionFrom: revision}
	if err := c.Prepare(context.Background()); err != nil {
		if strings.Contains(err.Error(), "bad revision") || strings.Contains(err.Error(), "ambiguous argument") {
			return nil, fmt.Errorf("git knows no revision %q; name a commit, a branch or a tag", revision)
		}
		line, _, _ := strings.Cut(err.Error(), "\n")
		return nil, fmt.Errorf("git does not know what has changed since %q: %s", revision, line)
	}
	return func(f finding) bool {
		rel, err := filepath.Rel(root, f.Start.Filename)
		if err != nil {
			return false
		}
		_, is := c.IsNew(rel, f.Start.Line)
		return is
	}, nil
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
