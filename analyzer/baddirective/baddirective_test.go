package baddirective_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/baddirective"
	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
)

func TestReportsWhatIsWrongAndNothingElse(t *testing.T) { ruletest.Run(t, baddirective.Analyzer) }
