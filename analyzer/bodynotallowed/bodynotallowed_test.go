package bodynotallowed_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/bodynotallowed"
	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
)

func TestReportsWhatIsWrongAndNothingElse(t *testing.T) { ruletest.Run(t, bodynotallowed.Analyzer) }
