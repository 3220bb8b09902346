package silentok

import (
	_ "embed"
	"fmt"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports failures after which a handler returns without a reply.
var Analyzer *analysis.Analyzer = rule.New("silentok", doc, check)

func check(p *rule.Pass) {
	told := map[token.Pos]bool{}
	for _, e := range p.Exits {
		if because := failed(e); because.Kind != situation.None && !told[e.Pos] && !situation.Reporter(e.Func) {
			told[e.Pos] = true
			p.Find(rule.Finding{
				At: rule.At(e.Pos), Because: because,
				Message: fmt.Sprintf("empty 200 OK although something failed (%s); send the 4xx or 5xx status that says what", p.Because(because)),
			})
		}
	}
}

// failed returns the innermost situation of an exit if it is a failure.
func failed(e replies.Exit) situation.Situation {
	for _, s := range slices.Backward(e.Situations) {
		if s.Kind != situation.Choice {
			if s.Failed() && !s.Weak {
				return s
			}
			break
		}
	}
	return situation.Situation{}
}
