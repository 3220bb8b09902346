// Package okerror has success statuses with error bodies.
package okerror

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"okerror/web"
)

type reply struct {
	Success bool   `json:"success"`
	Message string `json:"message,omitempty"`
	Error   string `json:"error,omitempty"`
}

func mapBody(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(map[string]string{"error": err.Error()}) // want `200 OK with an error body \(error is the text of err\), because no status was set`
		return
	}
}

func structBody(w http.ResponseWriter, r *http.Request) {
	err := load()
	if err != nil {
		w.WriteHeader(http.StatusOK)
		json.NewEncoder(w).Encode(reply{Error: err.Error()}) // want "200 OK with an error body"
	}
}

func noSuccess(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		json.NewEncoder(w).Encode(&reply{Success: false, Message: err.Error()}) // want "200 OK with an error body"
		return
	}
	json.NewEncoder(w).Encode(reply{Success: true})
}

func fieldByField(w http.ResponseWriter, r *http.Request) {
	var out reply
	if err := load(); err != nil {
		out.Error = err.Error()
		web.JSON(w, http.StatusOK, out) // want "200 OK with an error body"
		return
	}
	m := map[string]any{}
	if err := load(); err != nil {
		m["error"] = "cannot load"
		web.JSON(w, http.StatusOK, m) // want "200 OK with an error body"
		return
	}
	web.JSON(w, http.StatusOK, out)
}

func text(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		fmt.Fprintf(w, "could not load: %v", err) // want "200 OK with an error body"
		return
	}
	if err := load(); err != nil {
		io.WriteString(w, "load failed") // want "200 OK with an error body"
		return
	}
	if err := load(); err != nil {
		w.Write([]byte(err.Error())) // want "200 OK with an error body"
	}
}

func errorHelperWithSuccess(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		http.Error(w, err.Error(), http.StatusOK) // want "200 OK with an error body"
	}
}

func marshalled(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		data, _ := json.Marshal(map[string]any{"error": err.Error()})
		w.Write(data) // want "200 OK with an error body"
	}
}

func writeJSON(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

func ownHelper(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("name") == "" {
		writeJSON(w, http.StatusCreated, map[string]string{"error": "name?"}) // want "201 Created with an error body"
		return
	}
	if err := load(); err != nil {
		writeJSON(w, 200, reply{Message: "no", Error: fmt.Sprintf("load: %v", err)}) // want "200 OK with an error body"
	}
}

func otherPackage(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		web.Error(w, http.StatusOK, "it is broken") // want "200 OK with an error body"
		return
	}
	if err := load(); err != nil {
		web.Explain(w, err) // want "200 OK with an error body"
	}
}

func unconditional(w http.ResponseWriter, r *http.Request) {
	json.NewEncoder(w).Encode(web.Problem{Error: "not implemented"}) // want "200 OK with an error body"
}

// always is wrong wherever it is called from: it is reported once, its callers are not.
func always(w http.ResponseWriter, err error) {
	w.WriteHeader(http.StatusOK)
	json.NewEncoder(w).Encode(map[string]any{"success": false, "error": err.Error()}) // want "200 OK with an error body"
}

func callsAlways(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		always(w, err)
		return
	}
	if err := load(); err != nil {
		always(w, err)
	}
}

func load() error { return state }

var state error
