package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The names of files, what messages quote and lines of source come from the code
// that is read, which may mean harm. All of it goes through here on its way out.

// printable escapes what a terminal would not show but obey, as Go source does:
// control characters, and those that turn the direction of the text. It also
// breaks up what GitHub's runner takes for a command: "::" where a line begins,
// and "##[" anywhere in it.
func printable(s string) string {
	var b strings.Builder
	begun := false // something else than space has been written
	for i, size := 0, 0; i < len(s); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1,
			!begun && strings.HasPrefix(s[i:], "::"),
			strings.HasPrefix(s[i:], "##["):
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case strconv.IsGraphic(r):
			b.WriteRune(r)
		default:
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		}
		begun = begun || !unicode.IsSpace(r)
	}
	return b.String()
}

// A printer writes text of more than one line, and leaves it its lines and tabs.
type printer struct{ w io.Writer }

func (p printer) Write(text []byte) (int, error) {
	lines := strings.Split(string(text), "\n")
	for i, line := range lines {
		cells := strings.Split(line, "\t")
		for j, cell := range cells {
			cells[j] = printable(cell)
		}
		lines[i] = strings.Join(cells, "\t")
	}
	if _, err := io.WriteString(p.w, strings.Join(lines, "\n")); err != nil {
		return 0, err
	}
	return len(text), nil
}

// gitName quotes the name of a file in a diff as git does, if it must.
func gitName(name string) string {
	if printable(name) == name && !strings.ContainsAny(name, `"\`) {
		return name
	}
	b := []byte{'"'}
	for i := range len(name) {
		switch c := name[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c < ' ' || c >= 0x7f:
			b = fmt.Appendf(b, `\%03o`, c)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, '"'))
}

// githubData escapes the message of a workflow command, and githubProperty the
// value of a property, as the command module of GitHub's toolkit does.
func githubData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func githubProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(githubData(s))
}
