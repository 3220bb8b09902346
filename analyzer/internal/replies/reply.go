package replies

import (
	"go/constant"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// A Tri is an answer that may be open.
type Tri uint8

// The answers. The order matters: joining No and Yes gives Maybe.
const (
	No Tri = iota
	Maybe
	Yes
)

// value returns the answer as a Go value.
func (t Tri) value() value {
	if t == Maybe {
		return value{}
	}
	return value{konst: constant.MakeBool(t == Yes)}
}

func joinTri(a, b Tri) Tri {
	if a == b {
		return a
	}
	return Maybe
}

// A StatusKind says how much is known of a status.
type StatusKind uint8

// The kinds of status.
const (
	Unset     StatusKind = iota // nothing has been set: 200 when the reply begins
	Inherited                   // what the caller of a helper has set, or not
	Const                       // Code
	OfParam                     // the value of parameter Param
	OfField                     // the value of field Path of parameter Param
	Prepared                    // what an earlier call has put into the request
	Carried                     // what the handler called by dispatcher Param has returned
	Unknown                     // anything
)

// A Status is what is known of a reply's status.
type Status struct {
	Kind    StatusKind
	Code    int    // for Const
	Param   int    // for OfParam and OfField: the slot; for Carried: the dispatcher
	Path    string // for OfField
	Implied bool   // Const 200 because nothing was set
	Assumed bool   // code of which nothing is known was given it
}

// Sent returns the status that goes out when the reply begins now.
func (s Status) Sent() Status {
	if s.Kind == Unset {
		return Status{Kind: Const, Code: http.StatusOK, Implied: true}
	}
	return s
}

// Is reports whether the status is the constant code.
func (s Status) Is(code int) bool { return s.Kind == Const && s.Code == code }

// Name returns a constant status as a number with its name: "403 Forbidden".
func (s Status) Name() string {
	if text := http.StatusText(s.Code); text != "" {
		return strconv.Itoa(s.Code) + " " + text
	}
	return strconv.Itoa(s.Code)
}

// A Reply is what one path has sent, and how far it has gone.
type Reply struct {
	Status Status
	Begun  Tri      // the head is on the wire
	Body   Tri      // some of the body is
	Must   []string // headers that are set, canonical and sorted
	May    []string // headers that may be set
	Open   bool     // headers may have been set that are not listed
	Spared bool     // a loop that may never be executed sets headers: that they are missing then is not worth a finding
	Vague  bool     // paths were joined, or the responder escaped: no rule speaks
	Refuse bool     // what began it is the failing call itself, such as gin's Bind: it has sent the status that fits
	First  *Begin   // what began it, or may have, if that is known
	Handed *Handed  // what the handlers behind this one were called with, if nothing has happened to the reply since
	Stops  Tri      // the chain of handlers ends here: Abort was called
}

// HasHeader says whether the header, by its canonical name, is set.
func (r *Reply) HasHeader(name string) Tri {
	if slices.Contains(r.Must, name) {
		return Yes
	}
	if r.Spared && !isNote(name) || r.mayHave(name) {
		return Maybe
	}
	return No
}

// mayHave reports whether a header may have been set by what has been executed.
func (r *Reply) mayHave(name string) bool {
	return r.Open || slices.Contains(r.Must, name) || slices.Contains(r.May, name)
}

func (r *Reply) setHeader(name string, how Tri) {
	list := &r.Must
	if how != Yes {
		list = &r.May
	}
	i, found := slices.BinarySearch(*list, name)
	if !found {
		*list = slices.Insert(slices.Clone(*list), i, name)
	}
}

func (r *Reply) delHeader(name string) {
	drop := func(list []string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == name })
	}
	r.Must, r.May = drop(r.Must), drop(r.May)
}

// escape makes the reply what it is after code without a summary had the responder.
func (st *state) escape() {
	st.held = nil
	st.reply.escape()
}

// escape leaves open what the reply is. Once the head is on the wire, only the
// body is still open.
func (r *Reply) escape() {
	r.Handed = nil
	if r.Begun == Yes {
		r.Body = max(r.Body, Maybe)
		return
	}
	r.Begun, r.Body = Maybe, max(r.Body, Maybe)
	r.Status = Status{Kind: Unknown}
	r.Open, r.Vague, r.First, r.Stops = true, true, nil, max(r.Stops, Maybe)
}

func (r *Reply) join(o *Reply) {
	alike := r.Status == o.Status && r.Begun == No && o.Begun == No && r.Body == o.Body && r.Stops == o.Stops
	r.Vague = r.Vague || o.Vague || !alike
	if r.Status != o.Status {
		r.Status = Status{Kind: Unknown}
	}
	if r.First != o.First {
		r.First = nil
	}
	if r.Handed != o.Handed {
		r.Handed = nil
	}
	r.Begun, r.Body, r.Stops = joinTri(r.Begun, o.Begun), joinTri(r.Body, o.Body), joinTri(r.Stops, o.Stops)
	may := slices.Concat(r.May, o.May, r.Must, o.Must)
	both := slices.DeleteFunc(slices.Clone(r.Must), func(s string) bool { return !slices.Contains(o.Must, s) })
	slices.Sort(may)
	r.Must, r.May = both, slices.Compact(may)
	r.Open, r.Spared = r.Open || o.Open, r.Spared || o.Spared
}

// stream notes a content type whose bodies are streams of messages: errors in
// them come after the head, by design.
func (r *Reply) stream(contentType constant.Value) {
	if contentType.Kind() != constant.String {
		return
	}
	for _, t := range []string{"text/event-stream", "ndjson", "application/grpc", "application/connect", "graphql", "soap", "text/xml"} {
		if strings.Contains(constant.StringVal(contentType), t) {
			r.setHeader(Streamed, Yes)
		}
	}
	if strings.Contains(constant.StringVal(contentType), "/html") {
		r.setHeader(Paged, Yes)
	}
}

// Streamed stands among a reply's headers when its content type is that of a
// stream of messages, or of a protocol that keeps its errors in the body.
const Streamed = "(streamed)"

// Paged stands among a reply's headers when its content type is that of a page for
// people, such as a form that is shown again with what was wrong.
const Paged = "(page)"

// Raised stands among a reply's headers when the handler has left an error to what
// runs after it, which may reply.
const Raised = "(raised)"

// Acknowledged stands among a reply's headers when the request is a message of
// another service, which would send it again unless it gets a 200.
const Acknowledged = "(acknowledged)"

// noted reports whether a note stands among the headers, or may.
func (r *Reply) noted(note string) bool {
	return slices.Contains(r.Must, note) || slices.Contains(r.May, note)
}

// isNote reports whether what stands among a reply's headers is none.
func isNote(header string) bool { return strings.HasPrefix(header, "(") }

// isError reports whether the status is a constant that says that the request has failed.
func (s Status) isError() bool { return s.Kind == Const && s.Code >= 400 && s.Code < 600 }

// serverError reports whether the status is a constant that says that the server
// has erred. 501 says what the server is, and 503 and 504 are chosen with care.
func (s Status) serverError() bool {
	return s.Kind == Const && s.Code >= 500 && s.Code < 600 && s.Code != http.StatusNotImplemented
}

// Success reports whether the status is a constant that says that the request
// succeeded and that has a body.
func (s Status) Success() bool {
	return s.Kind == Const && s.Code >= 200 && s.Code < 300 && s.Code != http.StatusNoContent && s.Code != http.StatusResetContent
}
