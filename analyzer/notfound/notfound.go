package notfound

import (
	_ "embed"
	"fmt"
	"net/http"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports 5xx statuses sent because something does not exist.
var Analyzer *analysis.Analyzer = rule.New("notfound", doc, check)

func check(p *rule.Pass) {
	for _, s := range p.Steps {
		m := s.ServerError(situation.NotFound)
		if m == nil {
			continue
		}
		because := m.Situation()
		f := rule.Finding{At: s.At, Because: because}
		if because.Weak { // the error may be another
			f.Message = fmt.Sprintf("%s also for something that does not exist (%s); tell that apart and send 404 Not Found or another 4xx", m.Status.Name(), p.Because(because))
		} else {
			f.Message = fmt.Sprintf("%s for something that does not exist (%s); send 404 Not Found", m.Status.Name(), p.Because(because))
			f.Fix = p.SwapStatus(s, http.StatusNotFound)
		}
		p.Find(f)
	}
}
