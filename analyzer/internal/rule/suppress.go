package rule

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"sync/atomic"
)

// byDriver is set when the driver reads nolint comments itself.
var byDriver atomic.Bool

// LeaveSuppressionToDriver makes every rule report what a nolint comment for every
// linter or for all of statuslint suppresses: for drivers such as golangci-lint, which
// read these comments themselves, and complain of those that suppress nothing.
// Comments that name only rules still count, since such a driver does not know them.
func LeaveSuppressionToDriver() { byDriver.Store(true) }

// group is the name that stands for every rule in a suppressing comment.
const group = "statuslint"

// A Suppression is a comment that asks for silence.
type Suppression struct {
	Pos    token.Pos
	Rules  []string // none: every rule of every linter
	Reason string
	Ignore bool // it is a lint:ignore, which needs a reason
	file   bool // it holds for the whole file
}

// ParseSuppression reads a comment. ok is false if it is none that asks for silence.
func ParseSuppression(c *ast.Comment) (s Suppression, ok bool) {
	text, ok := strings.CutPrefix(c.Text, "//")
	if !ok {
		return s, false
	}
	s.Pos = c.Pos()
	if rest, is := strings.CutPrefix(strings.TrimLeft(text, " "), "nolint"); is && (rest == "" || strings.ContainsAny(rest[:1], ": /")) {
		list, reason, _ := strings.Cut(rest, "//")
		s.Reason = strings.TrimSpace(reason)
		if list, is = strings.CutPrefix(list, ":"); is {
			s.Rules = rules(list)
		}
		return s, true
	}
	for _, word := range []string{"lint:ignore ", "lint:file-ignore "} {
		if rest, is := strings.CutPrefix(text, word); is {
			list, reason, _ := strings.Cut(strings.TrimSpace(rest), " ")
			s.Rules, s.Reason, s.Ignore, s.file = rules(list), strings.TrimSpace(reason), true, word == "lint:file-ignore "
			return s, true
		}
	}
	return s, false
}

func rules(list string) []string {
	var out []string
	for name := range strings.SplitSeq(list, ",") {
		name = strings.ToLower(strings.TrimSpace(name))
		if name == "all" {
			return nil
		}
		if name != "" {
			out = append(out, name)
		}
	}
	return out
}

// Names reports whether the comment is about the rule, by its name or that of the group.
func (s *Suppression) Names(rule string) bool {
	return slices.Contains(s.Rules, rule) || slices.Contains(s.Rules, group)
}

// silences reports whether the comment asks for silence of the rule.
func (s *Suppression) silences(rule string) bool {
	if s.Ignore {
		return s.Reason != "" && s.Names(rule)
	}
	if byDriver.Load() && (len(s.Rules) == 0 || slices.Contains(s.Rules, group)) {
		return false // the driver does, and knows then that the comment was of use
	}
	return len(s.Rules) == 0 || s.Names(rule)
}

// suppressions are the places of a package where a rule is to be silent.
type suppressions struct {
	files map[*token.File]bool
	lines map[*token.File]map[int]bool
	funcs []ast.Node
}

// suppressed reports whether a comment asks for silence at pos: on its line, on
// the line above, at the function around it, or for the file.
func (p *Pass) suppressed(pos token.Pos) bool {
	if p.quiet == nil {
		p.quiet = p.findSuppressions()
	}
	q, f := p.quiet, p.pass.Fset.File(pos)
	if q.files[f] || q.lines[f][f.Line(pos)] {
		return true
	}
	return slices.ContainsFunc(q.funcs, func(n ast.Node) bool { return n.Pos() <= pos && pos < n.End() })
}

func (p *Pass) findSuppressions() *suppressions {
	q := &suppressions{files: map[*token.File]bool{}, lines: map[*token.File]map[int]bool{}}
	for _, file := range p.Files {
		tf := p.pass.Fset.File(file.Pos())
		said := map[int]bool{} // the lines of the comments
		for _, g := range file.Comments {
			for _, c := range g.List {
				if s, ok := ParseSuppression(c); ok && s.silences(p.pass.Analyzer.Name) {
					q.files[tf] = q.files[tf] || s.file
					said[tf.Line(c.Pos())] = true
				}
			}
		}
		if len(said) == 0 {
			continue
		}
		code := codeLines(file, tf, said)
		q.lines[tf] = map[int]bool{}
		for line := range said {
			q.lines[tf][line] = true
			if !code[line] {
				q.lines[tf][line+1] = true
			}
		}
		for _, d := range file.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && atFunction(fn, tf, said) {
				q.funcs = append(q.funcs, fn)
			}
		}
	}
	return q
}

// codeLines returns those of lines on which code begins or ends.
func codeLines(file *ast.File, tf *token.File, lines map[int]bool) map[int]bool {
	code := map[int]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n.(type) {
		case nil, *ast.Comment, *ast.CommentGroup:
			return false
		case *ast.File:
			return true
		}
		for _, pos := range []token.Pos{n.Pos(), n.End()} {
			if line := tf.Line(pos); lines[line] {
				code[line] = true
			}
		}
		return true
	})
	return code
}

// atFunction reports whether one of the lines is that of the function, or one of
// the comment above it.
func atFunction(fn *ast.FuncDecl, tf *token.File, lines map[int]bool) bool {
	last := tf.Line(fn.Name.Pos())
	first := last - 1
	if fn.Doc != nil {
		first = tf.Line(fn.Doc.Pos())
	}
	for line := first; line <= last; line++ {
		if lines[line] {
			return true
		}
	}
	return false
}
