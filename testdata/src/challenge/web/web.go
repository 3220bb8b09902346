// Package web has the helpers of a lighthouse's server.
package web

import "net/http"

// Fail replies with a status and a text.
func Fail(w http.ResponseWriter, code int, text string) {
	w.Header().Set("Cache-Control", "no-store")
	http.Error(w, text, code)
}

// Unauthorized relies on its callers for the challenge.
func Unauthorized(w http.ResponseWriter) {
	http.Error(w, "who are you?", http.StatusUnauthorized)
}

// Challenge asks for a password.
func Challenge(w http.ResponseWriter, realm string) {
	w.Header().Set("WWW-Authenticate", `Basic realm="`+realm+`"`)
	w.WriteHeader(http.StatusUnauthorized)
}

// Realm says how to authenticate, and leaves the reply to its caller.
func Realm(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", "Bearer")
}
