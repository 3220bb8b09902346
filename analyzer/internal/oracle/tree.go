package oracle

// A kind says what a node is.
type kind int

const (
	effect   kind = iota // one operation on the reply
	branch               // if, with else where there is a second arm
	choice               // switch: an arm per case, the last is the default
	loop                 // an arm that is executed any number of times
	deferred             // defer of a literal with the arm as its body
	closure              // a literal that is called where it stands, or by name
	call                 // a call of a helper
	leave                // return
	stop                 // break
	skip                 // continue
	assign               // the function's status variable gets another value
	entry                // the beginning of a function: this and the next are of sites only
	behind               // the handler behind a middleware runs
)

// A node is a statement of a generated handler.
type node struct {
	kind   kind
	op     int       // effect: which of the framework's
	code   int       // effect, call, assign: the status; fromVar: the status variable
	header string    // effect: the header
	form   int       // which of the ways to write it
	cond   cond      // branch: what it asks for
	helper int       // call: which
	arms   [][]*node // the statements inside
}

// fromVar stands for a status that is in the function's variable.
const fromVar = -1

// A cond is a condition.
type cond struct {
	kind condKind
	not  bool
	n    int // asksFlag: which flag; asksQuery: which parameter; asksCode: which status
}

type condKind int

const (
	asksRig   condKind = iota // decided anew
	asksError                 // a call fails
	asksQuery                 // the request's query has it
	asksFlag                  // decided at the beginning of the function, and asked more than once
	asksCode                  // the status variable is, or is not, one
	asksReply                 // what has been sent so far
)

// A helper is a function that a handler calls.
type helper struct {
	gives result
	takes bool // a status, as a parameter
	body  []*node
}

// A result is what a generated function returns.
type result int

const (
	nothing result = iota
	bool_          // whether to go on
	error_
)

// A handler is a generated handler with its helpers, which call only those behind them.
type handler struct {
	id         int
	body       []*node
	helpers    []*helper
	middleware bool // it stands in front of another handler
}

// clone returns a copy that shares nothing.
func (h *handler) clone() *handler {
	c := &handler{id: h.id, body: cloneAll(h.body), middleware: h.middleware}
	for _, f := range h.helpers {
		c.helpers = append(c.helpers, &helper{f.gives, f.takes, cloneAll(f.body)})
	}
	return c
}

func cloneAll(list []*node) []*node {
	out := make([]*node, len(list))
	for i, n := range list {
		c := *n
		c.arms = make([][]*node, len(n.arms))
		for j, arm := range n.arms {
			c.arms[j] = cloneAll(arm)
		}
		out[i] = &c
	}
	return out
}

// lists returns every list of statements in the handler.
func (h *handler) lists() []*[]*node {
	var out []*[]*node
	var visit func(list *[]*node)
	visit = func(list *[]*node) {
		out = append(out, list)
		for _, n := range *list {
			for i := range n.arms {
				visit(&n.arms[i])
			}
		}
	}
	visit(&h.body)
	for _, f := range h.helpers {
		visit(&f.body)
	}
	return out
}

// size counts the handler's statements.
func (h *handler) size() int {
	n := 0
	for _, list := range h.lists() {
		n += len(*list)
	}
	return n
}
