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
	"strings"
	"sync"
)

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

	Invalid      map[string]map[bool]string // by responder, "" for net/http: what happens to a status that is not sent as it is; true: 0 or less
	Upstream     map[string]bool            // calls that fail when another server does
	Chained      map[string]bool            // those of their responders behind which the next handler runs unless the chain is ended
	Parts        map[string]bool            // the types of fields of responders that stand for them
	Uncaught     map[string]int             // by their import paths: what frameworks send for an error without a status
	ErrorHandler map[string]bool            // the fields that hold what replies to errors in place of the frameworks, by package and name
	Responders   map[string]Commit          // their types through which replies are sent, as types.TypeString writes them
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
		Responders: map[string]Commit{}, Chained: map[string]bool{}, Invalid: map[string]map[bool]string{}, Upstream: map[string]bool{}, Parts: map[string]bool{}, Uncaught: map[string]int{}, ErrorHandler: map[string]bool{},
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
	"does":   {Head, Body, Copy, End, Drain, Flush, Headers, Status, Make, Computed, Takeover, Abort, Raise, Next, Begun, Stopped, Prepare},
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
	if f.Uncaught != 0 {
		c.Uncaught[f.Package] = f.Uncaught
	}
	if f.ErrorHandler != "" {
		c.ErrorHandler[f.full(f.ErrorHandler)] = true
	}
	for _, t := range f.Responder {
		c.Invalid[f.full(t)] = happens
		c.Responders[f.full(t)] = cmp.Or(f.Commit, Stream)
		c.Chained[f.full(t)] = f.Chain == explicit
	}
	for _, t := range f.Part {
		c.Parts[f.full(t)] = true
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
