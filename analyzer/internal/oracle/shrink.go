package oracle

import (
	"cmp"
	"context"
	"slices"
)

// maxRounds bounds how often a failure is made smaller.
const maxRounds = 40

// shrink makes a failure as small as it gets while it disagrees in the same way.
func (t *trial) shrink(ctx context.Context, f *failure) (*failure, error) {
	kind := f.found[0].kind
	small := *t
	small.tally = newTally()
	for range maxRounds {
		tries := smaller(f.handler)
		failures, err := small.judge(ctx, tries)
		if err != nil {
			return nil, err
		}
		failures = slices.DeleteFunc(failures, func(g *failure) bool {
			g.found = slices.DeleteFunc(g.found, func(d disagreement) bool { return d.kind != kind })
			return len(g.found) == 0
		})
		if len(failures) == 0 {
			break
		}
		f = slices.MinFunc(failures, func(a, b *failure) int { return cmp.Compare(a.handler.size(), b.handler.size()) })
	}
	return f, nil
}

// smaller returns what becomes of a handler if one thing is taken from it: a
// statement, the branch around its statements, or one of several branches.
func smaller(h *handler) []*handler {
	var out []*handler
	try := func(change func(c *handler)) {
		c := h.clone()
		change(c)
		c.prune()
		out = append(out, c)
	}
	for i, list := range h.lists() {
		for j, n := range *list {
			try(func(c *handler) {
				l := c.lists()[i]
				*l = slices.Delete(*l, j, j+1)
			})
			for k := range n.arms {
				try(func(c *handler) {
					l := c.lists()[i]
					*l = slices.Replace(*l, j, j+1, (*l)[j].arms[k]...)
				})
				if len(n.arms) > 1 && (n.kind == branch && k == 1 || n.kind == choice && len(n.arms) > 2) {
					try(func(c *handler) {
						m := (*c.lists()[i])[j]
						m.arms = slices.Delete(m.arms, k, k+1)
					})
				}
			}
			if n.kind == call {
				try(func(c *handler) {
					l := c.lists()[i]
					*l = slices.Replace(*l, j, j+1, cloneAll(c.helpers[n.helper].body)...)
				})
			}
		}
	}
	return out
}
