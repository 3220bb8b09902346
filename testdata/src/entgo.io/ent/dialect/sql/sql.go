// Package sql stands for ent's: the one type that tells predicates.
package sql

// A Selector builds a query.
type Selector struct{ where []string }

// Where adds a condition.
func (s *Selector) Where(c string) { s.where = append(s.where, c) }
