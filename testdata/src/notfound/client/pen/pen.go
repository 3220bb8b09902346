// Package pen has conditions on pens.
package pen

import (
	"fmt"

	"entgo.io/ent/dialect/sql"

	"notfound/client/predicate"
)

// ID is on the id.
func ID(id int) predicate.Pen {
	return func(s *sql.Selector) { s.Where(fmt.Sprint("id = ", id)) }
}

// Sold is on what is there no more.
func Sold(sold bool) predicate.Pen {
	return func(s *sql.Selector) { s.Where(fmt.Sprint("sold = ", sold)) }
}

// And is on both.
func And(ps ...predicate.Pen) predicate.Pen {
	return func(s *sql.Selector) {
		for _, p := range ps {
			p(s)
		}
	}
}
