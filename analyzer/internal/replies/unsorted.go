package replies

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// Handlers that return an error leave it to a dispatcher to reply to it. What that
// sends for an error that it does not tell apart from others, it sends for the
// client's mistakes as well, if they are returned as they are.

// An unsorted is what a dispatcher does with the errors that it does not tell apart.
type unsorted struct {
	codes []int  // the statuses that it sends for them; 0: one that is not known
	sorts uint32 // the kinds of situations that it does tell apart, as bits
}

func (p *unsorted) send(code int) {
	if !slices.Contains(p.codes, code) {
		p.codes = append(p.codes, code)
	}
}

// status returns the server error that is sent for an error in that kind of
// situation, or 0.
func (p *unsorted) status(kind situation.Kind) int {
	if p == nil || len(p.codes) != 1 || p.sorts&(1<<kind|1<<situation.Unknown) != 0 {
		return 0
	}
	if s := (Status{Kind: Const, Code: p.codes[0]}); s.serverError() {
		return s.Code
	}
	return 0
}

// returnsError reports whether functions of that type get net/http's responder and
// return nothing but an error.
func (p *engine) returnsError(sig *types.Signature) bool {
	return sig.Results().Len() == 1 && isError(sig.Results().At(0).Type()) &&
		slices.ContainsFunc(slices.Collect(sig.Params().Variables()), func(v *types.Var) bool { return isNamed(v.Type(), "net/http", "ResponseWriter") })
}

// ofErrors is what the signatures of functions begin with that return an error.
const ofErrors = "error of "

// dispatchError notes the call of a handler through a value that returns an error.
func (w *walk) dispatchError(st *state, call *ast.CallExpr, sig *types.Signature) {
	framework := w.pkg.uncaughtBy(sig)
	if framework == "" && !w.pkg.returnsError(sig) {
		return
	}
	index := w.pkg.dispatcherOf(ofErrors + cmp.Or(framework, signature(sig)))
	if d := w.pkg.dispatchers[index]; d.plain == nil {
		d.plain = &unsorted{}
	}
	if vals := st.results[call]; framework != "" && len(vals) == 1 { // it may have replied itself
		v := vals[0]
		v.failed = index + 1
		st.results[call] = []value{v}
		return
	}
	st.results[call] = []value{{from: &origin{pos: call.Pos()}, failed: index + 1}}
}

// plainOf returns what is known of how the error v is dispatched, or nil.
func (w *walk) plainOf(v value) *unsorted {
	if v.failed == 0 {
		return nil
	}
	return w.pkg.dispatchers[v.failed-1].plain
}

// unsort notes that a condition tells the error v apart by something of that meaning.
func (w *walk) unsort(st *state, v value, word string, match bool) {
	p := w.plainOf(v)
	if p == nil {
		return
	}
	if match {
		st.unsorted = 0
	}
	if kind := situation.Parse(word); kind != situation.None {
		p.sorts |= 1 << kind
	} else if word != "" { // same, gone
		p.sorts |= 1 << situation.BadInput
	}
}

// dispatched notes what is sent while an error is in force that has not been told apart.
func (w *walk) dispatched(st *state, e *effect) {
	if st.unsorted == 0 || e.carried || e.status.Kind == Unset && e.begins != Yes {
		return
	}
	p := w.pkg.dispatchers[st.unsorted-1].plain
	st.unsorted = 0
	switch s := e.status.Sent(); s.Kind {
	case Const:
		p.send(s.Code)
	default:
		p.send(0)
	}
}

// notePlain notes that a return statement hands an error to a dispatcher that carries
// no status, and that is none of the program's own.
func (w *walk) notePlain(ret *ast.ReturnStmt, st *state) {
	framework := w.pkg.uncaughtBy(w.sig)
	if len(ret.Results) != 1 || framework == "" && !w.pkg.returnsError(w.sig) || st.reply.Begun == Yes {
		return
	}
	e := ret.Results[0]
	v := w.eval(st, e)
	if framework != "" && (w.object(e) == nil || v.nil == isNil || st.reply.Status.Kind != Unset) {
		return
	}
	if framework != "" && (v.from == nil || !v.from.bare) {
		w.stepAt(e).shared = true
		return
	}
	made := false
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		var plainly bool
		if made, plainly = w.makesError(call); !plainly {
			return
		}
	}
	if v.nil == isNil || v.load != nil || !made && (v.from == nil || v.from.fails == situation.None || w.sentinel(e) != "") {
		return
	}
	const placeholder = 500
	s := Status{Kind: Const, Code: placeholder}
	situations := st.situations()
	if !made && w.object(e) == nil { // fmt.Errorf of an error
		situations = append(situations, situation.Situation{Kind: v.from.fails, Pos: v.from.pos, Words: v.from.words, Of: v.from.of, Weak: v.from.weak, Among: v.from.among})
	}
	w.noteAs(e, situations, st.reply, st.reply, s, &effect{status: s, carried: true, hangs: st.hangs})
	w.steps[e].plain = true
}

