// Package upstream asks another server.
package upstream

import (
	"encoding/json"
	"io"
	"net/http"
	"strconv"
)

// An Answer is what the other server says.
type Answer struct {
	Name  string
	Count string
}

// Ask sends a request of its own making.
func Ask(name string) (*Answer, error) {
	req, err := http.NewRequest(http.MethodGet, "http://localhost/"+name, nil)
	if err != nil {
		return nil, err
	}
	return send(req)
}

// send takes a request, and is no handler for all that.
func send(req *http.Request) (*Answer, error) {
	req.Header.Set("Accept", "application/json")
	var a Answer
	if req.Body != nil {
		data, err := io.ReadAll(req.Body)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(data, &a); err != nil {
			return nil, err
		}
	}
	a.Name = req.URL.Path
	return &a, nil
}

// Count asks for a number.
func Count(name string) (int, error) {
	a, err := Ask(name)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(a.Count)
}
