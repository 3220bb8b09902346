package anonforbidden_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/anonforbidden"
	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
)

func TestReportsWhatIsWrongAndNothingElse(t *testing.T) { ruletest.Run(t, anonforbidden.Analyzer) }