// makesError reports whether a call makes a new error of a text, and whether it makes
// one of a text and of errors that variables hold, and of nothing that has a type of its own.
func (w *walk) makesError(call *ast.CallExpr) (made, plainly bool) {
	fn, ok := typeutil.Callee(w.info, call).(*types.Func)
	if !ok {
		return false, false
	}
	switch w.pkg.fullName(fn) {
	case "errors.New":
		return true, true
	case "fmt.Errorf":
		made = true
		for _, a := range call.Args {
			if t := w.info.TypeOf(a); isErrorType(t) {
				made = false
				if !isError(t) || w.object(a) == nil {
					return false, false
				}
			}
		}
		return made, true
	}
	return false, false
}

// handPlain completes the moments of errors that are returned as they are with what
// the dispatcher sends for them. Without one that is known they are no replies.
func (f *function) handPlain(s *Step) {
	var kept []Moment
	if s.shared {
		s.Moments = nil
	}
	for _, m := range s.Moments {
		if code := f.errors.status(m.Situation().Kind); code != 0 {
			m.Status.Code, m.Asked.Code = code, code
			kept = append(kept, m)
		}
	}
	s.Moments = kept
}

// findErrorDispatchers finds what is sent for the errors that functions return.
func (p *engine) findErrorDispatchers() {
	for _, f := range p.funcs {
		if framework := p.uncaughtBy(f.sig); framework != "" && len(f.callers) == 0 { // a caller may know what it gets
			f.errors = p.uncaught(framework)
		}
		if !p.returnsError(f.sig) {
			continue
		}
		sig := ofErrors + signature(f.sig)
		for _, d := range p.dispatchers {
			if d.sig == sig {
				f.errors = d.plain
			}
		}
	}
}

// uncaughtBy returns the framework that replies to the errors which functions of that
// type return, if they are handlers, or "".
func (p *engine) uncaughtBy(sig *types.Signature) string {
	if sig.Params().Len() != 1 || sig.Results().Len() != 1 || !isError(sig.Results().At(0).Type()) {
		return ""
	}
	t := sig.Params().At(0).Type()
	if !p.framework(t) {
		return ""
	}
	named, ok := types.Unalias(deref(t)).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || p.catalog.Uncaught[named.Obj().Pkg().Path()] == 0 {
		return ""
	}
	return named.Obj().Pkg().Path()
}

// uncaught returns what is sent for errors without a status that handlers of a
// framework return: what it sends itself, unless a middleware replies to them.
func (p *engine) uncaught(framework string) *unsorted {
	out := unsorted{codes: []int{p.catalog.Uncaught[framework]}}
	for _, d := range p.dispatchers {
		if d.sig == ofErrors+framework && d.plain != nil {
			out.sorts = d.plain.sorts
			if len(d.plain.codes) > 0 {
				out.codes = d.plain.codes
			}
		}
	}
	return &out
}

// findErrorHandlers notes the error handlers that the package sets in place of a
// framework's own: what they send is not known.
func (p *engine) findErrorHandlers() {
	if !slices.ContainsFunc(p.types.Imports(), func(i *types.Package) bool { return p.catalog.Uncaught[i.Path()] != 0 }) {
		return
	}
	for _, obj := range p.pass.TypesInfo.Uses {
		field, ok := obj.(*types.Var)
		if !ok || !field.IsField() || field.Pkg() == nil || !p.catalog.ErrorHandler[field.Pkg().Path()+"."+field.Name()] {
			continue
		}
		d := p.dispatchers[p.dispatcherOf(ofErrors+field.Pkg().Path())]
		if d.plain == nil {
			d.plain = &unsorted{}
		}
		d.plain.send(0)
	}
}

// asDispatch describes a dispatcher of errors.
func (p *unsorted) asDispatch(sig string) Dispatch {
	return Dispatch{Sig: sig, Codes: slices.Sorted(slices.Values(p.codes)), Sorts: p.sorts}
}

// takeDispatch adds what another package's dispatcher of errors does.
func (p *engine) takeDispatch(x Dispatch) {
	d := p.dispatchers[p.dispatcherOf(x.Sig)]
	if d.plain == nil {
		d.plain = &unsorted{}
	}
	d.plain.sorts |= x.Sorts
	for _, code := range x.Codes {
		d.plain.send(code)
	}
}

func (d *Dispatch) ofErrors() bool { return strings.HasPrefix(d.Sig, ofErrors) }
