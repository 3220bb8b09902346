package replies

import (
	"go/ast"
	"go/constant"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// An error may tell the status that it carries by a method, and what replies to errors
// ask for it: err.(interface{ StatusCode() int }).

// told stands for the field of an error that its method tells, wherever it holds it.
const told = "()"

// carrier returns a value of an error as that in another type: a parameter is still that one.
func (w *walk) carrier(v value, e ast.Expr) value {
	if v.param != 0 && isErrorType(w.info.TypeOf(e)) {
		v.field = field{v.param, told}
	}
	return v
}

// tellsStatus executes a call of a method that tells the status which an error carries,
// if it is known of what that hangs.
func (w *walk) tellsStatus(st *state, c *site) bool {
	if c.fn == nil || !c.recv || len(c.args) != 1 || !situation.TellsStatus(c.fn.Name()) {
		return false
	}
	if t := w.info.TypeOf(c.call); t == nil || !isInteger(t) {
		return false
	}
	switch v := w.carrier(c.vals[0], c.args[0]); {
	case v.load != nil && v.load.status.Kind == Const:
		st.results[c.call] = []value{{konst: constant.MakeInt64(int64(v.load.status.Code)), chosen: v.load.judged}}
	case v.field.path == told:
		st.results[c.call] = []value{{field: v.field}}
	default:
		return false
	}
	return true
}
