// Statuslint reports HTTP replies whose status code says the wrong thing.
//
// It is a vet tool: go vet runs it once per package.
//
//	go vet -vettool=$(which statuslint) ./...
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/statuslint/statuslint/analyzer"
)

const usage = `usage: go vet -vettool="$(command -v statuslint)" [-RULE] [-RULE=false] [-json] packages
       statuslint help [RULE]    the rules and the flags`

func main() {
	rules := analyzer.All()
	if fault := misuse(os.Args[1:], rules); fault != "" {
		fmt.Fprintf(os.Stderr, "statuslint: %s\n%s\n", fault, usage)
		os.Exit(2)
	}
	if strings.HasSuffix(os.Args[len(os.Args)-1], ".cfg") {
		rules = chosen(os.Args[1:])
	}
	if factsOnly(os.Args[len(os.Args)-1]) {
		for _, r := range rules {
			r.Run = func(*analysis.Pass) (any, error) { return nil, nil }
		}
	}
	unitchecker.Main(rules...)
}

// chosen returns the rules that are on by default and those that are named: a
// rule that is off unless it is named does not run because others are.
func chosen(args []string) []*analysis.Analyzer {
	rules := analyzer.Default()
	for _, r := range analyzer.OnDemand() {
		if slices.Contains(args, "-"+r.Name) || slices.Contains(args, "-"+r.Name+"=true") {
			rules = append(rules, r)
		}
	}
	return rules
}

// vetFlags are the flags of every vet tool, which the unit checker defines.
var vetFlags = []string{"V", "flags", "json", "c", "fix", "diff", "source", "v", "all", "tags"}

// misuse says what is wrong with the command line, or "".
func misuse(args []string, rules []*analysis.Analyzer) string {
	if len(args) == 0 {
		return "run it through go vet"
	}
	for i, arg := range args {
		name, isFlag := strings.CutPrefix(arg, "-")
		if !isFlag {
			if arg == "help" || i == len(args)-1 && strings.HasSuffix(arg, ".cfg") {
				return ""
			}
			if i > 0 && args[i-1] == "-c" {
				continue
			}
			return fmt.Sprintf("%s: run it through go vet", arg)
		}
		name, _, _ = strings.Cut(strings.TrimPrefix(name, "-"), "=")
		known := slices.Contains(vetFlags, name) || slices.ContainsFunc(rules, func(r *analysis.Analyzer) bool { return r.Name == name })
		if !known {
			return "unknown flag " + arg
		}
	}
	return ""
}

// factsOnly reports whether go vet asks for the facts of a dependency and not
// for findings. The unit checker runs the rules all the same.
func factsOnly(arg string) bool {
	if !strings.HasSuffix(arg, ".cfg") {
		return false
	}
	data, err := os.ReadFile(arg)
	if err != nil {
		return false // the unit checker says why
	}
	var cfg struct{ VetxOnly bool }
	return json.Unmarshal(data, &cfg) == nil && cfg.VetxOnly
}
