package okerror

import (
	"encoding/json"
	"net/http"

	"okerror/envelope"
)

// The code says that there is nothing, the status says that there is.
func codeAgainst(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("id") == "" {
		envelope.Send(w, http.StatusOK, envelope.ErrNotFound, nil) // want `200 OK with an error body \(the code is ErrNotFound\)`
		return
	}
	envelope.Send(w, http.StatusOK, envelope.Success, "found")
}

func codeInBody(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("id") == "" {
		json.NewEncoder(w).Encode(map[string]any{"code": 400, "msg": "no id"}) // want `200 OK with an error body \(code is 400\)`
		return
	}
	json.NewEncoder(w).Encode(envelope.Envelope{Code: envelope.Failure, Msg: "no"}) // want `200 OK with an error body \(code is Failure\)`
}

// What follows is right, or the envelope's mistake.

func usesTheEnvelope(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("id") == "" {
		envelope.Fail(w, "no id")
		return
	}
	if r.FormValue("id") == "0" {
		envelope.Result(w, envelope.Failure, nil, "no such id")
		return
	}
	if r.FormValue("id") == "1" {
		envelope.Result(w, 3, nil, "try again")
		return
	}
	envelope.OK(w, "found")
}

func codeFits(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("id") == "" {
		envelope.Send(w, http.StatusNotFound, envelope.ErrNotFound, nil)
		return
	}
	json.NewEncoder(w).Encode(map[string]any{"code": 200, "status": 1, "errors": nil})
}

// A code is a code only under such a key.
func otherNumbers(w http.ResponseWriter, r *http.Request) {
	json.NewEncoder(w).Encode(map[string]any{"room": 404, "retries": envelope.Failure, "errorRate": 500})
}

// Whether a handler or a helper of one uses another package's envelope is the same.
func answersFor(w http.ResponseWriter, id string) {
	if id == "" {
		envelope.Result(w, envelope.Failure, nil, "no id")
		return
	}
	envelope.OK(w, id)
}
