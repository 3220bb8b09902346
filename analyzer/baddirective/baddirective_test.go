package baddirective_test

import (
	"testing"

	_ "github.com/statuslint/statuslint/analyzer" // the rules, so that their names are known
	"github.com/statuslint/statuslint/analyzer/baddirective"
	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
)

func TestReportsWhatIsWrongAndNothingElse(t *testing.T) { ruletest.Run(t, baddirective.Analyzer) }
