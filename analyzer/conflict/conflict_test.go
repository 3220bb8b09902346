package conflict_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/conflict"
	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
)

func Test(t *testing.T) { ruletest.Run(t, conflict.Analyzer) }

func TestFixes(t *testing.T) { ruletest.RunFixes(t, conflict.Analyzer) }
