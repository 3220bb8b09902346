package gopls_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// alone gives the test a home of its own, so that neither statuslint nor gopls leaves
// anything in the user's. The caches of the go command are shared.
func alone(t *testing.T) {
	t.Helper()
	names := []string{"GOCACHE", "GOMODCACHE", "GOPATH", "GOENV"}
	for _, name := range names {
		out, err := exec.Command("go", "env", name).Output()
		if err != nil {
			t.Fatal(err)
		}
		t.Setenv(name, strings.TrimSpace(string(out)))
	}
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "AppData", "LocalAppData"} {
		t.Setenv(name, home)
	}
	config, err := os.UserConfigDir()
	if err != nil {
		t.Fatal(err)
	}
	// A process that gopls leaves behind for telemetry would write into a directory
	// that is being removed.
	write(t, config, "go/telemetry/mode", "off")
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// The server that is edited.
const (
	pageFile = "page/page.go"
	page     = `// Package page shows one page of a list.
package page

import (
	"fmt"
	"net/http"
	"strconv"

	"example.com/shop/reply"
)

func show(w http.ResponseWriter, r *http.Request) {
	page, err := strconv.Atoi(r.FormValue("page"))
	if err != nil {
		reply.Refuse(w, "which page?")
		return
	}
	size, err := strconv.Atoi(r.FormValue("size"))
	if err != nil {
		http.Error(w, "how many?", http.StatusInternalServerError)
		return
	}
	from, err := strconv.Atoi(r.FormValue("from"))
	if err != nil {
		http.Error(w, "from where?", http.StatusInternalServerError) //nolint:clientfault // old clients want it
		return
	}
	until, err := strconv.Atoi(r.FormValue("until"))
	if err != nil {
		//lint:ignore clientfault old clients want it
		http.Error(w, "until when?", http.StatusInternalServerError)
		return
	}
	if r.Header.Get("Authorization") == "" {
		http.Error(w, "who are you?", http.StatusUnauthorized)
		return
	}
	fmt.Fprintln(w, page, size, from, until)
}
`
	testFile = "page/page_test.go"
	test     = `package page

import (
	"net/http"
	"testing"
)

func moved(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusFound) }

func TestMoved(t *testing.T) {
	_ = moved
	t.Logf("%d", "a mistake that gopls reports itself")
}
`
	replyFile = "reply/reply.go"
	reply     = `// Package reply refuses requests.
package reply

import "net/http"

// Refuse answers a request that makes no sense.
func Refuse(w http.ResponseWriter, text string) {
	http.Error(w, text, http.StatusBadRequest)
}
`
)

// shop writes the server.
func shop(t *testing.T) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "go.mod", "module example.com/shop\n\ngo 1.24\n")
	write(t, dir, pageFile, page)
	write(t, dir, testFile, test)
	write(t, dir, replyFile, reply)
	return dir
}
