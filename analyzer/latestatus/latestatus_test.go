package latestatus_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
	"github.com/statuslint/statuslint/analyzer/latestatus"
)

func Test(t *testing.T) { ruletest.Run(t, latestatus.Analyzer) }

func TestFixes(t *testing.T) { ruletest.RunFixes(t, latestatus.Analyzer) }
