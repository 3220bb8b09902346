// Package rig drives generated handlers: it decides their branches, notes where
// they have been and what the reply was there, and asks for every path.
//
// Its source is copied into the module of the generated programs. One request is
// served at a time, so what is noted needs no lock.
package rig

import (
	"errors"
	"net/http"
)

// Headers are the headers that are watched; sets of them are bit masks in this order.
var Headers = []string{"Location", "Allow", "Www-Authenticate", "Retry-After", "X-Trace", "Set-Cookie", "Content-Type"}

// A Snap is what a reply is at one point.
type Snap struct {
	Begun   bool // the head is fixed
	Status  int  // that has been sent, or is to be sent so far
	Size    int  // of the body so far, as the program wrote it
	Headers int  // in the header map
	Stopped bool // the chain of handlers has been ended
}

// A Mark is one passage of a site.
type Mark struct {
	Site int
	Code int // the status that the site asks for, where that is a variable
	Snap Snap
}

// Limits of one path: beyond the first, loops end; beyond the second, the first way is taken.
const (
	loopDecisions = 9
	maxDecisions  = 14
)

// what the request being served decides and notes.
var (
	wanted  []int // the decisions to take; beyond them the first
	taken   []int // those taken
	ways    []int // how many ways each had
	marks   []Mark
	probe   func() Snap
	capped  bool // some path of the handler was longer than the limits
	served  bool // the request has reached the server
	failure = errors.New("failed")
)

// ErrGone is one of the two errors that Try returns.
var ErrGone = errors.New("gone")

// Value is what bodies are made from.
var Value = map[string]int{"books": 3}

// Cookie is what cookies are set from.
var Cookie = &http.Cookie{Name: "seen", Value: "1"}

func decide(n int) int {
	i, way := len(taken), 0
	if i >= maxDecisions {
		capped = true
		return 0
	}
	if i < len(wanted) {
		way = wanted[i]
	}
	taken, ways = append(taken, way), append(ways, n)
	return way
}

// Flip decides between two ways.
func Flip() bool { return decide(2) == 1 }

// Pick decides between n ways.
func Pick(n int) int { return decide(n) }

// More decides whether a loop goes on.
func More() bool { return !late() && decide(2) == 1 }

// Items decides how many things there are.
func Items() []string { return []string{"a", "b"}[:Times()] }

// Times decides how often something is to be done.
func Times() int {
	if late() {
		return 0
	}
	return decide(3)
}

// late reports whether loops have to end.
func late() bool {
	capped = capped || len(taken) >= loopDecisions
	return len(taken) >= loopDecisions
}

// Try decides whether something fails, and how.
func Try() error { return []error{nil, failure, ErrGone}[decide(3)] }

// At notes that the handler is about to execute a site.
func At(site int, code ...int) {
	m := Mark{Site: site, Code: -1, Snap: probe()}
	if len(code) > 0 {
		m.Code = code[0]
	}
	marks = append(marks, m)
}

// Returned notes that the handler has returned an error, or nil.
func Returned(err error) {
	code := 0
	if err != nil {
		code = 1
	}
	At(End, code)
}

// Watch says how the reply of the request being served is looked at.
func Watch(p func() Snap) { probe, served = p, true }

// Current returns how the reply of the request being served is looked at so far.
func Current() func() Snap { return probe }

// Mask returns the watched headers that h has as a bit mask.
func Mask(has func(name string) bool) int {
	mask := 0
	for i, name := range Headers {
		if has(name) {
			mask |= 1 << i
		}
	}
	return mask
}

// Sites that no handler has.
const (
	End    = -1 // the handler has returned
	Behind = -2 // the handler behind a middleware runs
)
