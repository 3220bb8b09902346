package clientfault_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/clientfault"
	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
)

func TestReportsWhatIsWrongAndNothingElse(t *testing.T) { ruletest.Run(t, clientfault.Analyzer) }

func TestFixes(t *testing.T) { ruletest.RunFixes(t, clientfault.Analyzer) }
