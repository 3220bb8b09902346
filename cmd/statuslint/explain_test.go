package main

import (
	"flag"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// explained returns what explain writes.
func explained(t *testing.T, args ...string) string {
	t.Helper()
	var b strings.Builder
	if err := explain(&b, args); err != nil {
		t.Fatalf("explain %q: %v", args, err)
	}
	return b.String()
}

// knownCodes returns what codes.toml says.
func knownCodes(t *testing.T) *statusGuide {
	t.Helper()
	g, err := loadGuide()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestExplainWritesTheGoldenText(t *testing.T) {
	var rules strings.Builder
	listRules(&rules)
	texts := map[string]string{
		"guide": explained(t), "rules": rules.String(),
		"clientfault": explained(t, "clientfault"), "challenge": explained(t, "challenge"),
		"402": explained(t, "402"), "499": explained(t, "499"), "199": explained(t, "199"),
	}
	var codes []string
	for _, c := range knownCodes(t).Code {
		codes = append(codes, explained(t, strconv.Itoa(c.Number)))
	}
	texts["codes"] = strings.Join(codes, "\n\n")
	for name, got := range texts {
		t.Run(name, func(t *testing.T) { explainGolden(t, name, got) })
	}
}

// explainGolden compares a text with a golden file.
func explainGolden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "explain", name+".txt")
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s\nrun with -update if it is meant", file, got, want)
	}
}

func TestExplainKnowsEveryCodeUnderItsName(t *testing.T) {
	want := []int{
		100, 101, 103, 200, 201, 202, 204, 205, 206, 207, 300, 301, 302, 303, 304, 307, 308,
		400, 401, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 415, 416, 417, 422, 425, 426, 428, 429, 431, 451,
		500, 501, 502, 503, 504, 511,
	}
	var got []int
	for _, c := range knownCodes(t).Code {
		got = append(got, c.Number)
		if c.Name != http.StatusText(c.Number) {
			t.Errorf("%d is called %q, want %q", c.Number, c.Name, http.StatusText(c.Number))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("codes.toml has\n%v, want\n%v", got, want)
	}
}

// RFC 9110 numbers the sections of a class of codes in the order of the codes, and
// has a section also for those that are unused.
func TestExplainNamesTheSectionOfTheRFC(t *testing.T) {
	elsewhere := map[int]string{
		103: "RFC 8297, section 2", 207: "RFC 4918, section 11.1", 425: "RFC 8470, section 5.2",
		428: "RFC 6585, section 3", 429: "RFC 6585, section 4", 431: "RFC 6585, section 5", 511: "RFC 6585, section 6",
		451: "RFC 7725, section 3",
	}
	after418 := map[int]int{421: 20, 422: 21, 426: 22}
	for _, c := range knownCodes(t).Code {
		want := elsewhere[c.Number]
		if want == "" {
			n := c.Number%100 + 1
			if m, ok := after418[c.Number]; ok {
				n = m
			}
			want = "RFC 9110, section 15." + strconv.Itoa(c.Number/100+1) + "." + strconv.Itoa(n)
		}
		if got, _, _ := strings.Cut(c.RFC, ", which calls it "); got != want {
			t.Errorf("%d is defined in %q, want %q", c.Number, got, want)
		}
	}
}

func TestExplainNamesOnlyRulesThatExist(t *testing.T) {
	named := map[string]bool{}
	for _, c := range knownCodes(t).Code {
		for _, name := range c.Rules {
			named[name] = true
			if !slices.ContainsFunc(analyzer.All(), func(r *analysis.Analyzer) bool { return r.Name == name }) {
				t.Errorf("%d names the rule %s, which does not exist", c.Number, name)
			}
		}
	}
	for _, r := range analyzer.All() {
		if !named[r.Name] && r.Name != "baddirective" { // which is about comments
			t.Errorf("no code names the rule %s", r.Name)
		}
	}
}

func TestExplainGuidesToCodesThatHaveEntries(t *testing.T) {
	g := knownCodes(t)
	for _, r := range g.Guide {
		for _, number := range r.Send {
			if g.find(number) == nil {
				t.Errorf("%q: %d has no entry", r.If, number)
			}
		}
	}
}

// A number in a text is a code that is recommended instead: it has to be one.
func TestExplainMentionsOnlyCodesThatExist(t *testing.T) {
	code := regexp.MustCompile(`\b[1-5]\d\d\b`)
	for _, c := range knownCodes(t).Code {
		for _, mentioned := range code.FindAllString(c.Promise+" "+c.When, -1) {
			if n, _ := strconv.Atoi(mentioned); http.StatusText(n) == "" {
				t.Errorf("%d mentions %s, which is no status", c.Number, mentioned)
			}
		}
	}
}

func TestExplainPrintsTheDocumentationOfEachRule(t *testing.T) {
	for _, r := range analyzer.All() {
		text := explained(t, r.Name)
		state := r.Name + ": on by default\n"
		if !slices.Contains(analyzer.Default(), r) {
			state = r.Name + ": off unless named\n"
		}
		if !strings.HasPrefix(text, state) || !strings.Contains(text, r.Doc) || !strings.HasSuffix(text, r.URL+"\n") {
			t.Errorf("%s: want %q, its documentation and %s; got\n%s", r.Name, state, r.URL, text)
		}
	}
}

func TestExplainFitsATerminal(t *testing.T) {
	var rules strings.Builder
	listRules(&rules)
	fitsColumns(t, "rules", rules.String(), tableWidth)
	fitsColumns(t, "guide", explained(t), tableWidth)
	for number := 100; number <= 599; number++ {
		topic := strconv.Itoa(number)
		fitsColumns(t, topic, explained(t, topic), textWidth)
	}
	for _, r := range analyzer.All() {
		fitsColumns(t, r.Name, strings.ReplaceAll(explained(t, r.Name), "\t", "        "), tableWidth)
	}
}

func fitsColumns(t *testing.T, topic, text string, width int) {
	t.Helper()
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if len(line) > width || strings.TrimRight(line, " ") != line {
			t.Errorf("%s: line of %d columns, want at most %d and no blanks at the end: %q", topic, len(line), width, line)
		}
	}
}

