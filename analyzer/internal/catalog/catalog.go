// Package catalog says what library calls do, as data: one TOML file per framework,
// the tables that are made from them, and what looks names up, nothing else. Go vet
// has a process for each package, which has no time to parse the files: after a change
// to one, UPDATE_GOLDEN=1 go test ./analyzer/internal/catalog -run Tables makes the
// tables anew.
//
// A call is named by the full name that [go/types.Func.FullName] gives, and
// parameters by their position, counted from 0 without the receiver. In the names of
// a file that has a package, that package's path may be left out before a dot:
// "(*.Context).JSON", ".NewError". Braces list names: "(*.Context).{JSON,XML}".
package catalog

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

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
	Name   Arg      `toml:"name"`    // the name of the page
	Page   bool     `toml:"page"`    // the body is a page rendered for people
	Unsent bool     `toml:"unsent"`  // when it fails, nothing has been sent
	Always bool     `toml:"nonzero"` // it writes a body even if the argument is empty
	When   string   `toml:"when"`    // "failed": all this only when the call fails
	Else   string   `toml:"else"`    // what it does when it does not fail: takeover; absent: nothing

	Prepared bool `toml:"prepared"` // the status is the one that a Prepare call has put into the request, or 200
	Redirect bool `toml:"redirect"` // it is made for redirects
	Aborts   bool `toml:"aborts"`   // it ends the chain of handlers as well
	Carried  bool `toml:"carried"`  // the status is the one that Body carries, as an error does
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
	Abort    = "abort"    // ends the chain of handlers and sends nothing
	Next     = "next"     // calls the handlers behind this one
	Begun    = "begun"    // says whether the head has been sent
	Raise    = "raise"    // leaves an error to what runs after the handler: middleware may reply for it
	Stopped  = "stopped"  // says whether the chain of handlers has been ended
	Prepare  = "prepare"  // puts a status into the request, for a later call that sends it
)

// Failed is the When of a call that replies only when it fails.
const Failed = "failed"

// A Commit is a commit style: when a framework fixes the head of a reply.
type Commit string

// The commit styles.
const (
	Stream   Commit = "stream"   // at WriteHeader or the first byte of the body
	Deferred Commit = "deferred" // at the first byte of the body, or when the handler returns; before that the last status wins
	Buffered Commit = "buffered" // when the handler returns: the last status and the last body win
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

	Verifies bool `toml:"verifies"` // it succeeds only for valid credentials: what it gives is none any more
}

// A Finds row is a call that fails, too, when nothing is found under what it is asked for.
type Finds struct {
	Fn    string `toml:"fn"`
	Query Arg    `toml:"query"` // the SQL that it is asked with: only if that may give no row
	One   bool   `toml:"one"`   // only if one thing is asked for, not a list
	Only  string `toml:"only"`  // see Asks and Stores; absent: it asks and reads the answer
}

// What a Finds row does if it does not ask for something and read the answer.
const (
	Asks   = "asks"   // another call, on what it returns, reads the answer
	Stores = "stores" // it puts something there: what it refers to exists, if that goes well
)

