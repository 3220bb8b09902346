package bodynotallowed_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/statuslint/statuslint/analyzer/bodynotallowed"
)

func TestReportsWhatIsWrongAndNothingElse(t *testing.T) {
	analysistest.Run(t, "../../testdata", bodynotallowed.Analyzer, "bodynotallowed/...", "silence", "exemptions")
}
