// Package problem holds the errors of the house, which know their reply.
package problem

import "net/http"

// A Problem is an error and the body that tells of it, as in RFC 9457.
type Problem struct {
	Status int    `json:"status"`
	Title  string `json:"title"`
	Detail string `json:"detail,omitempty"`
	// Target is where a redirect leads.
	Target string `json:"target,omitempty"`
}

func (p *Problem) Error() string { return p.Title + ": " + p.Detail }

// New returns a problem whose detail is meant for the client.
func New(status int, detail string) *Problem {
	return &Problem{Status: status, Title: http.StatusText(status), Detail: detail}
}

// Moved says that a thing has another address for good.
func Moved(target string) *Problem {
	return &Problem{Status: http.StatusPermanentRedirect, Title: "moved", Target: target}
}
