package replies

import (
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/catalog"
)

// What replies are sent through: net/http's responder, those of frameworks, and types that
// wrap one.

// isResponder reports whether t is a framework's responder, or is or implements
// http.ResponseWriter, where net/http is among the imports.
func (p *engine) isResponder(t types.Type) bool {
	if t == nil {
		return false
	}
	yes, ok := p.implies[t]
	if !ok && p.framework(t) {
		yes, ok = true, true
		p.implies[t] = true
	}
	if !ok {
		switch types.Unalias(deref(t)).(type) {
		case *types.Named, *types.Interface, *types.TypeParam:
			yes = p.writer != nil && types.Implements(t, p.writer)
		}
		p.implies[t] = yes
	}
	return yes
}

// framework reports whether t is a framework's responder.
func (p *engine) framework(t types.Type) bool {
	return p.frameworkCommit(t) != ""
}

// frameworkCommit returns the commit style of a framework's responder, "" for other types.
func (p *engine) frameworkCommit(t types.Type) catalog.Commit {
	switch types.Unalias(deref(t)).(type) {
	case *types.Named, *types.Interface:
		return p.catalog.Responders[types.TypeString(types.Unalias(t), nil)]
	}
	return ""
}

// wraps reports whether t or a pointer to it is a responder.
func (p *engine) wraps(t types.Type) bool {
	return p.isResponder(t) || p.writer != nil && types.Implements(types.NewPointer(t), p.writer)
}

// rewrites reports whether a type that wraps a responder writes in a way of its own.
func (p *engine) rewrites(t types.Type) bool {
	obj, index, _ := types.LookupFieldOrMethod(t, true, p.types, "Write")
	_, isFunc := obj.(*types.Func)
	return isFunc && len(index) == 1
}

// wrapping returns what a value of a type is to the reply that wraps its responder.
func (p *engine) wrapping(t types.Type) role {
	if p.rewrites(t) {
		return wrapped
	}
	return responder
}

// isOf reports whether the package is of the framework whose responder this is: what
// runs the chain of handlers is not a part of it.
func (p *engine) isOf(responder string) bool {
	owner := strings.SplitN(strings.TrimLeft(responder, "*"), "/", 4)
	return len(owner) > 2 && strings.HasPrefix(p.types.Path()+"/", owner[0]+"/"+owner[1]+"/"+strings.Split(owner[2], ".")[0]+"/")
}
