package oracle

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer/badcode"
	"github.com/statuslint/statuslint/analyzer/bodynotallowed"
	"github.com/statuslint/statuslint/analyzer/challenge"
	"github.com/statuslint/statuslint/analyzer/created"
	"github.com/statuslint/statuslint/analyzer/doublereply"
	"github.com/statuslint/statuslint/analyzer/latestatus"
	"github.com/statuslint/statuslint/analyzer/missinglocation"
	"github.com/statuslint/statuslint/analyzer/noabort"
	"github.com/statuslint/statuslint/analyzer/retryafter"
	"github.com/statuslint/statuslint/analyzer/wrongmethod"
)

var (
	handlers = flag.Int("oracle.handlers", 500, "how many handlers are made for each framework")
	from     = flag.Int("oracle.from", 0, "the number of the first handler")
	seed     = flag.Uint64("oracle.seed", 1, "what the handlers are made from")
)

// reportTo names the variable of a file to which the counts are appended: go test does
// not show what tests print that pass.
const reportTo = "STATUSLINT_ORACLE_REPORT"

// wire are the rules whose findings can be seen on the wire.
var wire = []*analysis.Analyzer{
	badcode.Analyzer, bodynotallowed.Analyzer, challenge.Analyzer, created.Analyzer, doublereply.Analyzer, latestatus.Analyzer,
	missinglocation.Analyzer, noabort.Analyzer, retryafter.Analyzer, wrongmethod.Analyzer,
}

// Limits of a test: how many paths of a handler are asked for, and how many failures are made small.
const (
	mostPaths  = 200
	mostShrunk = 6
)

func newTrial(t *testing.T, fw *framework) *trial {
	t.Helper()
	frameworks, err := filepath.Abs("../../../testdata/frameworks")
	if err != nil {
		t.Fatal(err)
	}
	download := exec.Command("go", "mod", "download") // go list would tell of it line by line
	download.Dir = frameworks
	if out, err := download.CombinedOutput(); err != nil {
		t.Fatalf("go mod download: %v\n%s", err, out)
	}
	shop, err := newWorkshop(t.TempDir(), frameworks)
	if err != nil {
		t.Fatal(err)
	}
	if err := shop.learn(t.Context(), fw); err != nil {
		t.Fatal(err)
	}
	return &trial{shop: shop, fw: fw, rules: wire, most: mostPaths, tally: newTally()}
}

func generated(fw *framework, seed uint64, from, n int) []*handler {
	list := make([]*handler, n)
	for i := range list {
		list[i] = generate(fw, seed, from+i)
	}
	return list
}

func TestWhatIsServedIsWhatIsPredicted(t *testing.T) {
	for _, fw := range frameworks {
		t.Run(fw.name, func(t *testing.T) {
			n := *handlers
			if testing.Short() {
				if fw != netHTTP {
					t.Skip("compiles a framework")
				}
				n = min(n, 100)
			}
			tr := newTrial(t, fw)
			failures, err := tr.judge(t.Context(), generated(fw, *seed, *from, n))
			if err != nil {
				t.Fatal(err)
			}
			disagreements := 0
			shrunk := map[string]bool{} // one of each kind
			for _, f := range failures {
				disagreements += len(f.found)
				kinds := f.kinds()
				if kind := f.found[0].kind; !shrunk[kind] && len(shrunk) < mostShrunk {
					shrunk[kind] = true
					small, err := tr.shrink(t.Context(), f)
					if err != nil {
						t.Fatal(err)
					}
					kinds += small.describe()
				}
				t.Errorf("seed %d:\n%s  to repeat: go test ./analyzer/internal/oracle -run '/%s' -oracle.seed=%d -oracle.from=%d -oracle.handlers=1",
					*seed, kinds, fw.name, *seed, f.handler.id)
			}
			report(t, tr.tally.summary(fw.name, disagreements)+"\n"+tr.tally.details())
		})
	}
	report(t, "  not generated:\n    "+strings.Join(limits, "\n    ")+"\n")
}

func report(t *testing.T, text string) {
	t.Helper()
	fmt.Print(text)
	name := os.Getenv(reportTo)
	if name == "" {
		return
	}
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString(text); err != nil {
		t.Error(err)
	}
}

// What never disagrees says nothing: without the rules their mistakes are missed, and
// the smallest handler that makes one is found.
func TestWithoutRulesTheirMistakesAreMissed(t *testing.T) {
	tr := newTrial(t, netHTTP)
	tr.rules = nil
	failures, err := tr.judge(t.Context(), generated(netHTTP, 1, 0, 200))
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range []string{"badcode", "bodynotallowed", "challenge", "created", "doublereply", "latestatus", "missinglocation", "retryafter", "wrongmethod"} {
		if !slices.ContainsFunc(failures, func(f *failure) bool {
			return slices.ContainsFunc(f.found, func(d disagreement) bool { return d.kind == "missed: "+rule })
		}) {
			t.Errorf("no mistake of %s is missed", rule)
		}
	}
	i := slices.IndexFunc(failures, func(f *failure) bool { return f.found[0].kind == "missed: bodynotallowed" })
	if i < 0 {
		t.Fatal("no handler begins with a body that is not allowed")
	}
	small, err := tr.shrink(t.Context(), failures[i])
	if err != nil {
		t.Fatal(err)
	}
	if n, was := small.handler.size(), failures[i].handler.size(); n > 3 || was <= n {
		t.Errorf("the handler of %d statements shrinks to %d, want 3 at most:\n%s", was, n, small.describe())
	}
}

func TestAWrongPredictionDisagrees(t *testing.T) {
	tr := newTrial(t, netHTTP)
	h := &handler{body: []*node{{kind: effect, op: 0, code: 404}}}
	l := render(netHTTP, packageOf(0), h)
	paths, err := tr.shop.serve(t.Context(), netHTTP, []*listing{l}, 1)
	if err != nil {
		t.Fatal(err)
	}
	preds, err := tr.shop.predict([]*listing{l}, wire)
	if err != nil {
		t.Fatal(err)
	}
	preds[0].whole.Outcomes[0].Status.Code = 403
	found, err := compare(netHTTP, l, paths[0], preds[0], tr.tally)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 || !strings.Contains(found[0].text, "the status is 404, not 403") {
		t.Errorf("got %v, want one disagreement about 404 and 403", found)
	}
}

func TestASeedMakesTheSameHandlers(t *testing.T) {
	for _, fw := range frameworks {
		for id := range 20 {
			first, second := render(fw, "p", generate(fw, 7, id)), render(fw, "p", generate(fw, 7, id))
			if first.text != second.text {
				t.Fatalf("%s: handler %d of seed 7 is not always the same:\n%s\n%s", fw.name, id, first.text, second.text)
			}
		}
	}
}
