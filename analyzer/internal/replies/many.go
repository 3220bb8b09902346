package replies

import (
	"reflect"
	"slices"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// What is left of the outcomes of a function that has more than a summary holds.

// anything is the outcome of a function of which nothing is known.
var anything = []Outcome{{Status: Status{Kind: Unknown}, Begun: Maybe, Body: Maybe, Open: true, Vague: true}}

// alike joins the outcomes that differ only in what a body tells that goes with a status
// other than a success, and in what led to them.
func alike(outcomes []Outcome) []Outcome {
	var out []Outcome
	at := map[string]int{}
	for _, o := range outcomes {
		key := o
		if !o.Status.Success() {
			key.Evidence, key.Inner, key.Guards = nil, nil, nil
		}
		i, ok := at[key.effectKey()]
		if !ok {
			at[key.effectKey()] = len(out)
			out = append(out, o)
			continue
		}
		into := &out[i]
		if !reflect.DeepEqual(into.Evidence, o.Evidence) {
			into.Evidence = nil
		}
		if !reflect.DeepEqual(into.Inner, o.Inner) {
			into.Inner = &Inner{Kind: situation.Unknown}
		}
		into.meet(&o)
	}
	return out
}

// meet takes another outcome that does the same to the reply into o.
func (o *Outcome) meet(other *Outcome) {
	o.Fills |= other.Fills // filled on some way
	o.Guards = slices.DeleteFunc(slices.Clone(o.Guards), func(g Guard) bool { return !slices.Contains(other.Guards, g) })
	o.Returns = slices.Clone(o.Returns)
	for j := range o.Returns {
		o.Returns[j] = joinResult(o.Returns[j], other.Returns[j])
	}
}

// summed makes two outcomes of many: the one that leaves the reply alone, if there
// is one, and one of which nothing is known but what all others hang on.
func summed(outcomes []Outcome) []Outcome {
	var out []Outcome
	rest := anything[0]
	first := true
	for _, o := range outcomes {
		if o.idle() {
			out = append(out, o)
			continue
		}
		if first {
			rest.Guards, first = slices.Clone(o.Guards), false
		} else {
			rest.Guards = slices.DeleteFunc(rest.Guards, func(g Guard) bool { return !slices.Contains(o.Guards, g) })
		}
	}
	return append(out, rest)
}
