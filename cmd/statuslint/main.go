// Statuslint reports HTTP replies whose status code says the wrong thing.
//
//	statuslint [flags] [packages]
//
// It is a vet tool as well: go vet runs it once per package.
//
//	go vet -vettool=$(which statuslint) ./...
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/statuslint/statuslint/analyzer"
)

func main() {
	args := os.Args[1:]
	if forVet(args) {
		vet(args)
		return
	}
	command := ""
	if len(args) > 0 {
		command = args[0]
	}
	var err error
	switch command {
	case "explain":
		err = explain(os.Stdout, args[1:])
	case "why":
		err = why(printer{os.Stdout}, args[1:])
	case "gopls":
		err = buildGopls(args[1:], stdTerminal())
	case "rules":
		listRules(os.Stdout)
	case "version":
		fmt.Println("statuslint", version())
	case "help":
		if len(args) > 1 {
			err = explain(os.Stdout, args[1:])
		} else {
			fmt.Print(runUsage)
		}
	default:
		os.Exit(runPackages(args, stdTerminal()))
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "statuslint: %s\n", printable(err.Error()))
		os.Exit(exitBroken)
	}
}

// version returns the version of the module that the command was built from.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// forVet reports whether go vet has called: it asks for the version or the flags,
// or hands over a configuration.
func forVet(args []string) bool {
	if len(args) == 0 {
		return false
	}
	return strings.HasPrefix(args[0], "-V=") || args[0] == "-flags" || strings.HasSuffix(args[len(args)-1], ".cfg")
}

// lazyGC is the GOGC of a process that looks at one package and ends: most of them
// end before a first collection would pay.
const lazyGC = 400

// vet does what go vet asks for.
func vet(args []string) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(lazyGC)
	}
	rules := analyzer.All()
	if config := args[len(args)-1]; strings.HasSuffix(config, ".cfg") {
		rules = chosen(args)
		if factsOnly(config) {
			for _, r := range rules {
				r.Run = func(*analysis.Pass) (any, error) { return nil, nil }
			}
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

// factsOnly reports whether go vet asks for the facts of a dependency and not
// for findings. The unit checker runs the rules all the same.
func factsOnly(config string) bool {
	data, err := os.ReadFile(config) // #nosec G304 G703 -- go vet names its own file
	if err != nil {
		return false // the unit checker says why
	}
	var cfg struct{ VetxOnly bool }
	return json.Unmarshal(data, &cfg) == nil && cfg.VetxOnly
}
