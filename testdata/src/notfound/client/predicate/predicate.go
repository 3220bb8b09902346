// Package predicate has the types of conditions, as ent has them.
package predicate

import "entgo.io/ent/dialect/sql"

// A Pen is a condition on pens.
type Pen func(*sql.Selector)
