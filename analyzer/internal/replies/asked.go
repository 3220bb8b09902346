package replies

// A helper may ask how far the reply is that its caller gives it. That is an operand
// like any other: what the helper does hangs on it, and the caller may know it.

// The slots of what is asked for, behind those of all parameters.
const (
	slotBegun = 1<<10 + iota // whether the head is on the wire
	slotStops                // whether the chain of handlers has been ended
)

// asked returns what code learns that asks how far the reply is.
func (w *walk) asked(t Tri, slot int) value {
	if t == No && !w.fresh {
		return value{param: slot + 1}
	}
	return t.value()
}

// operand returns the operand for a slot of the function that is called.
func (c *site) operand(slot int) (value, bool) {
	switch {
	case slot == slotBegun:
		return c.begun, true
	case slot == slotStops:
		return c.stops, true
	case slot < len(c.vals):
		return c.vals[slot], true
	}
	return value{}, false
}
