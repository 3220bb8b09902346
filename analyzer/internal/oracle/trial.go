package oracle

import (
	"context"

	"golang.org/x/tools/go/analysis"
)

// A trial is one run of generated handlers against the rules.
type trial struct {
	shop  *workshop
	fw    *framework
	rules []*analysis.Analyzer
	most  int // paths of each handler
	tally *tally
}

// A failure is a handler with its disagreements.
type failure struct {
	handler *handler
	list    *listing
	pred    *prediction
	found   []disagreement
}

// judge serves the handlers and returns those that disagree.
func (t *trial) judge(ctx context.Context, all []*handler) ([]*failure, error) {
	list := make([]*listing, len(all))
	for i, h := range all {
		c := *h
		c.id = i
		list[i] = render(t.fw, packageOf(i), &c)
	}
	paths, err := t.shop.serve(ctx, t.fw, list, t.most)
	if err != nil {
		return nil, err
	}
	preds, err := t.shop.predict(list, t.rules)
	if err != nil {
		return nil, err
	}
	var out []*failure
	for i, l := range list {
		found, err := compare(t.fw, l, paths[i], preds[i], t.tally)
		if err != nil {
			return nil, err
		}
		if len(found) > 0 {
			out = append(out, &failure{all[i], l, preds[i], found})
		}
	}
	return out, nil
}
