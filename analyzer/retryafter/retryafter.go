package retryafter

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

// Analyzer reports 429 and 503 without Retry-After.
var Analyzer *analysis.Analyzer = rule.New("retryafter", doc, check)

func check(p *rule.Pass) {
	p.Without("Retry-After", later, "without Retry-After: the client does not know when to come back; say so in seconds or as a date")
}

// later reports whether a client is asked to come back.
func later(s *replies.Step, m *replies.Moment) bool {
	return (m.Status.Is(http.StatusTooManyRequests) || m.Status.Is(http.StatusServiceUnavailable)) && !situation.Reporter(s.Func)
}
