package web

import "net/http"

// Moved answers 301: the resource has a new address for good.
func Moved(w http.ResponseWriter, r *http.Request, url string) {
	http.Redirect(w, r, url, http.StatusMovedPermanently)
}

// Elsewhere sends the client to url with a redirect status of the caller's
// choice. Unlike http.Redirect it writes no page, for clients that are programs.
func Elsewhere(w http.ResponseWriter, status int, url string) {
	w.Header().Set("Location", url)
	Status(w, status)
}
