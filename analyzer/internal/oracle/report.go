package oracle

import (
	"fmt"
	"strings"
)

// A tally counts what was compared.
type tally struct {
	handlers, paths int
	partly          int // handlers that have more paths than were asked for
	definite        int // paths whose reply was predicted to the status
	steps, sure     int // steps compared, and those of them that were predicted to the status
	verdicts        int
	dead            int            // verdicts on what no path passes: a helper is judged for all callers, and a panic is not followed
	mistakes        int            // seen on paths, of those that a rule has to tell of
	excused         map[string]int // those that the rules leave alone on purpose, by the reason
}

func newTally() *tally { return &tally{excused: map[string]int{}} }

// summary says in one line what was compared.
func (t *tally) summary(name string, disagreements int) string {
	return fmt.Sprintf("oracle: %s: %d handlers, %d paths, %d of them predicted to the status (%d%%), %d steps, %d findings, %d disagreements",
		name, t.handlers, t.paths, t.definite, 100*t.definite/max(1, t.paths), t.steps, t.verdicts, disagreements)
}

// details says what the numbers of the summary leave out.
func (t *tally) details() string {
	var b strings.Builder
	left := 0
	for _, n := range t.excused {
		left += n
	}
	fmt.Fprintf(&b, "  %d handlers have more paths than were asked for; %d findings are on what no path passes\n", t.partly, t.dead)
	fmt.Fprintf(&b, "  mistakes seen on the paths: %d, told: %d, left alone on purpose: %d\n", t.mistakes, t.mistakes-left, left)
	for _, why := range sortedKeys(t.excused) {
		fmt.Fprintf(&b, "  %6d %s\n", t.excused[why], why)
	}
	return b.String()
}

// describe shows a failure: the source, what was decided, what happened, and what was predicted.
func (f *failure) describe() string {
	var b strings.Builder
	for i, line := range strings.Split(strings.TrimSpace(f.list.text), "\n") {
		fmt.Fprintf(&b, "%4d  %s\n", i+1, line)
	}
	d := f.found[0]
	fmt.Fprintf(&b, "line %d: %s: %s\n", d.line, d.kind, d.text)
	if p := d.path; p != nil {
		fmt.Fprintf(&b, "decisions: %v\nthe client got: %+v\n", p.Decided, p.Wire)
		for _, m := range p.Marks {
			fmt.Fprintf(&b, "  at site %d: %+v\n", m.Site, m.Snap)
		}
	}
	if f.pred.whole != nil {
		for _, o := range f.pred.whole.Outcomes {
			fmt.Fprintf(&b, "predicted: status %+v begun %d body %d headers %v, perhaps %v\n", o.Status, o.Begun, o.Body, o.Must, o.May)
		}
	}
	for _, v := range f.pred.verdicts {
		fmt.Fprintf(&b, "line %d: %s (%s)\n", v.line, v.message, v.rule)
	}
	for _, s := range f.pred.steps[d.line] {
		for i := range s.Moments {
			lines := s.Moments[i].Explain(f.pred.lineOf)
			fmt.Fprintf(&b, "line %d: %s\n", d.line, strings.Join(lines, "; "))
		}
	}
	return b.String()
}

// most is how many disagreements of one handler are listed.
const most = 5

// kinds names the disagreements of a failure.
func (f *failure) kinds() string {
	var b strings.Builder
	for i, d := range f.found {
		if i == most {
			fmt.Fprintf(&b, "  and %d more\n", len(f.found)-most)
			break
		}
		fmt.Fprintf(&b, "  handler %d, line %d: %s: %s\n", f.handler.id, d.line, d.kind, d.text)
	}
	return b.String()
}
