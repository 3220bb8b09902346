package created_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/created"
	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
)

func Test(t *testing.T) { ruletest.RunOwn(t, created.Analyzer) }
