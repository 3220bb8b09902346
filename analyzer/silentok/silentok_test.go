package silentok_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
	"github.com/statuslint/statuslint/analyzer/silentok"
)

func Test(t *testing.T) { ruletest.RunOwn(t, silentok.Analyzer) }
