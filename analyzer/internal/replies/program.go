package replies

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// program reports whether a package belongs to the same program as this one: what a
// library's function may fail with, its operands say.
func (p *engine) program(pkg *types.Package) bool {
	return pkg != nil && sameProgram(p.pass, pkg.Path())
}

// sameProgram reports whether the package with that import path is of the module of the
// package that is being analysed.
func sameProgram(pass *analysis.Pass, path string) bool {
	own := pass.Pkg.Path()
	if path == own {
		return true
	}
	if pass.Module != nil && pass.Module.Path != "" {
		return within(pass.Module.Path, path)
	}
	return within(root(own), path)
}

// within reports whether an import path is dir or below it.
func within(dir, path string) bool {
	rest, ok := strings.CutPrefix(path, dir)
	return ok && (rest == "" || rest[0] == '/')
}

// root returns what the import paths of a program's packages begin with, as far as one
// of them says: most modules with a host have two elements after it.
func root(path string) string {
	parts := strings.SplitN(path, "/", 4)
	if strings.Contains(parts[0], ".") {
		return strings.Join(parts[:min(3, len(parts))], "/")
	}
	return parts[0]
}
