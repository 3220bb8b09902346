package replies

// A blockStates is what has arrived at a block.
type blockStates struct {
	seen    map[uint64]bool
	pending []*state // to be executed
	joined  *state   // what is joined because there were too many
}

// take returns the states to be executed next. Where there are too many, those
// that differ only in provenance are joined, then those that differ in values on
// which nothing hangs, and then those that differ in any.
func (at *blockStates) take(decide variables) []*state {
	if at.seen == nil {
		at.seen = map[uint64]bool{}
	}
	fresh := at.unseen(at.pending)
	at.pending = nil
	if len(at.seen)+len(fresh) > maxStates {
		fresh = at.unseen(collapse(fresh, (*state).hardKey, false))
	}
	if len(at.seen)+len(fresh) > maxStates {
		fresh = at.unseen(collapse(fresh, func(st *state) uint64 { return st.decisiveKey(decide) }, false))
	}
	if len(at.seen)+len(fresh) > maxStates {
		fresh = at.unseen(collapse(fresh, (*state).coreKey, true))
	}
	if len(at.seen)+len(fresh) > 2*maxStates {
		fresh = at.squeeze(fresh)
	}
	for _, st := range fresh {
		at.seen[st.key()] = true
	}
	return fresh
}

// unseen returns those of the states that have not been executed, once each.
func (at *blockStates) unseen(states []*state) []*state {
	var out []*state
	have := map[uint64]bool{}
	for _, st := range states {
		if k := st.key(); !at.seen[k] && !have[k] {
			have[k] = true
			out = append(out, st)
		}
	}
	return out
}

// squeeze joins everything into one state.
func (at *blockStates) squeeze(states []*state) []*state {
	for _, st := range states {
		if at.joined == nil {
			at.joined = st
			st.reply.Vague = true
		} else {
			at.joined.join(st)
		}
	}
	return at.unseen([]*state{at.joined.clone()})
}

// collapse joins the states that have the same key.
func collapse(states []*state, key func(*state) uint64, vague bool) []*state {
	var out []*state
	at := map[uint64]*state{}
	for _, st := range states {
		k := key(st)
		if into := at[k]; into != nil {
			into.joinEnv(st)
			into.reply.Vague = into.reply.Vague || vague
			continue
		}
		at[k] = st
		out = append(out, st)
	}
	return out
}
