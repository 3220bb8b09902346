// Package coded has errors with codes.
package coded

import (
	"errors"
	"fmt"
)

// A Code says what kind of error it is.
type Code string

// The codes.
const (
	Internal Code = "internal"
	NotFound Code = "not_found"
	Invalid  Code = "invalid"
)

// An Error has a code.
type Error struct {
	Code Code
	Text string
}

func (e *Error) Error() string { return fmt.Sprint(e.Code, ": ", e.Text) }

// Errorf makes one.
func Errorf(code Code, format string, args ...any) error {
	return &Error{code, fmt.Sprintf(format, args...)}
}

// CodeOf returns the code of an error.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}

// A BookNotFoundError says which.
type BookNotFoundError struct{ ISBN string }

func (e BookNotFoundError) Error() string { return e.ISBN + " not found" }
