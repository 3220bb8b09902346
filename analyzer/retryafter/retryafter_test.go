package retryafter_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
	"github.com/statuslint/statuslint/analyzer/retryafter"
)

func Test(t *testing.T) { ruletest.RunOwn(t, retryafter.Analyzer) }
