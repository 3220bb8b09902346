package replies

import (
	"go/constant"
)

// A digest tells states apart. It is the same in every run.
type digest uint64

const seed digest = 14695981039346656037

// num mixes a number in.
func (d digest) num(n int) digest {
	x := (uint64(d) ^ uint64(n)) * 0x9e3779b97f4a7c15 // #nosec G115 -- any number will do
	return digest(x ^ x>>29)
}

func (d digest) str(s string) digest {
	h := uint64(d)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return digest(h).num(len(s))
}

func (d digest) flag(b bool) digest {
	if b {
		return d.num(1)
	}
	return d.num(0)
}

func (r *Reply) mix(d digest) digest {
	d = d.num(int(r.Status.Kind)).num(r.Status.Code).num(r.Status.Param).str(r.Status.Path).flag(r.Status.Implied)
	d = d.num(int(r.Begun)).num(int(r.Body)).flag(r.Open).flag(r.Spared).flag(r.Vague).flag(r.Refuse)
	d = d.num(int(r.Stops))
	if b := r.First; b != nil {
		d = d.num(int(b.At.Pos())).flag(b.Whole).flag(b.Some).flag(b.Told)
	}
	if h := r.Handed; h != nil {
		d = d.num(int(h.At.Pos()))
	}
	for _, list := range [2][]string{r.Must, r.May} {
		for _, name := range list {
			d = d.str(name)
		}
		d = d.num(len(list))
	}
	return d
}

func (b bounds) mix(d digest) digest { return d.str(b.not).num(b.min).num(b.max) }

// hardKey covers what conditions and replies are decided by: not provenance.
func (v value) hardKey() uint64 {
	d := v.bounds.mix(seed).num(v.carried).num(v.failed).num(v.field.param).str(v.field.path).num(int(v.nil)).num(int(v.size)).num(v.param).num(int(v.role)).flag(v.learned)
	if v.konst != nil {
		d = d.num(int(v.konst.Kind()))
		if v.konst.Kind() == constant.String {
			d = d.str(constant.StringVal(v.konst))
		} else {
			d = d.str(v.konst.ExactString())
		}
	}
	d = d.str(v.failure)
	if v.lit != nil {
		d = d.num(int(v.lit.Pos()))
	}
	if v.to.root != nil {
		d = d.num(int(v.to.root.Pos())).str(v.to.path)
	}
	return uint64(d)
}

func (v value) key() uint64 {
	d := digest(v.hardKey()).num(int(v.prov)).num(int(v.of)).num(int(v.met)).flag(v.made).flag(v.mixed)
	if o := v.from; o != nil {
		d = d.num(int(o.pos)).num(int(o.fails)).num(int(o.of)).str(o.sortsAs).str(o.sortsTo).flag(o.parser).flag(o.bare).flag(o.weak).flag(o.among).flag(o.sorter).flag(o.copies != nil)
		if o.unsent != nil {
			d = o.unsent.mix(d)
		}
	}
	if l := v.load; l != nil {
		d = d.str(l.path).num(int(l.status.Kind)).num(l.status.Code).num(l.status.Param).flag(l.judged).flag(l.sends)
	}
	if b := v.body; b != nil {
		d = d.str(b.words).flag(b.sure).num(int(b.keyed)).num(int(b.params)).num(int(b.coded)).flag(b.isErr).flag(b.foreign).flag(b.kept).str(b.shows)
		if b.err != nil {
			d = d.num(int(b.err.Pos()))
		}
	}
	return uint64(d)
}

// coreKey covers all of a state but its variables.
func (st *state) coreKey() uint64 {
	d := st.reply.mix(seed)
	for _, a := range st.active {
		d = d.num(int(a.Kind)).num(int(a.Pos)).num(int(a.Of)).num(int(a.until))
	}
	for _, g := range st.guards {
		d = d.num(g.Param).str(g.Const).flag(g.Equal)
	}
	for _, c := range st.defers {
		d = d.num(int(c.Pos()))
	}
	if x := st.explained; x != nil {
		d = d.num(int(x.Pos)).num(int(x.Kind))
	}
	for _, h := range st.held {
		d = d.num(int(h.at.Pos())).num(int(h.effect.status.Kind)).num(h.effect.status.Code).num(int(h.effect.body))
	}
	if p := st.prepared; p != nil {
		d = d.num(int(p.at.Pos())).num(int(p.effect.status.Kind)).num(p.effect.status.Code)
	}
	d = st.carried.mix(d).num(int(st.failed)).num(int(st.gate.pos)).flag(st.gate.passed).flag(st.gate.worked).flag(st.hangs).num(st.unsorted)
	if e := st.evidence; e != nil {
		d = d.str(e.words).flag(e.sure)
	}
	return uint64(d)
}

func (st *state) hardKey() uint64 { return st.withEnv(value.hardKey) }

// decisiveKey covers the variables on which something may hang.
func (st *state) decisiveKey(decide varSet) uint64 {
	sum := st.coreKey()
	for p, v := range st.env {
		if decide.has(p.root) || v.role != plain {
			sum += uint64(digest(v.hardKey()).num(int(p.root.Pos())).str(p.path))
		}
	}
	return sum
}

func (st *state) key() uint64 { return st.withEnv(value.key) }

// withEnv adds the variables to the core, in any order.
func (st *state) withEnv(key func(value) uint64) uint64 {
	sum := st.coreKey()
	for p, v := range st.env {
		sum += uint64(digest(key(v)).num(int(p.root.Pos())).str(p.path))
	}
	return sum
}
