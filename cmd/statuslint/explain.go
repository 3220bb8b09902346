package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/statuslint/statuslint/analyzer"
)

// The widths of what is printed: text for reading is narrower than tables.
const (
	textWidth  = 80
	tableWidth = 100
	labelWidth = 10 // of the labels beside a text
)

// explain writes what is to be known about a rule or a status code; without
// arguments it writes the decision guide.
func explain(w io.Writer, args []string) error {
	guide, err := loadGuide()
	if err != nil {
		return err
	}
	var text string
	switch len(args) {
	case 0:
		text = guideText(guide)
	case 1:
		if text, err = explanation(guide, args[0]); err != nil {
			return err
		}
	default:
		return fmt.Errorf("explain takes one rule or status, not %d; name one of them", len(args))
	}
	_, err = io.WriteString(w, text)
	return err
}

// explanation returns what is to be known about a rule or a status code.
func explanation(guide *statusGuide, topic string) (string, error) {
	if i := slices.IndexFunc(analyzer.All(), func(r *analysis.Analyzer) bool { return r.Name == topic }); i >= 0 {
		return ruleText(analyzer.All()[i]), nil
	}
	number, err := strconv.Atoi(topic)
	switch {
	case err != nil:
		return "", fmt.Errorf("no rule or status called %q; statuslint rules lists the rules", topic)
	case number < 100 || number > 599:
		return "", fmt.Errorf("%s is no status code; take one between 100 and 599", topic)
	}
	if c := guide.find(number); c != nil {
		return codeText(c), nil
	}
	return wrap("", fmt.Sprintf("%s has no entry here; it is of the class %s, and a client that does not know it takes it for %d.",
		codeName(number), classes[number/100], number/100*100)), nil
}

// classes are the classes of status codes, by their first digit.
var classes = [...]string{
	1: "1xx (interim)", 2: "2xx (success)", 3: "3xx (redirect)", 4: "4xx (the client's mistake)", 5: "5xx (the server's failure)",
}

// guideText lays out the decision guide.
func guideText(guide *statusGuide) string {
	width := 0
	for _, r := range guide.Guide {
		width = max(width, len(r.If))
	}
	var b strings.Builder
	b.WriteString("Which status? The first line that fits says it.\n")
	for _, r := range guide.Guide {
		if r.Part != "" {
			fmt.Fprintf(&b, "\n%s\n", r.Part)
		}
		fmt.Fprintf(&b, "    %-*s  %s\n", width, r.If, sends(r))
	}
	b.WriteString("\nGo on with a status, statuslint explain 409, or with a rule, statuslint explain conflict.\n")
	return b.String()
}

// sends returns what a row of the guide says to send: "405 Method Not Allowed + Allow".
func sends(r guideRow) string {
	var names []string
	for _, number := range r.Send {
		if len(r.Send) == 1 {
			names = append(names, codeName(number))
		} else {
			names = append(names, strconv.Itoa(number))
		}
	}
	text := strings.Join(names, " or ")
	if r.With != "" {
		text += " + " + r.With
	}
	return text
}

// ruleText returns the documentation of a rule.
func ruleText(r *analysis.Analyzer) string {
	state := "off unless named"
	if onByDefault(r) {
		state = "on by default"
	}
	return fmt.Sprintf("%s: %s\n\n%s\n\n%s\n", r.Name, state, strings.TrimSpace(r.Doc), r.URL)
}

func onByDefault(r *analysis.Analyzer) bool { return slices.Contains(analyzer.Default(), r) }

// codeText lays out the entry of a status code.
func codeText(c *statusCode) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d %s\n%s\n", c.Number, c.Name, c.RFC)
	section := func(label, text string) {
		b.WriteByte('\n')
		b.WriteString(wrap(fmt.Sprintf("%-*s", labelWidth, label), text))
	}
	section("promises", c.Promise)
	section("use it", c.When)
	for i, need := range c.Needs {
		if i == 0 {
			section("needs", need)
		} else {
			b.WriteString(wrap(strings.Repeat(" ", labelWidth), need))
		}
	}
	if len(c.Rules) > 0 {
		section("rules", strings.Join(c.Rules, ", "))
	}
	return b.String()
}

// listRules writes a table of the rules.
func listRules(w io.Writer) {
	width := 0
	for _, r := range analyzer.All() {
		width = max(width, len(r.Name))
	}
	for _, r := range analyzer.All() {
		state := "off"
		if onByDefault(r) {
			state = "on"
		}
		fmt.Fprint(w, wrapTo(tableWidth, fmt.Sprintf("%-*s  %-3s  ", width, r.Name, state), ruleSummary(r)))
	}
}

// ruleSummary returns what a rule reports: the first sentence of its documentation.
func ruleSummary(r *analysis.Analyzer) string {
	text, _, _ := strings.Cut(r.Doc, "\n\n")
	text = strings.Join(strings.Fields(text), " ")
	text, _, _ = strings.Cut(text, ". ")
	return strings.TrimPrefix(strings.TrimSuffix(text, "."), "reports ")
}

// wrap lays out text that is as wide as a terminal.
func wrap(label, text string) string { return wrapTo(textWidth, label, text) }

// wrapTo breaks a text into lines that are not longer than width. The first
// begins with the label, and the others are indented as far.
func wrapTo(width int, label, text string) string {
	var b strings.Builder
	b.WriteString(label)
	column := len(label)
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
		case column+1+len(word) > width:
			b.WriteString("\n" + strings.Repeat(" ", len(label)))
			column = len(label)
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	b.WriteByte('\n')
	return b.String()
}
