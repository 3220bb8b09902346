// Package web has the helpers of a bookshop's server.
package web

import (
	"net/http"
	"strconv"
)

// Fail replies with a status and a text.
func Fail(w http.ResponseWriter, code int, text string) { http.Error(w, text, code) }

// Later says when to come back, and leaves the reply to its caller.
func Later(w http.ResponseWriter, seconds int) {
	w.Header().Set("Retry-After", strconv.Itoa(seconds))
}

// TooMany replies 429 and says when to come back.
func TooMany(w http.ResponseWriter, seconds int) {
	Later(w, seconds)
	http.Error(w, "slow down", http.StatusTooManyRequests)
}
