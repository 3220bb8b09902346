package replies

import (
	"go/constant"
	"go/types"
	"slices"
	"strings"
)

// fits reports whether a summary can be of a function of this type. One that was
// made by another version of the program, or of the function, need not be.
func (s *Summary) fits(sig *types.Signature) bool {
	slots := sig.Params().Len()
	if sig.Recv() != nil {
		slots++
	}
	return s.On >= none && s.On < slots && isPath(s.OnPath) && !slices.ContainsFunc(s.Outcomes, func(o Outcome) bool { return !o.fits(slots, sig.Results().Len()) })
}

func (o *Outcome) fits(slots, results int) bool {
	slot := func(i int) bool { return i >= 0 && i < slots || i == slotBegun || i == slotStops }
	status := func(s Status) bool {
		return isPath(s.Path) && (s.Kind != OfParam && s.Kind != OfField || slot(s.Param))
	}
	load := func(l *Load) bool { return l == nil || isPath(l.Path) && status(l.Status) }
	inner := func(in *Inner) bool { return in == nil || in.Error >= 0 && in.Error <= slots }
	field := func(f Field) bool { return f.Param >= 0 && f.Param <= slots && isPath(f.Path) && isExact(f.Const) }
	fields := func(list []Field) bool { return !slices.ContainsFunc(list, func(f Field) bool { return !field(f) }) }
	if len(o.Returns) != results || !status(o.Status) || !status(o.Prepared) || !inner(o.Inner) || !fields(o.Fields) {
		return false
	}
	for _, g := range o.Guards {
		if !slot(g.Param) || !g.readable() {
			return false
		}
	}
	for _, r := range o.Returns {
		if r.Param < 0 || r.Param > slots || !isExact(r.Const) || !inner(r.Fails) || !load(r.Load) || !fields(r.Builds) {
			return false
		}
	}
	return true
}

// readable reports whether what a guard compares with is a number.
func (g *Guard) readable() bool {
	for _, op := range comparisons {
		if limit, ok := strings.CutPrefix(g.Const, op.String()); ok {
			return limit != "" && isExact(limit) && exactConst(limit) != nil && exactConst(limit).Kind() == constant.Int
		}
	}
	return true
}

// isPath reports whether s leads to a part of a variable, or to all of it.
func isPath(s string) bool { return s == "" || s == told || s[0] == '.' }

// isExact reports whether s is a constant in exact form, or empty.
func isExact(s string) bool {
	if s == "" {
		return true
	}
	c := exactConst(s)
	return c == nil || c.Kind() != constant.Unknown
}

// elsewhere returns a summary as other packages may read it: which dispatcher's
// status is sent says nothing there.
func (s *Summary) elsewhere() *Summary {
	for i := range s.Outcomes {
		if o := &s.Outcomes[i]; o.Status.Kind == Carried {
			o.Status = Status{Kind: Unknown}
		}
	}
	return s
}
