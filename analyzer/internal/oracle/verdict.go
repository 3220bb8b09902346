package oracle

import (
	"fmt"
	"slices"
)

// tells reports whether a verdict tells of just this mistake.
func (m *mistake) tells(v *verdict) bool {
	if !slices.Contains(m.rules, v.rule) || !slices.Contains(m.lines, v.line) {
		return false
	}
	if m.first != nil && v.rule != "bodynotallowed" {
		late := slices.Contains(m.event.lines(), v.line) && slices.Contains(m.first.lines(), v.related)
		twice := slices.Contains(m.first.lines(), v.line) && (v.related == 0 || slices.Contains(m.event.lines(), v.related))
		return v.rule == "latestatus" && late || v.rule == "doublereply" && twice
	}
	return true
}

// covers reports whether a verdict warns of a mistake: a rule tells of a place once,
// and names one of the ways in which it goes wrong.
func (m *mistake) covers(v *verdict) bool {
	return slices.Contains(m.rules, v.rule) && slices.Contains(m.lines, v.line)
}

// verdicts compares what the rules say with what went wrong.
func (c *comparer) verdicts() {
	var all []*mistake
	passed, stopped, fails := map[int]bool{}, map[int]bool{}, map[int]bool{}
	for i, p := range c.paths {
		all = append(all, c.mistakes(p, c.runs[i])...)
		for j, e := range c.runs[i] {
			passed[e.line] = true
			if e.kind == effect && e.op.yields && e.op.body == some && noBody(e.after.Status) {
				fails[e.line] = true // echo's call fails, which nobody asks for a status
			}
			if (c.strange(e) || e.cut) && c.fw.style != buffered {
				for _, line := range e.lines() {
					stopped[line] = true
				}
				for _, after := range c.runs[i][j+1:] {
					stopped[after.line] = true
				}
				break
			}
		}
	}
	for i := range c.pred.verdicts {
		v := &c.pred.verdicts[i]
		c.tally.verdicts++
		switch {
		case !c.complete():
		case !passed[v.line], v.related != 0 && !passed[v.related], stopped[v.related], stopped[v.line] && v.rule != "badcode", len(fails) > 0 && slices.Contains([]string{"bodynotallowed", "doublereply", "latestatus"}, v.rule) && !(fails[v.line] && v.rule == "bodynotallowed"), c.forOthers(v, passed):
			c.tally.dead++
		case !slices.ContainsFunc(all, func(m *mistake) bool { return m.tells(v) }):
			c.disagree(nil, "false: "+v.rule, v.line, "%s", v.message)
		}
	}
	said := map[string]bool{} // a mistake that is missed is told once
	for _, m := range all {
		if !m.must || !c.complete() {
			continue
		}
		c.tally.mistakes++
		if slices.ContainsFunc(c.pred.verdicts, func(v verdict) bool { return m.covers(&v) }) {
			continue
		}
		if why := c.excuse(m); why != "" {
			c.tally.excused[why]++
			continue
		}
		if key := fmt.Sprint(m.rules, m.event.line, m.what); !said[key] {
			said[key] = true
			c.disagree(m.path, "missed: "+m.rules[0], m.event.line, "%s", m.what)
		}
	}
}

// forOthers reports whether a verdict is on a helper in which there is something that
// no path passes, or that asks what has been sent: it is judged for other callers as well.
func (c *comparer) forOthers(v *verdict, passed map[int]bool) bool {
	i := slices.IndexFunc(c.list.sites, func(s *site) bool { return s.line == v.line })
	if i < 0 || c.list.sites[i].fn == 0 {
		return false
	}
	inside := map[int]bool{c.list.sites[i].fn: true}
	for range c.list.sites {
		for _, s := range c.list.sites {
			if inside[s.fn] && s.callee > 0 {
				inside[s.callee] = true
			}
		}
	}
	for fn := range inside {
		if c.list.asks[fn] {
			return true
		}
	}
	return slices.ContainsFunc(c.list.sites, func(s *site) bool { return inside[s.fn] && s.kind != entry && !passed[s.line] })
}
