// Package analyzer lists the analyzers of statuslint.
package analyzer

import (
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/anonforbidden"
	"github.com/statuslint/statuslint/analyzer/badcode"
	"github.com/statuslint/statuslint/analyzer/baddirective"
	"github.com/statuslint/statuslint/analyzer/badgateway"
	"github.com/statuslint/statuslint/analyzer/bodynotallowed"
	"github.com/statuslint/statuslint/analyzer/challenge"
	"github.com/statuslint/statuslint/analyzer/clientfault"
	"github.com/statuslint/statuslint/analyzer/conflict"
	"github.com/statuslint/statuslint/analyzer/created"
	"github.com/statuslint/statuslint/analyzer/doublereply"
	"github.com/statuslint/statuslint/analyzer/internal/replies"
	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/latestatus"
	"github.com/statuslint/statuslint/analyzer/leakerror"
	"github.com/statuslint/statuslint/analyzer/missinglocation"
	"github.com/statuslint/statuslint/analyzer/noabort"
	"github.com/statuslint/statuslint/analyzer/notfound"
	"github.com/statuslint/statuslint/analyzer/okerror"
	"github.com/statuslint/statuslint/analyzer/retryafter"
	"github.com/statuslint/statuslint/analyzer/silentok"
	"github.com/statuslint/statuslint/analyzer/wrongmethod"
)

var (
	byDefault = []*analysis.Analyzer{
		anonforbidden.Analyzer,
		badcode.Analyzer,
		baddirective.Analyzer,
		bodynotallowed.Analyzer,
		clientfault.Analyzer,
		conflict.Analyzer,
		doublereply.Analyzer,
		latestatus.Analyzer,
		missinglocation.Analyzer,
		noabort.Analyzer,
		notfound.Analyzer,
		okerror.Analyzer,
		wrongmethod.Analyzer,
	}
	onDemand = []*analysis.Analyzer{
		badgateway.Analyzer,
		challenge.Analyzer,
		created.Analyzer,
		leakerror.Analyzer,
		retryafter.Analyzer,
		silentok.Analyzer,
	}
)

// Default returns the analyzers that are on unless they are switched off,
// sorted by name.
func Default() []*analysis.Analyzer { return slices.Clone(byDefault) }

// OnDemand returns the analyzers that are off unless they are named, sorted by
// name: what they report is a matter of house rules.
func OnDemand() []*analysis.Analyzer { return slices.Clone(onDemand) }

// All returns every analyzer: first those of [Default], then those of [OnDemand].
func All() []*analysis.Analyzer { return slices.Concat(byDefault, onDemand) }

// LeaveSuppressionToDriver makes the analyzers report what //nolint and
// //nolint:statuslint suppress. Drivers call it that read these comments themselves,
// before they run anything. A comment that names only rules still counts.
func LeaveSuppressionToDriver() { rule.LeaveSuppressionToDriver() }

// Watches reports whether a package that imports path can have to do with replies:
// it is net/http or a framework that statuslint knows. In a module that is not only
// used, but worked on, a database may be, too: what its look-ups fail with matters.
func Watches(path string, used bool) bool { return replies.Watches(path, used) }

// ReportTests makes the analyzers report on test files as well. Drivers call it
// before they run anything.
func ReportTests() { replies.ReportTests() }
