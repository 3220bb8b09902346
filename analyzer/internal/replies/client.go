package replies

import (
	"go/types"
	"slices"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/catalog"
)

// Some database clients are written into the program by a generator: their packages
// have other names everywhere. The catalog names what is in them by the generator.

// generatedName returns the catalog's name of a function that a generator wrote, or "".
func (p *engine) generatedName(fn *types.Func) string {
	sig := fn.Signature()
	if sig.Recv() == nil {
		if sig.Results().Len() == 1 {
			return p.predicateName(sig.Results().At(0).Type())
		}
		return ""
	}
	t, ok := types.Unalias(deref(sig.Recv().Type())).(*types.Named)
	g := p.generatedBy(fn.Pkg())
	if g == nil || !ok {
		return ""
	}
	for _, kind := range g.Kinds {
		if !strings.HasSuffix(t.Obj().Name(), kind) {
			continue
		}
		of := "(*" + g.By + "." + kind + ")."
		builds := sig.Results().Len() == 1 && types.Identical(sig.Results().At(0).Type(), sig.Recv().Type())
		if builds && p.catalog.Carry[of+fn.Name()] == nil {
			return of + "With"
		}
		return of + fn.Name()
	}
	return ""
}

// predicateName returns the catalog's name of the functions that give a predicate of type t, or "".
func (p *engine) predicateName(t types.Type) string {
	sig, ok := t.Underlying().(*types.Signature)
	if _, named := types.Unalias(t).(*types.Named); !ok || !named || sig.Params().Len() != 1 || sig.Results().Len() != 0 {
		return ""
	}
	of, ok := sig.Params().At(0).Type().(*types.Pointer)
	if !ok {
		return ""
	}
	i := slices.IndexFunc(p.catalog.Made, func(g catalog.Generated) bool { return g.Predicate == types.TypeString(of.Elem(), nil) })
	if i < 0 {
		return ""
	}
	return p.catalog.Made[i].By + ".Predicate"
}

// generatedBy returns the row of the generator that wrote a package, or nil.
func (p *engine) generatedBy(pkg *types.Package) *catalog.Generated {
	g, ok := p.generators[pkg]
	if !ok {
		g = madeBy(p.catalog, pkg)
		p.generators[pkg] = g
	}
	return g
}

func madeBy(cat *catalog.Catalog, pkg *types.Package) *catalog.Generated {
	for i := range cat.Made {
		g := &cat.Made[i]
		if pkg != nil && !slices.ContainsFunc(g.Declares, func(name string) bool { return pkg.Scope().Lookup(name) == nil }) {
			return g
		}
	}
	return nil
}
