package analyzer_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
)

// maxEdits bounds what one fuzz input does to a source.
const maxEdits = 8

// edited applies edits to a source that type-checks, three bytes each: what to do,
// to which node, and with which other. An edit after which the source does not
// type-check is left out, so that what comes of it always does.
func (d *driver) edited(src string, edits []byte) (out string, tried, kept int) {
	for ; len(edits) >= 3 && tried < maxEdits; edits = edits[3:] {
		next, ok := edit(src, int(edits[0]), int(edits[1]), int(edits[2]))
		if !ok {
			continue
		}
		tried++
		if _, err := d.check(next); err == nil {
			src = next
			kept++
		}
	}
	return src, tried, kept
}

// A span is the text of a node, from one offset up to another.
type span struct{ from, to int }

// wrappers are what is put around a statement.
var wrappers = [][2]string{
	{"{ ", " }"},
	{"if true { ", " }"},
	{"for { ", "; break }"},
	{"for range 2 { ", " }"},
	{"func() { ", " }()"},
	{"defer func() { ", " }()"},
	{"go func() { ", " }()"},
	{"switch { case true: ", " }"},
	{"switch { default: ", "; fallthrough; case false: }"},
	{"select { default: ", " }"},
	{"func() { defer func() { recover() }(); ", " }()"},
	{"var _ = func() { ", " }"},
}

// insertions are what is put in front of a statement.
var insertions = []string{"return\n", "break\n", "continue\n", "panic(\"\")\n", "again:\n", "goto again\n", "if false { return }\n", "select {}\n"}

// edit makes one edit. It works on the text, so that comments stay where they are.
func edit(src string, op, at, with int) (string, bool) {
	stmts, exprs := nodes(src)
	list := stmts
	if op%2 == 1 {
		list = exprs
	}
	if len(list) == 0 {
		return src, false
	}
	a := list[(at*7+op/16)%len(list)] // a byte does not count all nodes of a long source
	b := list[(at*7+op/16+with)%len(list)]
	if op%2 == 1 { // expressions
		if op/2%4 == 0 {
			return put(src, a, "!("+src[a.from:a.to]+")"), true
		}
		return put(src, a, src[b.from:b.to]), true
	}
	text, other := src[a.from:a.to], src[b.from:b.to]
	switch op / 2 % 8 {
	case 0:
		return put(src, a, ""), true
	case 1:
		return put(src, a, text+"\n"+text), true
	case 2, 3:
		if a.from > b.from {
			a, b = b, a
			text, other = other, text
		}
		if a.to > b.from {
			return put(src, a, other), true // the inner statement takes the place of the outer
		}
		return put(put(src, b, text), a, other), true
	case 4:
		return put(src, a, other+"\n"+text), true
	case 5, 6:
		w := wrappers[with%len(wrappers)]
		return put(src, a, w[0]+text+w[1]), true
	default:
		return put(src, a, insertions[with%len(insertions)]+text), true
	}
}

func put(src string, s span, text string) string { return src[:s.from] + text + src[s.to:] }

// nodes returns the statements of a source that stand in lists, and its expressions.
func nodes(src string) (stmts, exprs []span) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", src, parser.SkipObjectResolution)
	if err != nil {
		return nil, nil
	}
	of := func(n ast.Node) span {
		return span{int(n.Pos() - file.FileStart), min(int(n.End()-file.FileStart), len(src))}
	}
	add := func(list []ast.Stmt) {
		for _, s := range list {
			if sp := of(s); sp.from < sp.to && !strings.HasPrefix(src[sp.from:], "}") {
				stmts = append(stmts, sp)
			}
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BlockStmt:
			add(n.List)
		case *ast.CaseClause:
			add(n.Body)
		case *ast.CommClause:
			add(n.Body)
		case ast.Expr:
			if _, isType := n.(*ast.FuncType); !isType {
				exprs = append(exprs, of(n))
			}
		}
		return true
	})
	return stmts, exprs
}
