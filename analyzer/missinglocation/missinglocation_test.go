package missinglocation_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
	"github.com/statuslint/statuslint/analyzer/missinglocation"
)

func TestReportsWhatIsWrongAndNothingElse(t *testing.T) { ruletest.Run(t, missinglocation.Analyzer) }
