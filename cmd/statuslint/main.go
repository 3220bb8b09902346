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
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/statuslint/statuslint/analyzer"
)

func main() {
	rules := analyzer.All()
	if len(os.Args) == 1 {
		fmt.Fprintln(os.Stderr, `statuslint: no package given; run it through go vet: go vet -vettool="$(command -v statuslint)" ./...`)
		os.Exit(2)
	}
	if factsOnly(os.Args[len(os.Args)-1]) {
		for _, r := range rules {
			r.Run = func(*analysis.Pass) (any, error) { return nil, nil }
		}
	}
	unitchecker.Main(rules...)
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
