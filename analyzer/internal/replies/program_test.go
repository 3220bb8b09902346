package replies

import (
	"go/types"
	"testing"

	"golang.org/x/tools/go/analysis"
)

func TestSameProgram(t *testing.T) {
	for _, c := range []struct {
		name, own, module, other string
		want                     bool
	}{
		{"the module's first package", "example.com/m/p", "example.com/m", "example.com/m", true},
		{"another package of a module with two elements", "example.com/m/p", "example.com/m", "example.com/m/q", true},
		{"another module of the same host", "example.com/m/p", "example.com/m", "example.com/n/p", false},
		{"a module that begins with the same letters", "example.com/m/p", "example.com/m", "example.com/mm", false},
		{"another project of a group", "example.com/team/group/m/p", "example.com/team/group/m", "example.com/team/group/n", false},
		{"a module without a host", "shop/p", "shop", "shop/q", true},
		{"the external test of the module's first package", "example.com/m_test", "example.com/m", "example.com/m", true},
		{"no module known, the same owner's repository", "example.com/owner/m/p", "", "example.com/owner/m/q", true},
		{"no module known, another repository", "example.com/owner/m/p", "", "example.com/owner/n/q", false},
		{"no module known, below a package with two elements", "example.com/m", "", "example.com/m/q", true},
		{"no module known, no host", "shop/p", "", "shop/q", true},
	} {
		pass := &analysis.Pass{Pkg: types.NewPackage(c.own, "p"), Module: &analysis.Module{Path: c.module}}
		if got := sameProgram(pass, c.other); got != c.want {
			t.Errorf("%s: got %t, want %t", c.name, got, c.want)
		}
		if c.module != "" {
			continue
		}
		pass.Module = nil // other drivers give none at all
		if got := sameProgram(pass, c.other); got != c.want {
			t.Errorf("%s, as nil: got %t, want %t", c.name, got, c.want)
		}
	}
}
