// Package web holds reply and request helpers shared by the handlers under test.
package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
)

// Fail answers with the status its caller chose.
func Fail(w http.ResponseWriter, code int, msg string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(map[string]string{"error": msg})
}

// FailErr takes the error last and goes through Fail.
func FailErr(w http.ResponseWriter, code int, err error) {
	Fail(w, code, err.Error())
}

// Internal always answers 500; whether that is right depends on the caller.
func Internal(w http.ResponseWriter, err error) {
	http.Error(w, err.Error(), http.StatusInternalServerError)
}

// Decode fails only when the body is not what it should be.
func Decode(r *http.Request, v any) error {
	if err := json.NewDecoder(r.Body).Decode(v); err != nil {
		return fmt.Errorf("decode body: %w", err)
	}
	return nil
}

// PathID fails only when the id in the path is no number.
func PathID(r *http.Request) (int64, error) {
	return strconv.ParseInt(r.PathValue("id"), 10, 64)
}

// Query returns request data.
func Query(r *http.Request, key string) string {
	return r.URL.Query().Get(key)
}

// Load mixes two meanings: a bad body and a store that is down.
func Load(r *http.Request, save func(any) error, v any) error {
	if err := json.NewDecoder(r.Body).Decode(v); err != nil {
		return err
	}
	return save(v)
}
