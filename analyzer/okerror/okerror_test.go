package okerror_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/statuslint/statuslint/analyzer/okerror"
)

func TestReportsWhatIsWrongAndNothingElse(t *testing.T) {
	analysistest.Run(t, "../../testdata", okerror.Analyzer, "okerror/...", "silence", "exemptions")
}
