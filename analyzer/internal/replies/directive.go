package replies

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	nethttp "net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/statuslint/statuslint/analyzer/internal/situation"
)

// Directives state on a declaration what cannot be inferred, above all on the
// methods of interfaces:
//
//	//statuslint:replies status=$2 body=$3
//	//statuslint:replies status=403 headers=Www-Authenticate
//	//statuslint:fails badinput
//
// $2 is the second parameter; $code is the one of that name. Several lines of
// "replies" are several outcomes.

const (
	directivePrefix = "//statuslint:"
	repliesExample  = directivePrefix + "replies status=$2 body=$3"
	failsExample    = directivePrefix + "fails badinput"
)

// A Fault is a directive that cannot be read.
type Fault struct {
	Pos     token.Pos
	Message string // what is wrong, and an example
}

// A declaration is what a directive stands on.
type declaration struct {
	fn    *types.Func
	slots []*types.Var // the receiver, if any, then the parameters
}

// readDirectives reads the directives on the package's functions and interface methods.
func (p *engine) readDirectives() {
	for _, file := range p.pass.Files {
		if !slices.ContainsFunc(file.Comments, hasDirective) {
			continue
		}
		read := map[*ast.CommentGroup]bool{}
		on := func(name *ast.Ident, doc *ast.CommentGroup) {
			if fn, ok := p.pass.TypesInfo.Defs[name].(*types.Func); ok && doc != nil && hasDirective(doc) {
				p.readDoc(fn, doc)
				read[doc] = true
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				on(n.Name, n.Doc)
			case *ast.InterfaceType:
				for _, m := range n.Methods.List {
					if len(m.Names) == 1 {
						on(m.Names[0], m.Doc)
						on(m.Names[0], m.Comment)
					}
				}
			}
			return true
		})
		for _, group := range file.Comments {
			for _, c := range group.List {
				if strings.HasPrefix(c.Text, directivePrefix) && !read[group] {
					p.fault(c, "it stands on no function and no method of an interface; put it right above one, as in "+repliesExample)
				}
			}
		}
	}
}

func hasDirective(g *ast.CommentGroup) bool {
	return slices.ContainsFunc(g.List, func(c *ast.Comment) bool { return strings.HasPrefix(c.Text, directivePrefix) })
}

func (p *engine) fault(c *ast.Comment, message string) {
	p.faults = append(p.faults, Fault{c.Pos(), fmt.Sprintf("bad directive %s: %s", c.Text, message)})
}

// readDoc reads the directives in the doc comment of a function.
func (p *engine) readDoc(fn *types.Func, doc *ast.CommentGroup) {
	d := &declaration{fn: fn}
	if r := fn.Signature().Recv(); r != nil {
		d.slots = append(d.slots, r)
	}
	d.slots = slices.AppendSeq(d.slots, fn.Signature().Params().Variables())
	s := &Summary{On: none}
	var fails *Inner
	for _, c := range doc.List {
		text, ok := strings.CutPrefix(c.Text, directivePrefix)
		if !ok {
			continue
		}
		text, _, _ = strings.Cut(text, " //") // a remark
		verb, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
		var err error
		switch verb {
		case "replies":
			err = p.readReplies(d, s, strings.Fields(rest))
		case "fails":
			fails, err = readFails(d, strings.TrimSpace(rest))
		default:
			err = fmt.Errorf("%q is unknown; write %s or %s", verb, repliesExample, failsExample)
		}
		if err != nil {
			p.fault(c, err.Error())
			return
		}
	}
	if len(s.Outcomes) == 0 {
		s.Outcomes = []Outcome{{Status: Status{Kind: Inherited}}}
	}
	results := fn.Signature().Results()
	for i := range s.Outcomes {
		s.Outcomes[i].Returns = make([]Returned, results.Len())
		if fails != nil {
			s.Outcomes[i].Returns[results.Len()-1].Fails = fails
		}
	}
	p.declared[fn] = s
}

// readReplies reads "status=$2 body=$3 headers=Location" into an outcome.
func (p *engine) readReplies(d *declaration, s *Summary, words []string) error {
	if s.On = slices.IndexFunc(d.slots, func(v *types.Var) bool { return p.isResponder(v.Type()) }); s.On < 0 {
		return fmt.Errorf("%s has no parameter through which it replies, such as an http.ResponseWriter", d.fn.Name())
	}
	o := Outcome{Status: Status{Kind: Inherited}, Begun: Yes}
	for _, word := range words {
		key, value, _ := strings.Cut(word, "=")
		var err error
		switch key {
		case "status":
			o.Status, err = d.status(value)
		case "body":
			o.Body = Yes
			o.Evidence, err = d.body(value)
			if value == "none" {
				o.Body = No
			}
		case "headers":
			for name := range strings.SplitSeq(value, ",") {
				o.Must = append(o.Must, nethttp.CanonicalHeaderKey(name))
			}
			slices.Sort(o.Must)
		default:
			err = fmt.Errorf("%q is not status, body or headers; write %s", key, repliesExample)
		}
		if err != nil {
			return err
		}
	}
	if o.Status.Kind == Inherited && o.Body == No {
		o.Begun = No
		if len(o.Must) == 0 {
			return fmt.Errorf("it says nothing; write %s", repliesExample)
		}
	}
	s.Outcomes = append(s.Outcomes, o)
	return nil
}

