package notfound_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
	"github.com/statuslint/statuslint/analyzer/notfound"
)

func Test(t *testing.T) { ruletest.Run(t, notfound.Analyzer) }

func TestFixes(t *testing.T) { ruletest.RunFixes(t, notfound.Analyzer) }
