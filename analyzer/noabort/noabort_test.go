package noabort_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
	"github.com/statuslint/statuslint/analyzer/noabort"
)

func Test(t *testing.T) { ruletest.Run(t, noabort.Analyzer) }

func TestFixes(t *testing.T) { ruletest.RunFrameworkFixes(t, noabort.Analyzer, "ginfix") }
