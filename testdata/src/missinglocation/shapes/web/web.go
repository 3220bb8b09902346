// Package web holds reply helpers.
package web

import "net/http"

// Status sends the head.
func Status(w http.ResponseWriter, code int) { w.WriteHeader(code) }

// Target tells the client where to go, and sends nothing yet.
func Target(w http.ResponseWriter, url string) { w.Header().Set("Location", url) }

// Moved does both.
func Moved(w http.ResponseWriter, url string) {
	Target(w, url)
	w.WriteHeader(http.StatusMovedPermanently)
}