// A Carry row is a call whose results are its arguments in another form.
type Carry struct {
	Fn    string `toml:"fn"`
	Test  bool   `toml:"test"`  // it answers whether its first argument has a form: false means that it has not
	First bool   `toml:"first"` // what it gives is made of its first argument; the others say how
	Apart bool   `toml:"apart"` // its receiver is a service: only what was carried into it counts
	Ok    bool   `toml:"ok"`    // its last result says whether the first argument has that form
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

// An Error row lists error variables that carry a status to the framework.
type Error struct {
	Name   string `toml:"name"`
	Status int    `toml:"status"`
}

// A Carrier row is a type of errors whose Field is the status that the framework sends.
type Carrier struct {
	Type  string `toml:"type"`
	Field string `toml:"field"`
}

// A Tells row is a call that says what kind of error its argument is.
type Tells struct {
	Fn    string `toml:"fn"`
	Of    Arg    `toml:"of"`
	Means string `toml:"means"`
}

// A Code row is a value of an error's field that says what kind of error it is.
type Code struct {
	Type  string   `toml:"type"`
	Field string   `toml:"field"`
	Is    []string `toml:"is"` // the constants in Go syntax
	Means string   `toml:"means"`
}

// A Before row is a call that registers handlers before which the framework has set headers;
// "(raised)" among them says that it replies after them if they do not.
type Before struct {
	Fn   string   `toml:"fn"`
	Sets []string `toml:"sets"`
}

// A Generated row tells the packages that a generator writes into programs. Rows
// name what is in them by the generator: a method of any type whose name ends in
// Kind as "(*By.Kind).Method", one that returns its receiver and has no row of its
// own as "(*By.Kind).With", and a function that gives a Predicate as "By.Predicate".
type Generated struct {
	By        string   `toml:"by"`
	Declares  []string `toml:"declares"`  // what tells such a package
	Kinds     []string `toml:"kinds"`     // how the names of its types end
	Predicate string   `toml:"predicate"` // the type that a predicate is a function of a pointer to
}

type file struct {
	name string

	Package   string     `toml:"package"`
	Commit    Commit     `toml:"commit"`    // of the responders; absent: stream
	Responder []string   `toml:"responder"` // the types through which replies are sent
	Zero      string     `toml:"zero"`      // what happens to a status of 0 or less
	Invalid   string     `toml:"invalid"`   // what happens to any other that has not three digits
	Chain     string     `toml:"chain"`     // "explicit": the next handler runs unless this one ends the chain; absent: only if this one calls it
	Reply     []Reply    `toml:"reply"`
	Source    []Source   `toml:"source"`
	Parse     []Parse    `toml:"parse"`
	Finds     []Finds    `toml:"finds"`
	Carry     []Carry    `toml:"carry"`
	Wrap      []Wrap     `toml:"wrap"`
	Sentinel  []Sentinel `toml:"sentinel"`
	Error     []Error    `toml:"error"`
	Carrier   []Carrier  `toml:"carrier"`
	Tells     []Tells    `toml:"tells"`
	Code      []Code     `toml:"code"`
	Before    []Before   `toml:"before"`
	NoReturn  []string   `toml:"noreturn"`
	Upstream  []string   `toml:"upstream"` // calls to other servers: their failure is not this one's
	Silent    []string   `toml:"silent"`
	StatusKey []string   `toml:"statuskey"` // the variables that are keys of a request's context for a status

	Generated []Generated `toml:"generated"`

	fault error // a name that lists too many
}

// A Catalog is everything that the files say, by full name.
type Catalog struct {
	Reply    map[string]*Reply
	Source   map[string]*Source
	Parse    map[string]*Parse
	Finds    map[string]*Finds
	Carry    map[string]*Carry
	Wrap     map[string]*Wrap
	Tells    map[string]*Tells
	Sentinel map[string]string
	Before   map[string][]string // the headers that are set before the handlers that a call registers
	Error    map[string]int      // the status that an error variable carries
	Carrier  map[string]string   // the field in which a type of errors carries the status
	Code     map[string]string   // by FieldIs: what an error means whose field has that value
	NoReturn map[string]bool
	Silent   map[string]bool // calls that leave the responder alone
	Made     []Generated     // the packages that generators write
	Packages map[string]bool // import paths of the catalogued frameworks
	Watched  map[string]bool // import paths by which a package may have to do with replies: frameworks, databases and validators

	Preparers map[string]bool // those of them that put statuses into requests
	StatusKey map[string]bool // the keys under which a request's context holds a status for a later call

	Invalid    map[string]map[bool]string // by responder, "" for net/http: what happens to a status that is not sent as it is; true: 0 or less
	Upstream   map[string]bool            // calls that fail when another server does
	Chained    map[string]bool            // those of their responders behind which the next handler runs unless the chain is ended
	Responders map[string]Commit          // their types through which replies are sent, as types.TypeString writes them
}

// FieldIs is the key in [Catalog.Code] of a field of a type being a constant in Go syntax.
func FieldIs(typ, field, value string) string { return typ + "." + field + "=" + value }

// Load returns the catalog. It is made once; the result is shared and must not be
// changed.
var Load = sync.OnceValues(func() (*Catalog, error) { return merge(tables) })

// Watches reports whether path is in [Catalog.Watched], for which the catalog need not
// be loaded: most packages import nothing that is.
func Watches(path string) bool {
	_, yes := slices.BinarySearch(watched, path)
	return yes
}

// Replies reports whether path is in [Catalog.Packages]: it is net/http or a framework.
func Replies(path string) bool { return slices.Contains(frameworks, path) }

// merge makes a catalog of files.
func merge(files []file) (*Catalog, error) {
	c := &Catalog{
		Reply: map[string]*Reply{}, Source: map[string]*Source{}, Parse: map[string]*Parse{}, Finds: map[string]*Finds{},
		Carry: map[string]*Carry{}, Wrap: map[string]*Wrap{}, Tells: map[string]*Tells{}, Before: map[string][]string{},
		Sentinel: map[string]string{}, Error: map[string]int{}, Carrier: map[string]string{}, Code: map[string]string{},
		NoReturn: map[string]bool{}, Silent: map[string]bool{}, Packages: map[string]bool{}, Watched: map[string]bool{}, Preparers: map[string]bool{}, StatusKey: map[string]bool{},
		Responders: map[string]Commit{}, Chained: map[string]bool{}, Invalid: map[string]map[bool]string{}, Upstream: map[string]bool{},
	}
	for _, f := range files {
		if err := c.add(&f); err != nil {
			return nil, fmt.Errorf("catalog file %s: %w", f.name, err)
		}
	}
	return c, nil
}

const explicit = "explicit"

// vocabulary holds the words that each key may have. "" is its absence.
var vocabulary = map[string][]string{
	"chain":  {"", explicit},
	"commit": {"", string(Stream), string(Deferred), string(Buffered)},
	"does":   {Head, Body, Copy, Flush, Headers, Status, Make, Computed, Takeover, Abort, Raise, Next, Begun, Stopped, Prepare},
	"when":   {"", Failed},
	"else":   {"", Takeover},
	"only":   {"", Asks, Stores},
	"gives":  {"request", "credential", "context", "header", "cookie"},
	"fails":  {"", "badinput", "nocredentials", "named"},
	"means":  {"badinput", "nocredentials", "notfound", "conflict", "same", "gone"},
}

func (c *Catalog) add(f *file) error {
	var faults []error
	check := func(key, word string) {
		if !slices.Contains(vocabulary[key], word) {
			faults = append(faults, fmt.Errorf("%s = %q: want one of %q", key, word, vocabulary[key]))
		}
	}
	if f.Package != "" {
		c.Packages[f.Package], c.Watched[f.Package] = true, true
	}
	check("commit", string(f.Commit))
	check("chain", f.Chain)
	happens := map[bool]string{true: f.Zero, false: f.Invalid}
	if f.Package == "net/http" {
		c.Invalid[""] = happens
	}
	for _, t := range f.Responder {
		c.Invalid[f.full(t)] = happens
		c.Responders[f.full(t)] = cmp.Or(f.Commit, Stream)
		c.Chained[f.full(t)] = f.Chain == explicit
	}
	for _, r := range f.Reply {
		if r.Does == Prepare {
			c.Preparers[f.Package] = true
		}
		check("does", r.Does)
		check("when", r.When)
		check("else", r.Else)
	}
	for _, r := range f.Source {
		check("gives", r.Gives)
		check("fails", r.Fails)
	}
	for _, r := range f.Finds {
		check("only", r.Only)
	}
	for _, r := range f.Tells {
		check("means", r.Means)
	}
	c.Made = append(c.Made, f.Generated...)
	faults = append(faults,
		put(f, c.Reply, f.Reply, func(r *Reply) string { return r.Fn }),
		put(f, c.Source, f.Source, func(r *Source) string { return r.Fn }),
		put(f, c.Parse, f.Parse, func(r *Parse) string { return r.Fn }),
		put(f, c.Finds, f.Finds, func(r *Finds) string { return r.Fn }),
		put(f, c.Carry, f.Carry, func(r *Carry) string { return r.Fn }),
		put(f, c.Wrap, f.Wrap, func(r *Wrap) string { return r.Fn }),
		put(f, c.Tells, f.Tells, func(r *Tells) string { return r.Fn }))
	if len(f.Generated) == 0 { // what is generated is told by its declarations
		for _, r := range f.Finds {
			c.watch(f.expand(r.Fn))
		}
	}
	for _, r := range f.Parse {
		c.watch(f.expand(r.Fn))
	}
	for _, s := range f.Sentinel {
		check("means", s.Means)
		set(f, c.Sentinel, s.Name, s.Means)
	}
	for _, b := range f.Before {
		set(f, c.Before, b.Fn, b.Sets)
	}
	for _, e := range f.Error {
		set(f, c.Error, e.Name, e.Status)
	}
	for _, t := range f.Carrier {
		set(f, c.Carrier, t.Type, t.Field)
	}
	for _, k := range f.Code {
		check("means", k.Means)
		for _, value := range k.Is {
			c.Code[FieldIs(f.full(k.Type), k.Field, value)] = k.Means
		}
	}
	for _, fn := range f.NoReturn {
		set(f, c.NoReturn, fn, true)
	}
	for _, fn := range f.Upstream {
		set(f, c.Upstream, fn, true)
	}
	for _, key := range f.StatusKey {
		set(f, c.StatusKey, key, true)
	}
	for _, fn := range f.Silent {
		set(f, c.Silent, fn, true)
	}
	return errors.Join(append(faults, f.fault)...)
}

// watch notes the packages of functions. Of the standard library only database/sql
// counts: what parses is imported everywhere, and named for what it does.
func (c *Catalog) watch(functions []string) {
	for _, name := range functions {
		slash := strings.LastIndexByte(name, '/') + 1
		last, _, _ := strings.Cut(name[slash:], ".") // the last element of the path ends at its dot
		path := strings.TrimLeft(name[:slash]+last, "(*")
		if first, _, _ := strings.Cut(path, "/"); strings.Contains(first, ".") || path == "database/sql" {
			c.Watched[path] = true
		}
	}
}

// set files a value under every name that names lists.
func set[V any](f *file, into map[string]V, names string, v V) {
	for _, name := range f.expand(names) {
		into[name] = v
	}
}

// put files the rows under the full names in their key.
func put[R any](f *file, into map[string]*R, rows []R, key func(*R) string) error {
	for i := range rows {
		for _, name := range f.expand(key(&rows[i])) {
			if name == "" {
				return fmt.Errorf("row %d has no fn", i)
			}
			if into[name] != nil {
				return fmt.Errorf("%s stands twice", name)
			}
			into[name] = &rows[i]
		}
	}
	return nil
}

// full writes the file's package where a name leaves it out.
func (f *file) full(name string) string {
	for _, prefix := range []string{"(*", "(", "*", ""} {
		if rest, ok := strings.CutPrefix(name, prefix+"."); ok {
			return prefix + f.Package + "." + rest
		}
	}
	return name
}

// maxNames is how many names one string may list.
const maxNames = 1000

// expand returns the full names that name lists. If there are too many, that is the
// file's fault.
func (f *file) expand(name string) []string {
	var out []string
	todo := []string{name}
	for len(todo) > 0 {
		head, list, ok := strings.Cut(f.full(todo[0]), "{")
		todo = todo[1:]
		if !ok {
			out = append(out, head)
			continue
		}
		list, tail, _ := strings.Cut(list, "}")
		var names []string
		for alt := range strings.SplitSeq(list, ",") {
			names = append(names, head+strings.TrimSpace(alt)+tail)
		}
		if todo = append(names, todo...); len(out)+len(todo) > maxNames {
			f.fault = fmt.Errorf("%.60q lists more than %d names", name, maxNames)
			return nil
		}
	}
	return out
}
