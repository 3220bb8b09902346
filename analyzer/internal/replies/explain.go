package replies

import (
	"fmt"
	"go/token"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// A Func is a function of the package, with what keeps the rules from speaking of it.
type Func struct {
	Pos, End token.Pos
	Name     string
	Notes    []string
}

// notes says what keeps the rules from speaking of a function.
func (p *engine) notes(f *function, w *walk) []string {
	var out []string
	note := func(is bool, text string) {
		if is {
			out = append(out, text)
		}
	}
	note(p.silent(f.node.Pos()), "test files and generated files are read, but not reported on")
	note(w == nil || f.on == none && len(w.steps) == 0, "nothing in it is known to be sent: it gets no responder, and makes no error that carries a status")
	note(w != nil && w.tired, "it has more paths than are followed, so nothing is said of it")
	note(w != nil && f.on != none && !f.fresh, "it is a helper: what its callers have sent before is not known")
	return out
}

// Explain says in lines what one path knows at a step: what was sent before, what
// the step sends, and why the path is taken, from the outermost reason inwards.
func (m *Moment) Explain(line func(token.Pos) int) []string {
	out := []string{m.before(line) + "; " + m.does()}
	if m.Evidence != "" {
		how := "may tell"
		if m.Sure {
			how = "tells"
		}
		out = append(out, fmt.Sprintf("the body %s of an error: %s", how, m.Evidence))
	}
	for _, s := range m.Situations {
		out = append(out, explain(s, line))
	}
	for _, doubt := range []struct {
		is   bool
		text string
	}{
		{m.Before.Vague, "paths were joined, or unknown code has had the responder: rules about the reply are silent"},
		{m.Callee, "the helper has a reason of its own: rules about the situation are silent"},
		{m.Hangs, "the path hangs on a variable that other code sets: rules about a second reply are silent"},
		{m.Before.First != nil && m.Before.First.Told, "the helper that replied may say so in its results: rules about a second reply are silent"},
		{m.Foreign, "the body looks like that of a protocol which keeps its errors in a 200"},
		{m.Before.HasHeader(Streamed) == Yes, "the reply is a stream"},
		{m.Before.HasHeader(Paged) == Yes, "the reply is a page: okerror is silent"},
		{m.Before.HasHeader(Acknowledged) == Yes, "the request is another service's message, which wants a 2xx"},
	} {
		if doubt.is {
			out = append(out, doubt.text)
		}
	}
	return out
}

func (m *Moment) before(line func(token.Pos) int) string {
	switch r := &m.Before; {
	case r.Begun == No:
		return "nothing has been sent"
	case r.Begun == Yes && r.First != nil:
		return fmt.Sprintf("%s has been sent (line %d)", r.First.Status.describe(), line(r.First.At.Pos()))
	case r.Begun == Yes:
		return r.Status.describe() + " has been sent"
	}
	return "a reply may have begun"
}

func (m *Moment) does() string {
	var parts []string
	switch {
	case m.Dropped:
		parts = append(parts, "an error with "+m.Status.describe()+" is made and not used")
	case m.Sets:
		parts = append(parts, "this sets "+m.Asked.describe())
	case m.Begins == Yes && m.Before.Begun == No:
		parts = append(parts, "this sends "+m.Status.describe())
	}
	switch m.Body {
	case Yes:
		parts = append(parts, "a body is written")
	case Maybe:
		parts = append(parts, "a body may be written")
	}
	if len(m.Late) > 0 {
		parts = append(parts, strings.Join(m.Late, ", ")+" is set")
	}
	if m.Passes {
		parts = append(parts, "the next handler is called")
	}
	if len(parts) == 0 {
		return "this may act on the reply"
	}
	return strings.Join(parts, ", ")
}

// describe names a status in words.
func (s Status) describe() string {
	switch s.Kind {
	case Const:
		if s.Implied {
			return s.Name() + " by default"
		}
		return s.Name()
	case Unset:
		return "no status"
	case Inherited:
		return "the status that the caller has set"
	case OfParam:
		return fmt.Sprintf("the status in parameter %d", s.Param+1)
	case OfField:
		return fmt.Sprintf("the status in field %s of parameter %d", strings.TrimPrefix(s.Path, "."), s.Param+1)
	case Carried:
		return "the status that a handler has returned"
	}
	return "a status that is not known"
}

func explain(s situation.Situation, line func(token.Pos) int) string {
	words := s.Words
	if words == "" {
		words = "a condition of which nothing is known"
		if s.Kind == situation.Choice {
			words = "a choice between ways of answering"
		}
	}
	if s.Pos.IsValid() {
		words = fmt.Sprintf("%s (line %d)", words, line(s.Pos))
	}
	kind := s.Kind.String()
	if s.Weak || s.Among {
		kind += ", perhaps"
	}
	if s.Of != 0 || s.Error != 0 {
		kind += ", if the caller's operands are the client's"
	}
	return kind + ": " + words
}
