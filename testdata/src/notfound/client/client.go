// Package client is a client of the shape that ent generates.
package client

import (
	"context"
	"errors"

	"notfound/client/predicate"
)

// A Client has one for each type.
type Client struct{ Pen *PenClient }

// Tx is a client in a transaction.
type Tx struct{ Pen *PenClient }

// A NotFoundError is one of these.
type NotFoundError struct{ label string }

func (e *NotFoundError) Error() string { return e.label + " not found" }

// IsNotFound tells it.
func IsNotFound(err error) bool {
	var e *NotFoundError
	return errors.As(err, &e)
}

// A NotSingularError is the other.
type NotSingularError struct{ label string }

func (e *NotSingularError) Error() string { return e.label + " not singular" }

// A Pen is for writing.
type Pen struct {
	ID    int
	Color string
}

// PenClient is for pens.
type PenClient struct {
	query func(ctx context.Context) ([]*Pen, error)
}

// Get gets one.
func (c *PenClient) Get(ctx context.Context, id int) (*Pen, error) { return c.Query().Only(ctx) }

// Query asks.
func (c *PenClient) Query() *PenQuery { return &PenQuery{run: c.query} }

// UpdateOneID changes one.
func (c *PenClient) UpdateOneID(id int) *PenUpdateOne { return &PenUpdateOne{c} }

// UpdateOne changes this one.
func (c *PenClient) UpdateOne(p *Pen) *PenUpdateOne { return &PenUpdateOne{c} }

// DeleteOneID deletes one.
func (c *PenClient) DeleteOneID(id int) *PenDeleteOne { return &PenDeleteOne{c} }

// PenQuery is a query.
type PenQuery struct {
	run func(ctx context.Context) ([]*Pen, error)
}

// Where narrows it.
func (q *PenQuery) Where(ps ...predicate.Pen) *PenQuery { return q }

// Limit narrows it.
func (q *PenQuery) Limit(n int) *PenQuery { return q }

// All is all.
func (q *PenQuery) All(ctx context.Context) ([]*Pen, error) { return q.run(ctx) }

// Only is the only one.
func (q *PenQuery) Only(ctx context.Context) (*Pen, error) {
	pens, err := q.run(ctx)
	switch {
	case err != nil:
		return nil, err
	case len(pens) == 0:
		return nil, &NotFoundError{"pen"}
	case len(pens) > 1:
		return nil, &NotSingularError{"pen"}
	}
	return pens[0], nil
}

// PenUpdateOne is a change.
type PenUpdateOne struct{ c *PenClient }

// SetColor changes the color.
func (u *PenUpdateOne) SetColor(color string) *PenUpdateOne { return u }

// Save saves it.
func (u *PenUpdateOne) Save(ctx context.Context) (*Pen, error) { return u.c.Query().Only(ctx) }

// PenDeleteOne is a deletion.
type PenDeleteOne struct{ c *PenClient }

// Exec does it.
func (d *PenDeleteOne) Exec(ctx context.Context) error {
	_, err := d.c.Query().Only(ctx)
	return err
}
