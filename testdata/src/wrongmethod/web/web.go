// Package web has the helpers of a lighthouse's server.
package web

import "net/http"

// Fail replies with a status and a text.
func Fail(w http.ResponseWriter, code int, text string) {
	w.Header().Set("Cache-Control", "no-store")
	http.Error(w, text, code)
}

// BadRequest replies 400.
func BadRequest(w http.ResponseWriter, text string) {
	http.Error(w, text, http.StatusBadRequest)
}

// NotAllowed leaves it to its callers to say which methods there are.
func NotAllowed(w http.ResponseWriter) {
	http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
}

// Allow replies 405 and says which methods there are.
func Allow(w http.ResponseWriter, methods string) {
	w.Header().Set("Allow", methods)
	http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
}

// Only answers requests with another method itself, and says whether it has not.
func Only(w http.ResponseWriter, r *http.Request, method string) bool {
	if r.Method != method {
		http.Error(w, "use "+method, http.StatusBadRequest) // want `400 Bad Request for a wrong method`
		return false
	}
	return true
}
