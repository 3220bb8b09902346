package latestatus

import "net/http"

// The header has gone out with the head: taking it from the map afterwards does not unset it.
func clearsSentHeader(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Shelf", "one")
	w.WriteHeader(http.StatusOK)
	w.Header().Del("X-Shelf")
	w.Header().Set("X-Shelf", "one")
}
