// Package seats says which seats of a hall are free.
package seats

import "errors"

// What Book may fail with.
var (
	ErrInvalidRow = errors.New("there is no such row")
	ErrClosed     = errors.New("the hall is closed")
)

// Book takes a seat.
func Book(row string, seat int) error {
	switch {
	case len(row) != 1:
		return ErrInvalidRow
	case seat > 40:
		return ErrClosed
	}
	return nil
}
