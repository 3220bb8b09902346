// Package fault has the errors of a bookshop, and says which is which.
package fault

import (
	"encoding/json"
	"errors"
)

type missing struct{ what string }

func (m *missing) Error() string { return m.what + " is not there" }

type refused struct{ why string }

func (r *refused) Error() string { return r.why }

var (
	errStranger = errors.New("who are you?")
	errTooLong  = errors.New("too long a list")
	errLater    = errors.New("not yet")
	errPress    = errors.New("the press is broken")
)

// IsErrRefused reports whether an order was refused.
func IsErrRefused(err error) bool {
	var r *refused
	return errors.As(err, &r)
}

// IsErrStranger reports whether the customer is not known.
func IsErrStranger(err error) bool { return errors.Is(err, errStranger) }

// IsErrNotFound reports whether something is not there.
func IsErrNotFound(err error) bool {
	var m *missing
	return errors.As(err, &m)
}

// IsErrTooLong reports whether a list is too long.
func IsErrTooLong(err error) bool { return errors.Is(err, errTooLong) }

// IsErrLater reports whether it is too early.
func IsErrLater(err error) bool { return errors.Is(err, errLater) }

// IsErrPress reports whether the press is broken.
func IsErrPress(err error) bool { return errors.Is(err, errPress) }

// IsJSON reports whether a body was no JSON.
func IsJSON(err error) bool {
	var syntax *json.SyntaxError
	return errors.As(err, &syntax)
}
