// Package envelope answers everything with 200 and a code of its own.
package envelope

import (
	"encoding/json"
	"net/http"
)

// The codes of the house.
const (
	Success     = 0
	Failure     = 7
	ErrNotFound = 10404
	Renew       = 10001
)

// Envelope is the body of every reply.
type Envelope struct {
	Code int    `json:"code"`
	Data any    `json:"data"`
	Msg  string `json:"msg"`
}

// Result sends an envelope.
func Result(w http.ResponseWriter, code int, data any, msg string) {
	w.WriteHeader(http.StatusOK)
	json.NewEncoder(w).Encode(Envelope{code, data, msg})
}

// Send sends an envelope with a status.
func Send(w http.ResponseWriter, status, code int, data any) {
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(Envelope{Code: code, Data: data})
}

// OK answers that all went well.
func OK(w http.ResponseWriter, data any) { Result(w, Success, data, "fine") }

// Fail answers that something went wrong, and says 200 all the same.
func Fail(w http.ResponseWriter, msg string) {
	Result(w, Failure, nil, msg) // want `200 OK with an error body \(the code is Failure\)`
}

// Again asks the client to log in once more: that is not the code of a failure.
func Again(w http.ResponseWriter) { Result(w, Renew, nil, "log in again") }
