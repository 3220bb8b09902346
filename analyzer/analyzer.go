// Package analyzer lists the analyzers of statuslint.
package analyzer

import (
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/anonforbidden"
	"github.com/statuslint/statuslint/analyzer/baddirective"
	"github.com/statuslint/statuslint/analyzer/bodynotallowed"
	"github.com/statuslint/statuslint/analyzer/clientfault"
	"github.com/statuslint/statuslint/analyzer/missinglocation"
	"github.com/statuslint/statuslint/analyzer/okerror"
)

var all = []*analysis.Analyzer{
	anonforbidden.Analyzer,
	baddirective.Analyzer,
	bodynotallowed.Analyzer,
	clientfault.Analyzer,
	missinglocation.Analyzer,
	okerror.Analyzer,
}

// All returns every analyzer, sorted by name.
func All() []*analysis.Analyzer { return slices.Clone(all) }
