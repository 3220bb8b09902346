package catalog

import (
	"fmt"
	"strconv"
	"strings"
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
	End      = "end"      // like Body with the end of an archive, which is no body by itself
	Drain    = "drain"    // passes on what has been kept back, and with nonzero the end of an archive as well
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
	Bare  bool   `toml:"bare"`  // its errors are seldom told apart by those that reply to errors
}

// A Parse row is a call that fails when its input is malformed.
type Parse struct {
	Fn   string `toml:"fn"`
	Of   Arg    `toml:"of"`   // the input
	Into Arg    `toml:"into"` // the variable that it fills
	Word string `toml:"word"` // what it is called in a message

	Parsed   string `toml:"parsed"`   // the field of a request that net/http has parsed in the same way before
	Bare     bool   `toml:"bare"`     // its errors are seldom told apart by those that reply to errors
	Verifies bool   `toml:"verifies"` // it succeeds only for valid credentials: what it gives is none any more
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

// A Wrap row is a call whose result stands for one of its arguments (an encoder or an archive for its writer).
type Wrap struct {
	Fn      string `toml:"fn"`
	Of      Arg    `toml:"of"`
	Keeps   bool   `toml:"keeps"`   // it keeps back what fits into its buffer, until it is told to pass that on
	Beneath bool   `toml:"beneath"` // it stands for it only where something is called on it: it is a context besides
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

	Package      string     `toml:"package"`
	Commit       Commit     `toml:"commit"`       // of the responders; absent: stream
	Responder    []string   `toml:"responder"`    // the types through which replies are sent
	Part         []string   `toml:"part"`         // the types of a responder's fields that are the reply, or its headers
	Zero         string     `toml:"zero"`         // what happens to a status of 0 or less
	Invalid      string     `toml:"invalid"`      // what happens to any other that has not three digits
	Uncaught     int        `toml:"uncaught"`     // what its error handler sends for a returned error that has no status, unless the program sets another
	ErrorHandler string     `toml:"errorhandler"` // the field that sets another
	Chain        string     `toml:"chain"`        // "explicit": the next handler runs unless this one ends the chain; absent: only if this one calls it
	Reply        []Reply    `toml:"reply"`
	Source       []Source   `toml:"source"`
	Parse        []Parse    `toml:"parse"`
	Finds        []Finds    `toml:"finds"`
	Carry        []Carry    `toml:"carry"`
	Wrap         []Wrap     `toml:"wrap"`
	Sentinel     []Sentinel `toml:"sentinel"`
	Error        []Error    `toml:"error"`
	Carrier      []Carrier  `toml:"carrier"`
	Tells        []Tells    `toml:"tells"`
	Code         []Code     `toml:"code"`
	Before       []Before   `toml:"before"`
	NoReturn     []string   `toml:"noreturn"`
	Upstream     []string   `toml:"upstream"` // calls to other servers: their failure is not this one's
	Silent       []string   `toml:"silent"`
	StatusKey    []string   `toml:"statuskey"` // the variables that are keys of a request's context for a status

	Generated []Generated `toml:"generated"`

	fault error // a name that lists too many
}
