package challenge_test

import (
	"testing"

	"github.com/statuslint/statuslint/analyzer/challenge"
	"github.com/statuslint/statuslint/analyzer/internal/ruletest"
)

func Test(t *testing.T) { ruletest.RunOwn(t, challenge.Analyzer) }
