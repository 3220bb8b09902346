package gopls

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// The module on which a gopls is tried, and what it must say of it.
var mistake = map[string]string{
	"go.mod": "module example.com/mistake\n\ngo 1.21\n",
	"mistake.go": `package mistake

import "net/http"

func Old(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusFound) }
`,
}

const verdict = "302 Found without Location"

// try lets a gopls check a module with a mistake. Its exit code says nothing.
func try(ctx context.Context, tool *goTool, executable string) error {
	dir := filepath.Join(tool.dir, "mistake")
	if err := os.Mkdir(dir, 0o750); err != nil {
		return err
	}
	if err := write(dir, mistake); err != nil {
		return err
	}
	out, err := tool.command(ctx, dir, executable, "check", "mistake.go").CombinedOutput()
	if strings.Contains(string(out), verdict) {
		return nil
	}
	said := strings.TrimSpace(string(out))
	if said, _, _ = strings.Cut(said, "\n"); said == "" {
		said = "it said nothing"
	}
	if err != nil {
		said += " (" + err.Error() + ")"
	}
	return fmt.Errorf("the gopls that was built does not find what it should: %s", said)
}
