package oracle

// A framework is what handlers are generated for: how they look, and what they can do.
type framework struct {
	name    string
	style   style
	imports map[string]string // by what stands before the dot
	param   string            // the parameters of handlers and helpers
	args    string            // how they are passed on
	returns bool              // handlers return an error
	query   string            // how a parameter of the query is read, %s
	asks    string            // a condition that asks whether the reply has begun, if there is one
	ops     []op

	middleware string              // what makes a handler a middleware, for its number; "": there are none
	redirects  func(code int) bool // the statuses with which a redirect goes out; nil: all
	common     []int               // the statuses that are sent most often
	rare       []int               // those that cannot be sent, or hardly
}

// frameworks are all of them.
var frameworks = []*framework{netHTTP, ginGonic, labstackEcho, gofiber}

// chained reports whether the next handler runs unless the chain is ended.
func (fw *framework) chained() bool { return fw.middleware != "" }

// gives returns what handlers return.
func (fw *framework) gives() result {
	if fw.returns {
		return error_
	}
	return nothing
}

// A style is when the head is fixed; see the catalog's commit styles.
type style int

const (
	stream   style = iota
	late           // at the first byte of the body, or when the handlers have returned
	buffered       // when the handlers have returned
)

// An op is one operation on the reply. In text, $code stands for a status and $header
// for the name of a header. The rest is what the framework's documentation says that
// it does; what it really did is seen in the marks.
type op struct {
	text     string
	weight   int
	status   int    // that it always sets; asked: the one in its text
	body     amount // what it writes
	header   string // that it always sets; named: the one in its text
	redirect bool
	refusal  bool // it is made to tell of an error
	aborts   bool // it ends the chain of handlers
	next     bool // it calls the handlers behind
	sends    bool // it fixes the head where the style is not buffered
	flush    bool // it makes a stream of the reply
	yields   bool // it returns an error
	raises   bool // what it is is an error that carries a status: only returned
	deletes  bool // it takes the header away
}

// sets reports whether the operation sets the status of the reply itself.
func (o *op) sets() bool { return o.status != 0 && !o.raises }

const (
	asked = -1
	named = "$header"
)

// An amount is what an operation writes.
type amount int

const (
	none     amount = iota
	empty           // something that may be empty, and is
	some            // a body
	courtesy        // a text that the program has not asked for, such as a redirect's
)