// status reads a status: $2, $code or 403.
func (d *declaration) status(value string) (Status, error) {
	if name, ok := strings.CutPrefix(value, "$"); ok {
		slot, err := d.slot(name)
		if err == nil && !isInteger(d.slots[slot].Type()) {
			err = fmt.Errorf("$%s is a %s, not a status; write %s", name, d.slots[slot].Type(), repliesExample)
		}
		return Status{Kind: OfParam, Param: slot}, err
	}
	code, err := strconv.Atoi(value)
	if err != nil || code < 100 || code > 999 {
		return Status{}, fmt.Errorf("%q is no status; write a number such as status=403, or a parameter as in %s", value, repliesExample)
	}
	return Status{Kind: Const, Code: code}, nil
}

// body reads what the body is: $3, $v, some, error or none.
func (d *declaration) body(value string) (*Evidence, error) {
	if name, ok := strings.CutPrefix(value, "$"); ok {
		slot, err := d.slot(name)
		return &Evidence{Params: 1 << min(slot, 31)}, err
	}
	switch value {
	case "none", "some":
		return nil, nil
	case "error":
		return &Evidence{Words: d.fn.Name() + " sends an error", Sure: true}, nil
	}
	return nil, fmt.Errorf("%q is no body; write body=none, body=some, body=error, or a parameter as in %s", value, repliesExample)
}

// slot returns the slot of a parameter, by its number from 1 or its name.
func (d *declaration) slot(name string) (int, error) {
	first := 0
	if d.fn.Signature().Recv() != nil {
		first = 1
	}
	for i, v := range d.slots[first:] {
		if v.Name() == name || strconv.Itoa(i+1) == name {
			return first + i, nil
		}
	}
	return 0, fmt.Errorf("%s has no parameter $%s; it has $1 to $%d", d.fn.Name(), name, len(d.slots)-first)
}

// failings are what "fails" may say that a failure means.
var failings = []string{"badinput", "nocredentials", "notfound", "conflict", "unknown"}

// readFails reads what it means that the last result is an error, or false.
func readFails(d *declaration, word string) (*Inner, error) {
	results := d.fn.Signature().Results()
	if n := results.Len(); n == 0 || !isFailure(results.At(n-1).Type()) && !isBool(results.At(n-1).Type()) {
		return nil, fmt.Errorf("the last result of %s is neither an error nor a bool", d.fn.Name())
	}
	if !slices.Contains(failings, word) {
		return nil, fmt.Errorf("%q is not one of %s; write %s", word, strings.Join(failings, ", "), failsExample)
	}
	return &Inner{Kind: situation.Parse(word), Words: d.fn.Name() + " failed"}, nil
}

// directed returns what is known of a function with a body: what its directives
// say, and otherwise what was inferred.
func (p *engine) directed(f *function, inferred *Summary) *Summary {
	said := p.declared[f.obj]
	if said == nil {
		return inferred
	}
	var all []Returned // what is known of the results, whichever the outcome
	for i, o := range inferred.Outcomes {
		if i == 0 {
			all = slices.Clone(o.Returns)
			continue
		}
		for j := range all {
			all[j] = joinResult(all[j], o.Returns[j])
		}
	}
	merge := func(to []Returned, from []Returned) {
		for j := range to {
			fails := to[j].Fails
			to[j] = from[j]
			if fails != nil {
				to[j].Fails = fails
			}
		}
	}
	if said.On == none { // only what its failure means
		for _, o := range inferred.Outcomes {
			if n := len(o.Returns); n > 0 {
				o.Returns[n-1].Fails = said.Outcomes[0].Returns[n-1].Fails
			}
		}
		return inferred
	}
	for _, o := range said.Outcomes {
		if all != nil {
			merge(o.Returns, all)
		}
	}
	return said
}

// key tells summaries apart; nil has one too.
func (s *Summary) key() string {
	b, err := json.Marshal(s) // deterministic: no maps
	if err != nil {
		return err.Error()
	}
	return string(b)
}
