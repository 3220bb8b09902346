// Package catalog says what library calls do, as data: one embedded TOML file
// per framework and a typed loader, nothing else.
//
// A call is named by the full name that [go/types.Func.FullName] gives, and
// parameters by their position, counted from 0 without the receiver.
package catalog

import (
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

//go:embed *.toml
var files embed.FS

// Receiver is the position of a method's receiver.
const Receiver = -1

// An Arg points at an argument of a call, or is a constant.
// Its text forms are "2" (parameter 2), "1..." (parameter 1 and all after it),
// "receiver" and "=404" (the constant 404). The zero Arg is absent.
type Arg struct {
	Set   bool // the row has this field
	Const bool // Pos is a constant, not a position
	Rest  bool // this parameter and all after it
	Pos   int
}

// UnmarshalText reads the text forms of an Arg.
func (a *Arg) UnmarshalText(text []byte) error {
	s := string(text)
	*a = Arg{Set: true}
	if s == "receiver" {
		a.Pos = Receiver
		return nil
	}
	if rest, ok := strings.CutSuffix(s, "..."); ok {
		s, a.Rest = rest, true
	}
	if c, ok := strings.CutPrefix(s, "="); ok {
		s, a.Const = c, true
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return fmt.Errorf(`argument %q: want "N", "N...", "receiver" or "=CODE"`, string(text))
	}
	a.Pos = n
	return nil
}

// A Reply row is a call that acts on a reply.
type Reply struct {
	Fn     string   `toml:"fn"`
	On     Arg      `toml:"on"`      // the responder, or what was made from it
	Status Arg      `toml:"status"`  // the status it sends; absent: the one set before, or 200
	Body   Arg      `toml:"body"`    // what it writes as the body
	Header Arg      `toml:"header"`  // the name of the header that it sets
	Sets   []string `toml:"sets"`    // headers that it always sets
	Does   string   `toml:"does"`    // see the Does constants
	Text   bool     `toml:"text"`    // the body is the message of an error, whatever it says
	Page   bool     `toml:"page"`    // the body is a page rendered for people
	Unsent bool     `toml:"unsent"`  // when it fails, nothing has been sent
	Always bool     `toml:"nonzero"` // it writes a body even if the argument is empty
}

// What a Reply row does beside setting status and headers.
const (
	Head     = "head"     // sends the head: WriteHeader
	Body     = "body"     // sends the head if it is still to be sent, then a body
	Copy     = "copy"     // like Body, but nothing at all when the source is empty
	Flush    = "flush"    // sends the head
	Headers  = "headers"  // sets headers only
	Status   = "status"   // sets the status and sends nothing
	Make     = "make"     // makes an error value that carries the status to the framework
	Computed = "computed" // sends a reply whose status depends on the request
	Takeover = "takeover" // takes the connection away: nothing is known afterwards
)

// A Source row is a call whose results come from the request or say who sent it.
type Source struct {
	Fn    string `toml:"fn"`
	Gives string `toml:"gives"` // request, credential, context; header or cookie: what Name says
	Name  Arg    `toml:"name"`  // the header, cookie or parameter name
	Of    Arg    `toml:"of"`    // the value it is taken from: only if that is of the request
	Into  Arg    `toml:"into"`  // the variable that it fills
	Fails string `toml:"fails"` // what a failure means: badinput, nocredentials, named (as Name says); absent: unknown
}

// A Parse row is a call that fails when its input is malformed.
type Parse struct {
	Fn   string `toml:"fn"`
	Of   Arg    `toml:"of"`   // the input
	Into Arg    `toml:"into"` // the variable that it fills
	Word string `toml:"word"` // what it is called in a message
}

// A Carry row is a call whose results are its arguments in another form.
type Carry struct {
	Fn   string `toml:"fn"`
	Test bool   `toml:"test"` // it answers whether its first argument has a form: false means that it has not
	Ok   bool   `toml:"ok"`   // its last result says whether the first argument has that form
}

// A Wrap row is a call whose result stands for one of its arguments (an encoder for its writer).
type Wrap struct {
	Fn string `toml:"fn"`
	Of Arg    `toml:"of"`
}

// A Sentinel row is an error variable or type whose meaning is known.
type Sentinel struct {
	Name  string `toml:"name"`
	Means string `toml:"means"`
}

type file struct {
	Package   string     `toml:"package"`
	Responder []string   `toml:"responder"`
	Reply     []Reply    `toml:"reply"`
	Source    []Source   `toml:"source"`
	Parse     []Parse    `toml:"parse"`
	Carry     []Carry    `toml:"carry"`
	Wrap      []Wrap     `toml:"wrap"`
	Sentinel  []Sentinel `toml:"sentinel"`
	NoReturn  []string   `toml:"noreturn"`
	Silent    []string   `toml:"silent"`
}

// A Catalog is everything that the files say, by full name.
type Catalog struct {
	Reply    map[string]*Reply
	Source   map[string]*Source
	Parse    map[string]*Parse
	Carry    map[string]*Carry
	Wrap     map[string]*Wrap
	Sentinel map[string]string
	NoReturn map[string]bool
	Silent   map[string]bool // calls that leave the responder alone
	Packages map[string]bool // import paths of the catalogued frameworks

	Responders map[string]bool // their types through which replies are sent, as types.TypeString writes them
}

// Load returns the embedded catalog. It is read once; the result is shared
// and must not be changed.
var Load = sync.OnceValues(func() (*Catalog, error) { return load(files) })

func load(fsys fs.FS) (*Catalog, error) {
	c := &Catalog{
		Reply: map[string]*Reply{}, Source: map[string]*Source{}, Parse: map[string]*Parse{},
		Carry: map[string]*Carry{}, Wrap: map[string]*Wrap{}, Sentinel: map[string]string{},
		NoReturn: map[string]bool{}, Silent: map[string]bool{}, Packages: map[string]bool{},
		Responders: map[string]bool{},
	}
	names, err := fs.Glob(fsys, "*.toml")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		var f file
		meta, err := toml.DecodeFS(fsys, name, &f)
		if err != nil {
			return nil, fmt.Errorf("catalog file %s: %w", name, err)
		}
		if u := meta.Undecoded(); len(u) > 0 {
			return nil, fmt.Errorf("catalog file %s: unknown key %s", name, u[0])
		}
		if err := c.add(&f); err != nil {
			return nil, fmt.Errorf("catalog file %s: %w", name, err)
		}
	}
	return c, nil
}

