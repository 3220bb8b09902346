// Package web stands for a team's own helpers in another package.
package web

import "net/http"

// Status sends a head.
func Status(w http.ResponseWriter, code int) { w.WriteHeader(code) }

// To sets the target of a redirect.
func To(w http.ResponseWriter, target string) { w.Header().Set("Location", target) }

// Moved sends a redirect; the caller has set the target.
func Moved(w http.ResponseWriter) { w.WriteHeader(http.StatusMovedPermanently) }
