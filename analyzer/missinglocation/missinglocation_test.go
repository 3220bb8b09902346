package missinglocation_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/statuslint/statuslint/analyzer/missinglocation"
)

func TestReportsWhatIsWrongAndNothingElse(t *testing.T) {
	analysistest.Run(t, "../../testdata", missinglocation.Analyzer, "missinglocation/...", "silence", "exemptions")
}
