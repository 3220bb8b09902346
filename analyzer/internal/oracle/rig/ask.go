package rig

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"syscall"
	"time"
)

// A Path is one request: what was decided, and what became of it.
type Path struct {
	Handler  int
	Decided  []int
	Marks    []Mark
	Panicked bool
	Wire     Wire
	Last     bool // there are no more paths of the handler, and none was left out
}

// A Wire is the reply as the client got it.
type Wire struct {
	Closed  bool // there was none: the connection was closed
	Interim []int
	Status  int
	Headers int
	Size    int // of the body
}

// A Route is a handler with how many of its decisions the request's query tells.
type Route struct {
	Handler int
	Queries int
}

const timeout = 10 * time.Second

var done = make(chan bool, 1)

// Done notes that the server is through with the request; panicked says how.
func Done(panicked bool) { done <- panicked }

// Ask asks the server at addr for every path of every handler, at most so many of
// each, and writes them to standard output, a line each.
func Ask(addr string, routes []Route, most int) error {
	out := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(out)
	c := &client{addr: addr}
	for _, route := range routes {
		var next []int
		capped = false
		for i := 0; ; i++ {
			p, err := c.path(route, next)
			if err != nil {
				return fmt.Errorf("handler %d, decisions %v: %w", route.Handler, next, err)
			}
			next = following()
			p.Last = next == nil && !capped
			if err := enc.Encode(p); err != nil {
				return err
			}
			if next == nil || i+1 >= most {
				break
			}
		}
	}
	return out.Flush()
}

// following returns the decisions of the path behind the last one, or nil.
func following() []int {
	for i := len(taken) - 1; i >= 0; i-- {
		if taken[i]+1 < ways[i] {
			return append(taken[:i:i], taken[i]+1)
		}
	}
	return nil
}

type client struct {
	addr string
	conn net.Conn
	r    *bufio.Reader
}

func (c *client) path(route Route, decisions []int) (*Path, error) {
	wanted, taken, ways, marks, served = decisions, nil, nil, nil, false
	query := ""
	for i := range route.Queries {
		query += fmt.Sprintf("&q%d=%s", i, []string{"", "on"}[decide(2)])
	}
	p := &Path{Handler: route.Handler}
	for range 2 { // the server may have closed the connection behind the last reply
		p.Wire = Wire{}
		if err := c.ask(fmt.Sprintf("/h%d?%s", route.Handler, query), &p.Wire); err != nil {
			return nil, err
		}
		if served || !p.Wire.Closed {
			break
		}
	}
	select {
	case p.Panicked = <-done:
	case <-time.After(timeout):
		return nil, fmt.Errorf("the handler does not return")
	}
	p.Decided, p.Marks = taken, marks
	return p, nil
}

// ask sends one request and reads its reply as it is on the wire.
func (c *client) ask(target string, wire *Wire) (err error) {
	if c.conn == nil {
		if c.conn, err = net.Dial("tcp", c.addr); err != nil {
			return err
		}
		c.r = bufio.NewReader(c.conn)
	}
	if err := c.conn.SetDeadline(time.Now().Add(timeout)); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(c.conn, "GET %s HTTP/1.1\r\nHost: oracle\r\n\r\n", target); err != nil {
		wire.Closed = true
		return c.close()
	}
	req := &http.Request{Method: http.MethodGet}
	for {
		resp, err := http.ReadResponse(c.r, req)
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, syscall.ECONNRESET) {
			wire.Closed = true
			return c.close()
		}
		if err != nil {
			return err
		}
		if resp.StatusCode < 200 && resp.StatusCode >= 100 && resp.StatusCode != http.StatusSwitchingProtocols {
			wire.Interim = append(wire.Interim, resp.StatusCode)
			continue
		}
		n, err := io.Copy(io.Discard, resp.Body)
		wire.Status, wire.Size, wire.Closed = resp.StatusCode, int(n), err != nil
		wire.Headers = Mask(func(name string) bool { return resp.Header[name] != nil })
		if err != nil || resp.Close {
			return c.close()
		}
		return nil
	}
}

func (c *client) close() error {
	err := c.conn.Close()
	c.conn = nil
	return err
}
