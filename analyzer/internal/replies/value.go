package replies

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// A Prov is a value's provenance: where it comes from.
type Prov uint8

// The provenances that matter.
const (
	FromRequest    Prov = 1 << iota // data that the client sent
	FromCredential                  // a credential that the client sent
	FromIdentity                    // who the client is, as far as the server knows
	FromMethod                      // the request's method
	FromContext                     // the request's context, or a value in it
)

// A role is what a value is to the reply.
type role uint8

const (
	plain     role = iota
	responder      // the responder, or what writes to it
	headerMap      // the reply's header map
	wrapped        // a responder that does as it likes with what is written through it
	beneath        // what a framework's responder is made of, which is a context besides
	keeping        // a writer to the responder that may keep back what is written, until it is drained
)

// hides reports whether code that has such a value can reply with it.
func (r role) hides() bool { return r == responder || r == wrapped || r == keeping }

type nilness uint8

const (
	nilUnknown nilness = iota
	isNil
	nonNil
)

// An origin is the call whose result a value is, and what its failure means.
type origin struct {
	pos     token.Pos
	words   string
	fails   situation.Kind
	of      uint32
	weak    bool         // its failure may be ruled out by code that is not seen
	among   bool         // it fails for other reasons as well
	own     bool         // it gets nothing that may be the client's
	parser  bool         // it is a parser of the standard library: its errors are no one else's
	bare    bool         // its errors are seldom told apart by those that reply to errors
	sorter  bool         // it tells what kind of error its argument is
	sorts   types.Object // the error variable that the call sorts by what kind of error it is
	sortsAs string       // the sentinel, the type or the call that tells; "": unknown
	sortsTo string       // what the catalog says that it means; "": nothing
	// nothing, if not nil, is the reply as it was before the call, and is if this number is 0.
	nothing *Reply
	// asked are the variables by which something was looked up: if it succeeds, it is there.
	asked []place
	// copies, if not nil, is the call itself: when it fails, part of the body has been sent.
	copies ast.Expr
	// by are the variables by which the call is made.
	by    []place
	tells meeting // what its going well tells of them
	// unsent, if not nil, is the reply before a call that sends nothing when it fails.
	unsent *Reply
}

// An evidence says why a value, sent as a body, tells of an error.
type evidence struct {
	words   string
	sure    bool         // tells of an error by itself
	keyed   uint32       // tells of an error if one of these parameters is not empty
	params  uint32       // is the text of these parameters, which may be errors
	coded   uint32       // tells of an error if one of these parameters is the code of a failure
	kept    bool         // it is that of an error which a struct keeps, perhaps of something else
	shows   string       // the error whose text it shows, in words
	isErr   bool         // is the text of an error, not of a string that may be empty
	err     types.Object // the variable of the error whose text it is, if isErr
	foreign bool         // belongs to a protocol whose errors travel in a 200
}

// A field is a field of a parameter.
type field struct {
	param int    // 1 + the slot, 0 if none
	path  string // such as ".Status"
}

// A value is what is known of a Go value on one path. The zero value is: nothing.
type value struct {
	bounds
	field   field
	carried int // 1 + the dispatcher whose handler returned it as the status
	failed  int // 1 + the dispatcher whose handler returned it as its error
	konst   constant.Value
	learned bool      // only a condition said what the constant is: it was chosen elsewhere
	remote  *function // the function of this package that returned the constant
	nil     nilness
	size    size
	tested  bool // it is a field, of which a condition said this
	param   int  // 1 + the slot of the parameter that it is, 0 if none
	prov    Prov
	of      uint32 // the parameters that it is made from
	role    role
	lit     *ast.FuncLit
	from    *origin
	body    *evidence
	to      place            // the variable that it points to or writes to
	load    *load            // the status that it carries
	made    bool             // a function of the program has made it
	chosen  bool             // the constant is a status for which a step stands already
	parts   map[string]value // the fields of a builder, while it is in no variable
	failure string           // the name of the constant, if it is the code of a failure
	met     meeting
	mixed   bool // some of its fields are the client's, others are not
}

func (v value) isZero() bool {
	return v.konst == nil && v.nil == 0 && v.size == 0 && v.met == notMet && !v.made && v.param == 0 && v.prov == 0 && v.of == 0 &&
		v.role == 0 && v.lit == nil && v.from == nil && v.body == nil && v.to.root == nil && v.carried == 0 && v.failed == 0 && v.load == nil && v.field == (field{}) && v.bounds == (bounds{})
}

// other returns what remains of v in another form of it.
func (v value) other() value {
	return value{prov: v.prov, of: v.of, from: v.from, body: v.body}
}

// with returns v with what o brings: for values made from several.
func (v value) with(o value) value {
	v.prov |= o.prov
	v.of |= o.of
	if v.from == nil {
		v.from = o.from
	}
	if v.body == nil || (o.body != nil && o.body.sure && !v.body.sure) {
		v.body = o.body
	}
	return v
}

// joinValue is what is known of a variable that has the value a on one path
// and b on the other.
func joinValue(a, b value) value {
	if a.key() == b.key() {
		return a
	}
	v := value{prov: a.prov & b.prov, met: min(a.met, b.met)}
	if a.hardKey() == b.hardKey() {
		v.konst, v.learned, v.bounds, v.nil, v.size, v.role, v.lit, v.carried, v.failed = a.konst, a.learned, a.bounds, a.nil, a.size, a.role, a.lit, a.carried, a.failed
		if a.load != nil && b.load != nil && *a.load == *b.load {
			v.load = a.load
		}
	} else if a.role == b.role {
		v.role = a.role
	}
	return v
}

// A place is a variable, or a field or element of one.
type place struct {
	root types.Object
	path string
}

func (p place) String() string { return p.root.Name() + p.path }

// maxPath is how deep in a variable a part may be for something to be known of it.
const maxPath = 32

// placeOf returns the place that e denotes, if it denotes one.
func (f *function) placeOf(e ast.Expr) (place, bool) {
	var path []string
	for len(path) <= maxPath {
		switch x := e.(type) {
		case *ast.ParenExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.UnaryExpr:
			if x.Op != token.AND {
				return place{}, false
			}
			e = x.X
		case *ast.SelectorExpr:
			if sel := f.info.Selections[x]; sel == nil || sel.Kind() != types.FieldVal {
				return place{}, false
			}
			path = append(path, "."+x.Sel.Name)
			e = x.X
		case *ast.IndexExpr:
			tv, ok := f.info.Types[x.Index]
			if !ok || tv.Value == nil || tv.Value.Kind() != constant.String {
				return place{}, false
			}
			path = append(path, "."+constant.StringVal(tv.Value))
			e = x.X
		case *ast.Ident:
			v, ok := f.info.ObjectOf(x).(*types.Var)
			if !ok || v.Name() == "_" {
				return place{}, false
			}
			var b strings.Builder
			for i := len(path) - 1; i >= 0; i-- {
				b.WriteString(path[i])
			}
			return place{v, b.String()}, true
		default:
			return place{}, false
		}
	}
	return place{}, false
}
