package okerror_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
	"github.com/statuslint/statuslint/analyzer/okerror"
)

func TestReportsWhatIsWrongAndNothingElse(t *testing.T) { ruletest.Run(t, okerror.Analyzer) }
