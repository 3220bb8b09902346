// Package web stands for a team's own helpers in another package.
package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
)

// Fail sends the error with the given status.
func Fail(w http.ResponseWriter, code int, err error) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(map[string]string{"error": err.Error()})
}

// Decode reads the body into v.
func Decode(r *http.Request, v any) error {
	dec := json.NewDecoder(r.Body)
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return fmt.Errorf("decode: %w", err)
	}
	return nil
}

// ID reads a number from the path.
func ID(r *http.Request) (int, error) { return strconv.Atoi(r.PathValue("id")) }

// Number parses any text: whose fault a failure is depends on the text.
func Number(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, err
	}
	if n < 0 {
		return 0, errors.New("negative")
	}
	return n, nil
}
