// Package web has the helpers of a bookshop's server.
package web

import (
	"encoding/json"
	"log"
	"net/http"
)

// LogFailure logs an error and tells the client nothing.
func LogFailure(err error) { log.Print(err) }

// Read reads the body and leaves the reply to its caller.
func Read(r *http.Request, v any) error { return json.NewDecoder(r.Body).Decode(v) }
