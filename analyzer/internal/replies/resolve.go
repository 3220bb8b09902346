package replies

import (
	"cmp"
	"go/constant"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// What a summary says of a callee's parameters, said of a call's operands.

// resolveStatus says which status a callee's is for these operands.
func (w *walk) resolveStatus(st *state, c *site, s Status) Status {
	switch s.Kind {
	case OfParam:
		if s.Param >= len(c.vals) {
			return Status{Kind: Unknown}
		}
		out := c.vals[s.Param].status()
		if s.Assumed && out.Kind == Const && !(out.isError() && w.pkg.namesStatus(c.args[s.Param])) {
			return Status{Kind: Unknown}
		}
		out.Assumed = s.Assumed
		return out
	case OfField:
		if s.Param >= len(c.vals) {
			return Status{Kind: Unknown}
		}
		if l := c.vals[s.Param].load; l != nil && (l.path == s.Path || s.Path == told) {
			return l.status
		}
		if s.Path == told {
			return Status{Kind: Unknown}
		}
		if parts := c.vals[s.Param].parts; parts != nil {
			return parts[s.Path].status()
		}
		return w.fieldOf(st, c.args[s.Param], s.Path).status()
	}
	return s
}

// resolveEvidence says what a callee's evidence means for these operands.
func (w *walk) resolveEvidence(c *site, in *Evidence) *evidence {
	out := &evidence{words: in.Words, sure: in.Sure, foreign: in.Foreign}
	found := in.Sure || in.Words != "" && in.Keyed == 0 && in.Params == 0
	for i, v := range c.vals {
		if i > 31 {
			break
		}
		bit := uint32(1) << i
		if in.Keyed&bit != 0 && !isEmpty(v) {
			switch {
			case v.body != nil && v.body.params == 0, v.konst != nil && v.konst.Kind() == constant.String:
				words := in.Words
				if v.body != nil {
					words = v.body.words
				} else if v.konst != nil {
					words = v.konst.String()
				}
				out, found = joinEvidence(&evidence{words: words, sure: true, shows: shown(v)}, out), true
			case v.param != 0:
				out, found = joinEvidence(out, &evidence{words: in.Words, keyed: 1 << (v.param - 1)}), true
			}
		}
		if in.Coded&bit != 0 {
			switch {
			case v.konst != nil && v.konst.Kind() == constant.Int && v.failing():
				out, found = joinEvidence(&evidence{words: "the code is " + cmp.Or(v.failure, v.konst.String()), sure: true}, out), true
			case v.param != 0:
				out, found = joinEvidence(out, &evidence{coded: 1 << (v.param - 1)}), true
			}
		}
		if in.Params&bit != 0 {
			switch {
			case v.body != nil:
				b := *v.body
				if !in.Shows && isError(w.info.TypeOf(c.args[i])) {
					b.shows = "" // the callee does something else with the error
				}
				out, found = joinEvidence(&b, out), true
			case v.param != 0:
				out, found = joinEvidence(out, &evidence{params: 1 << (v.param - 1)}), true
			}
		}
	}
	if !found && !out.foreign {
		return nil
	}
	return out
}

// shown returns what an operand shows of an error, in words.
func shown(v value) string {
	if v.body == nil {
		return ""
	}
	return v.body.shows
}

// resolveInner says what a callee's reason means for these operands: what
// fails because its parameter is malformed is the client's fault only if the
// operand comes from the request.
func (w *walk) resolveInner(c *site, in *Inner) Inner {
	if in.Error > 0 && in.Error <= len(c.vals) {
		return errorInner(c.vals[in.Error-1], in.Words)
	}
	if in.Of == 0 {
		return *in
	}
	out := Inner{Kind: in.Kind, Words: in.Words, Weak: in.Weak, Among: in.Among}
	if in.Among {
		return w.resolveMiss(c, in.Of, out)
	}
	for i, v := range c.vals {
		if i > 31 || in.Of&(1<<i) == 0 {
			continue
		}
		switch {
		case v.prov&FromCredential != 0:
			out.Kind = situation.NoCredentials
		case v.prov&FromRequest != 0:
		case v.of != 0:
			out.Of |= v.of
		default:
			return Inner{Kind: situation.Unknown}
		}
	}
	return out
}

// resolveMiss says what it means for these operands that a look-up may find
// nothing: one of those it is made by has to be the client's.
func (w *walk) resolveMiss(c *site, mask uint32, out Inner) Inner {
	asked := false
	for i, v := range c.vals {
		switch {
		case i > 31 || mask&(1<<i) == 0:
		case v.prov&FromCredential != 0 && out.Kind != situation.NoCredentials:
			return Inner{Kind: situation.Unknown}
		case v.prov&(FromRequest|FromCredential) != 0:
			asked = true
		default:
			out.Of |= v.of
		}
	}
	switch {
	case asked:
		out.Of = 0
	case out.Of == 0:
		return Inner{Kind: situation.Unknown}
	}
	return out
}

// errorInner says what the error v not being nil means.
func errorInner(v value, words string) Inner {
	switch {
	case v.from != nil && v.from.fails != situation.None:
		return Inner{Kind: v.from.fails, Words: v.from.words, Of: v.from.of, Weak: v.from.weak, Among: v.from.among}
	case v.from == nil && v.param != 0:
		return Inner{Kind: situation.Unknown, Words: words, Error: v.param}
	}
	return Inner{Kind: situation.Unknown, Words: words}
}
