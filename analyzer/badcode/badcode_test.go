package badcode_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/badcode"
	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
)

func Test(t *testing.T) { ruletest.Run(t, badcode.Analyzer) }