func TestExplainSaysWhatToDoInstead(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"foo"}, `no rule or status called "foo"; statuslint rules lists the rules`},
		{[]string{""}, `no rule or status called ""; statuslint rules lists the rules`},
		{[]string{"99999999999999999999"}, `no rule or status called "99999999999999999999"; statuslint rules lists the rules`},
		{[]string{"600"}, "600 is no status code; take one between 100 and 599"},
		{[]string{"99"}, "99 is no status code; take one between 100 and 599"},
		{[]string{"-404"}, "-404 is no status code; take one between 100 and 599"},
		{[]string{"404", "410"}, "explain takes one rule or status, not 2; name one of them"},
	} {
		var b strings.Builder
		if err := explain(&b, c.args); err == nil || err.Error() != c.want {
			t.Errorf("explain %q: error %v, want %s", c.args, err, c.want)
		}
		if b.Len() > 0 {
			t.Errorf("explain %q writes %q beside its error", c.args, b.String())
		}
	}
}

func TestExplainRefusesFaultyData(t *testing.T) {
	const good = "[[code]]\nnumber = 200\nname = \"OK\"\nrfc = \"x\"\npromise = \"x\"\nwhen = \"x\"\n"
	for _, c := range []struct{ text, want string }{
		{good + "color = 1\n", "codes.toml: unknown key code.color"},
		{good + good, "codes.toml: 200 stands twice"},
		{"[[code]]\nnumber = 200\n", "codes.toml: 200 lacks a name, rfc, promise or when"},
		{"[[guide]]\nif = \"x\"\n", `codes.toml: guide row "x" lacks if or send`},
		{"[[code]\n", "codes.toml: "},
	} {
		if _, err := readGuide(c.text); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s\nerror %v, want %s", c.text, err, c.want)
		}
	}
}
