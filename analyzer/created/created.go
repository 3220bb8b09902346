package created

import (
	_ "embed"
	"net/http"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/internal/replies"
	"github.com/statuslint/statuslint/analyzer/internal/rule"
	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

//go:embed doc.go
var doc string

// Analyzer reports 201 without Location.
var Analyzer *analysis.Analyzer = rule.New("created", doc, check)

func check(p *rule.Pass) {
	p.Without("Location", created, "without Location: the client does not learn where the new resource is; set Location before the status is sent")
}

// created reports whether something new is told of whose address is not the request's own.
func created(s *replies.Step, m *replies.Moment) bool {
	return m.Status.Is(http.StatusCreated) && !situation.Puts(s.Func) && s.Verb != http.MethodPut
}
