package leakerror_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
	"github.com/statuslint/statuslint/analyzer/leakerror"
)

func Test(t *testing.T) { ruletest.RunOwn(t, leakerror.Analyzer) }
