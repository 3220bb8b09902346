package replies

import (
	"cmp"
	"encoding/gob"
	"go/types"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// A package's facts are read by every package that imports it, so they stay
// small. Only packages with very many functions, such as generated clients, come
// near the limit; of them the facts that say least are left out, and callers
// know as little of those functions as of any without a fact.
const (
	manyFacts    = 300      // fewer are never near the limit
	maxFactBytes = 48 << 10 // of summaries, as gob
)

// A fact is a summary with the function that it is of.
type fact struct {
	fn *types.Func
	s  *Summary
}

// exportSummaries exports what other packages may ask about.
func (p *engine) exportSummaries() {
	var facts []fact
	for _, f := range p.funcs {
		if f.obj != nil && f.summary != nil && f.obj.Exported() && f.summary.tells() {
			facts = append(facts, fact{f.obj, f.summary})
		}
	}
	for fn := range p.soles {
		if s := p.soleSummary(fn); s != nil && fn.Exported() && p.declared[fn] == nil {
			facts = append(facts, fact{fn, s})
		}
	}
	for fn, s := range p.declared {
		if p.byObj[fn] == nil {
			facts = append(facts, fact{fn, s})
		}
	}
	if len(facts) > manyFacts {
		facts = p.fitting(facts)
	}
	for _, f := range facts {
		p.pass.ExportObjectFact(f.fn, f.s)
	}
}

// fitting returns the facts that say most and stay within the limit together.
func (p *engine) fitting(facts []fact) []fact {
	slices.SortFunc(facts, func(a, b fact) int {
		return cmp.Or(b.s.weight()-a.s.weight(), cmp.Compare(p.fullName(a.fn), p.fullName(b.fn)))
	})
	var size counter
	enc := gob.NewEncoder(&size)
	for i, f := range facts {
		if err := enc.Encode(f.s); err != nil || size > maxFactBytes {
			return facts[:i]
		}
	}
	return facts
}

// A counter counts what is written to it.
type counter int

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}

// weight tells how much a summary says: 2 of a reply, 1 of what a result means
// or carries, 0 of where a result comes from.
func (s *Summary) weight() int {
	if s.On != none {
		return 2
	}
	for _, o := range s.Outcomes {
		for _, r := range o.Returns {
			if r.Fails != nil && r.Fails.Kind != situation.Unknown || r.Load != nil || r.Prov != 0 {
				return 1
			}
		}
	}
	return 0
}
