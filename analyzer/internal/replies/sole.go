package replies

import (
	"go/types"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// An interface beside the one type that implements it is there for that type: what
// its methods return is what those of the type return. What they do with a reply is
// not taken over, as an implementation elsewhere may do it otherwise.

// findSoles notes, for the methods of the package's interfaces, those of the only
// type of the package that implements the interface.
func (p *engine) findSoles() {
	scope := p.types.Scope()
	var interfaces []*types.Named
	declares := map[string][]*types.Named{} // by the name of a method
	for _, name := range scope.Names() {
		obj, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || obj.IsAlias() || p.testFile(obj.Pos()) || situation.StandIn(name) {
			continue
		}
		t, ok := obj.Type().(*types.Named)
		if !ok || t.TypeParams().Len() > 0 {
			continue
		}
		if types.IsInterface(t) {
			interfaces = append(interfaces, t)
			continue
		}
		for m := range t.Methods() {
			declares[m.Name()] = append(declares[m.Name()], t)
		}
	}
	for _, t := range interfaces {
		i := t.Underlying().(*types.Interface)
		sole := soleOf(i, declares)
		if sole == nil {
			continue
		}
		for m := range i.ExplicitMethods() {
			obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(sole), false, p.types, m.Name())
			if fn, ok := obj.(*types.Func); ok && p.byObj[fn] != nil {
				p.soles[m] = p.byObj[fn]
			}
		}
	}
}

// soleOf returns the only one of the types that implements i, or nil.
func soleOf(i *types.Interface, declares map[string][]*types.Named) *types.Named {
	var sole *types.Named
	seen := map[*types.Named]bool{}
	for m := range i.Methods() {
		for _, t := range declares[m.Name()] {
			if seen[t] || !types.Implements(types.NewPointer(t), i) {
				continue
			}
			if sole != nil {
				return nil
			}
			seen[t], sole = true, t
		}
	}
	return sole
}

// soleSummary returns what is known of the results of an interface's method.
func (p *engine) soleSummary(fn *types.Func) *Summary {
	f := p.soles[fn]
	if f == nil || f.summary == nil || f.summary.On != none || !f.summary.tells() {
		return nil
	}
	return f.summary
}
