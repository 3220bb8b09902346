package silentok

import (
	_ "embed"
	"fmt"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports failures after which a handler returns without a reply.
var Analyzer *analysis.Analyzer = rule.New("silentok", doc, check)

func check(p *rule.Pass) {
	told := map[token.Pos]bool{}
	for i := range p.Exits {
		e := &p.Exits[i]
		if because := e.Failure(); because.Kind != situation.None && !e.GivesUp && !told[e.Pos] && !situation.Reporter(e.Func) {
			told[e.Pos] = true
			p.Find(rule.Finding{
				At: rule.At(e.Pos), Because: because,
				Message: fmt.Sprintf("empty 200 OK although something failed (%s); send the 4xx or 5xx status that says what", p.Because(because)),
			})
		}
	}
}
