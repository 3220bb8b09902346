package replies

import "go/types"

// A numbering gives each variable of a function a number.
type numbering map[types.Object]int

// A varSet is a set of the variables of a function, a bit each: long functions have
// as many sets as blocks.
type varSet struct {
	vars numbering
	bits []uint64
}

// set returns a set of variables.
func (n numbering) set(of map[types.Object]bool) varSet {
	s := varSet{vars: n}
	for v := range of {
		i, ok := n[v]
		if !ok {
			i = len(n)
			n[v] = i
		}
		s.grow(i/64 + 1)
		s.bits[i/64] |= 1 << (i % 64)
	}
	return s
}

func (s *varSet) grow(words int) {
	if n := words - len(s.bits); n > 0 {
		s.bits = append(s.bits, make([]uint64, n)...)
	}
}

func (s varSet) has(v types.Object) bool {
	i, ok := s.vars[v]
	return ok && i/64 < len(s.bits) && s.bits[i/64]&(1<<(i%64)) != 0
}

// addUnless adds what is in o and not in without, and reports whether that is new.
func (s *varSet) addUnless(o, without varSet) (added bool) {
	s.grow(len(o.bits))
	for i, word := range o.bits {
		if i < len(without.bits) {
			word &^= without.bits[i]
		}
		if word&^s.bits[i] != 0 {
			s.bits[i] |= word
			added = true
		}
	}
	return added
}
