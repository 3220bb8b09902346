package badgateway_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/badgateway"
	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
)

func Test(t *testing.T) { ruletest.RunOwn(t, badgateway.Analyzer) }

func TestFixes(t *testing.T) { ruletest.RunFixes(t, badgateway.Analyzer) }
