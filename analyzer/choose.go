package analyzer

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Choose returns the rules that words name, in the order of [All]: "default",
// "all", a rule's name, or that with "-" in front, which leaves the rule out. If the
// first word leaves one out, the others are those of "default". The error says
// which word is none.
func Choose(words ...string) ([]*analysis.Analyzer, error) {
	all := All()
	on := map[string]bool{}
	add := func(rules []*analysis.Analyzer) {
		for _, r := range rules {
			on[r.Name] = true
		}
	}
	for i, word := range words {
		name, off := strings.CutPrefix(strings.TrimSpace(word), "-")
		if off && i == 0 {
			add(Default())
		}
		switch {
		case name == "default" && !off:
			add(Default())
		case name == "all" && !off:
			add(all)
		case !slices.ContainsFunc(all, func(r *analysis.Analyzer) bool { return r.Name == name }):
			return nil, fmt.Errorf("no rule is called %q; statuslint rules lists them", name)
		default:
			on[name] = !off
		}
	}
	return slices.DeleteFunc(all, func(r *analysis.Analyzer) bool { return !on[r.Name] }), nil
}
