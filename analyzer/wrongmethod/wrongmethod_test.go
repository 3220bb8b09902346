package wrongmethod_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
	"github.com/statuslint/statuslint/analyzer/wrongmethod"
)

func Test(t *testing.T) { ruletest.Run(t, wrongmethod.Analyzer) }
