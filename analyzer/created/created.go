package created

import (
	_ "embed"
	"net/http"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports 201 without Location.
var Analyzer *analysis.Analyzer = rule.New("created", doc, check)

func check(p *rule.Pass) {
	for _, s := range p.Steps {
		for i := range s.Moments {
			m := &s.Moments[i]
			if m.Status.Is(http.StatusCreated) && !s.Carried && m.SendsWithout("Location") && !situation.Puts(s.Func) && s.Verb != http.MethodPut {
				p.Report(s, situation.Situation{}, "201 Created without Location: the client does not learn where the new resource is; set Location before the status is sent")
				break
			}
		}
	}
}
