package analyzer_test

import (
	"strings"
	"testing"

	"github.com/statuslint/statuslint/analyzer"
)

func TestRulesCanBeChosen(t *testing.T) {
	all, def := len(analyzer.All()), len(analyzer.Default())
	for list, want := range map[string]int{
		"default": def, "all": all, "okerror,clientfault": 2, "default,challenge": def + 1,
		"-okerror": def - 1, "all,-okerror,-challenge": all - 2, "okerror, clientfault": 2,
	} {
		rules, err := analyzer.Choose(strings.Split(list, ",")...)
		if err != nil || len(rules) != want {
			t.Errorf("%q: %d rules, error %v, want %d", list, len(rules), err, want)
		}
	}
	for _, list := range []string{"nosuch", "default,nosuch", "-nosuch", ""} {
		if _, err := analyzer.Choose(strings.Split(list, ",")...); err == nil || !strings.Contains(err.Error(), "statuslint rules lists them") {
			t.Errorf("%q: error %v, want one that says where the rules are listed", list, err)
		}
	}
}
