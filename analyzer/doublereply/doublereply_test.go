package doublereply_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/doublereply"
	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
)

func Test(t *testing.T) { ruletest.Run(t, doublereply.Analyzer) }

func TestFixes(t *testing.T) { ruletest.RunFixes(t, doublereply.Analyzer) }