func (c *Catalog) add(f *file) error {
	if f.Package != "" {
		c.Packages[f.Package] = true
	}
	for _, t := range f.Responder {
		c.Responders[t] = true
	}
	var err error
	err = put(err, c.Reply, f.Reply, func(r *Reply) string { return r.Fn })
	err = put(err, c.Source, f.Source, func(r *Source) string { return r.Fn })
	err = put(err, c.Parse, f.Parse, func(r *Parse) string { return r.Fn })
	err = put(err, c.Carry, f.Carry, func(r *Carry) string { return r.Fn })
	err = put(err, c.Wrap, f.Wrap, func(r *Wrap) string { return r.Fn })
	for _, s := range f.Sentinel {
		c.Sentinel[s.Name] = s.Means
	}
	for _, fn := range f.NoReturn {
		mark(c.NoReturn, fn)
	}
	for _, fn := range f.Silent {
		mark(c.Silent, fn)
	}
	return err
}

func mark(set map[string]bool, names string) {
	for _, name := range expand(names) {
		set[name] = true
	}
}

// put files the rows under the full names in their key, which may list several
// names of one package or type as "(T).{A,B}".
func put[R any](err error, into map[string]*R, rows []R, key func(*R) string) error {
	for i := range rows {
		for _, name := range expand(key(&rows[i])) {
			if name == "" {
				return fmt.Errorf("row %d has no fn", i)
			}
			if into[name] != nil {
				return fmt.Errorf("%s stands twice", name)
			}
			into[name] = &rows[i]
		}
	}
	return err
}

func expand(name string) []string {
	head, list, ok := strings.Cut(name, "{")
	if !ok {
		return []string{name}
	}
	list, tail, _ := strings.Cut(list, "}")
	var out []string
	for alt := range strings.SplitSeq(list, ",") {
		out = append(out, head+strings.TrimSpace(alt)+tail)
	}
	return out
}
