// Package sorry sends errors and leaves the status to its callers.
package sorry

import (
	"encoding/json"
	"net/http"
)

// Body is an error as a body.
type Body struct {
	Error string `json:"error"`
}

// Send sends an error body with whatever status was set.
func Send(w http.ResponseWriter, err error) {
	json.NewEncoder(w).Encode(Body{Error: "sorry: " + err.Error()})
}
