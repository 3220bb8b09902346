package clientfault_test

import (
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/statuslint/statuslint/analyzer/clientfault"
)

func TestReportsWhatIsWrongAndNothingElse(t *testing.T) {
	analysistest.Run(t, "../../testdata", clientfault.Analyzer, "clientfault/...", "silence", "exemptions")
}
