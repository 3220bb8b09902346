package gopls

import (
	"context"
	"os/exec"
	"strings"
	"testing"
)

func TestAGoplsThatDoesNotWorkIsFoundOut(t *testing.T) {
	tool, err := findGo(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	other, err := exec.LookPath("go") // a program that cannot do what gopls check does
	if err != nil {
		t.Fatal(err)
	}
	err = try(context.Background(), tool, other)
	if err == nil || !strings.HasPrefix(err.Error(), "the gopls that was built does not find what it should: go check: unknown command") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %v", err)
	}
}
