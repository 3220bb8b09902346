package anonforbidden_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/statuslint/statuslint/analyzer/anonforbidden"
)

func TestReportsWhatIsWrongAndNothingElse(t *testing.T) {
	analysistest.Run(t, "../../testdata", anonforbidden.Analyzer, "anonforbidden/...", "silence", "exemptions")
}
