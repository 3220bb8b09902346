package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/statuslint/statuslint/cmd/statuslint/internal/gopls"
)

const goplsUsage = `usage: statuslint gopls build [flags]

It builds a gopls with the rules inside, tries it, and says how to make an editor use it.
Findings then appear while you type. The rules that are off by default wait for a setting.

  -version V    of gopls: ` + gopls.Oldest + ` or newer, or latest; default: that of the gopls on PATH,
                else the newest that the installed Go can compile
  -o PATH       the file to write; default: gopls-statuslint, where go install puts programs
  -tests        report on test files as well
  -src DIR      take the rules from this checkout of statuslint; default: from the release or
                the checkout that this statuslint was built from
`

// buildGopls does what statuslint gopls is asked for.
func buildGopls(args []string, t terminal) error {
	if len(args) == 0 || args[0] != "build" {
		if len(args) == 1 && (args[0] == "-h" || args[0] == "help") {
			_, err := io.WriteString(t.out, goplsUsage)
			return err
		}
		return errors.New("say statuslint gopls build; statuslint gopls -h lists its flags")
	}
	o, err := parseGopls(args[1:])
	if errors.Is(err, flag.ErrHelp) {
		_, err := io.WriteString(t.out, goplsUsage)
		return err
	}
	if err != nil {
		return err
	}
	caches, err := os.UserCacheDir()
	if err != nil {
		return fmt.Errorf("there is no place for the build: %w", err)
	}
	o.Cache = filepath.Join(caches, "statuslint")
	o.Progress = t.status
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	built, err := gopls.Make(ctx, o)
	t.status("")
	if err != nil {
		return err
	}
	return writeBuild(t.out, built)
}

// parseGopls reads the command line of gopls build.
func parseGopls(args []string) (gopls.Options, error) {
	var o gopls.Options
	set := flag.NewFlagSet("statuslint gopls build", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.StringVar(&o.Version, "version", "", "")
	set.StringVar(&o.Out, "o", "", "")
	set.BoolVar(&o.Tests, "tests", false, "")
	set.StringVar(&o.Source, "src", "", "")
	if err := set.Parse(args); err != nil {
		return o, flagError(err, "statuslint gopls -h")
	}
	if set.NArg() > 0 {
		return o, fmt.Errorf("%q is not needed here; statuslint gopls -h lists the flags", set.Arg(0))
	}
	return o, nil
}

// editors say where an editor is told which gopls to run, and how: %s is the path as a
// string, whose escapes are the same in JSON, Lua, TOML and Lisp.
var editors = []struct{ name, file, setting string }{
	{"VS Code", "settings.json", `"go.alternateTools": {"gopls": %s}`},
	{"Neovim", "init.lua", `vim.lsp.config("gopls", {cmd = {%s}})`},
	{"Helix", "languages.toml", "[language-server.gopls]\n    command = %s"},
	{"Zed", "settings.json", `"lsp": {"gopls": {"binary": {"path": %s}}}`},
	{"Emacs", "init.el", `(with-eval-after-load 'eglot (add-to-list 'eglot-server-programs '((go-mode go-ts-mode) %s)))`},
}

// writeBuild says what was built, and what to tell the editor.
func writeBuild(w io.Writer, b *gopls.Build) error {
	var out strings.Builder
	when := "compiled with"
	if b.Earlier {
		when = "compiled before, with"
	}
	fmt.Fprintf(&out, "%s is gopls %s with the rules of statuslint (%s %s)\n\n", b.Path, b.Version, when, b.Go)
	out.WriteString("Tell your editor, and restart it:\n")
	for _, e := range editors {
		fmt.Fprintf(&out, "\n  %s, %s\n    %s\n", e.name, e.file, fmt.Sprintf(e.setting, strconv.Quote(b.Path)))
	}
	out.WriteString("\nRules are switched by a setting of gopls: \"analyses\": {\"conflict\": false, \"challenge\": true}\n")
	_, err := io.WriteString(w, out.String())
	return err
}
