// Package answer builds replies step by step.
package answer

import (
	"encoding/json"
	"net/http"
)

// An Answer is a reply that is still to be sent.
type Answer struct {
	w      http.ResponseWriter
	status int
	header http.Header
	body   any
}

// To begins an answer.
func To(w http.ResponseWriter) *Answer {
	return &Answer{w: w, status: http.StatusOK, header: http.Header{}}
}

// Status sets the status.
func (a *Answer) Status(status int) *Answer {
	a.status = status
	return a
}

// Broken sets the status of what has gone wrong here.
func (a *Answer) Broken() *Answer {
	a.status = http.StatusInternalServerError
	return a
}

// Header sets a header.
func (a *Answer) Header(key, value string) *Answer {
	a.header.Set(key, value)
	return a
}

// Body sets the body.
func (a *Answer) Body(v any) *Answer {
	a.body = v
	return a
}

// Send sends the answer.
func (a *Answer) Send() {
	for key := range a.header {
		a.w.Header().Set(key, a.header.Get(key))
	}
	a.w.WriteHeader(a.status)
	switch body := a.body.(type) {
	case nil:
	case []byte:
		a.w.Write(body)
	default:
		json.NewEncoder(a.w).Encode(body)
	}
}

// Fault answers that something is wrong here.
func Fault(w http.ResponseWriter, err error) {
	To(w).Status(http.StatusInternalServerError).Header("Content-Type", "application/json").Body(err.Error()).Send()
}
