package main

import (
	_ "embed"
	"errors"
	"fmt"
	"net/http"
	"sync"

	"github.com/BurntSushi/toml"
)

//go:embed codes.toml
var codesTOML string

// A statusCode is what is known about a status code. The keys are explained in codes.toml.
type statusCode struct {
	Number  int      `toml:"number"`
	Name    string   `toml:"name"`
	RFC     string   `toml:"rfc"`
	Promise string   `toml:"promise"`
	When    string   `toml:"when"`
	Needs   []string `toml:"needs"`
	Rules   []string `toml:"rules"`
}

// A guideRow is a situation and the codes of which one is to be sent in it.
type guideRow struct {
	Part string `toml:"part"` // the heading above it, if a part begins with it
	If   string `toml:"if"`
	Send []int  `toml:"send"`
	With string `toml:"with"` // the header field that goes with it
}

// A statusGuide is everything that codes.toml says.
type statusGuide struct {
	Code  []statusCode `toml:"code"`
	Guide []guideRow   `toml:"guide"`
}

// loadGuide reads codes.toml, once.
var loadGuide = sync.OnceValues(func() (*statusGuide, error) { return readGuide(codesTOML) })

func readGuide(text string) (*statusGuide, error) {
	g := &statusGuide{}
	meta, err := toml.Decode(text, g)
	if err != nil {
		return nil, fmt.Errorf("codes.toml: %w", err)
	}
	if u := meta.Undecoded(); len(u) > 0 {
		return nil, fmt.Errorf("codes.toml: unknown key %s", u[0])
	}
	var faults []error
	seen := map[int]bool{}
	for _, c := range g.Code {
		switch {
		case seen[c.Number]:
			faults = append(faults, fmt.Errorf("codes.toml: %d stands twice", c.Number))
		case c.Name == "" || c.RFC == "" || c.Promise == "" || c.When == "":
			faults = append(faults, fmt.Errorf("codes.toml: %d lacks a name, rfc, promise or when", c.Number))
		}
		seen[c.Number] = true
	}
	for _, r := range g.Guide {
		if r.If == "" || len(r.Send) == 0 {
			faults = append(faults, fmt.Errorf("codes.toml: guide row %q lacks if or send", r.If))
		}
	}
	return g, errors.Join(faults...)
}

// find returns the entry of a code, or nil.
func (g *statusGuide) find(number int) *statusCode {
	for i := range g.Code {
		if g.Code[i].Number == number {
			return &g.Code[i]
		}
	}
	return nil
}

// codeName returns a code with its name, if it has one: "404 Not Found", "499".
func codeName(number int) string {
	if name := http.StatusText(number); name != "" {
		return fmt.Sprintf("%d %s", number, name)
	}
	return fmt.Sprint(number)
}
