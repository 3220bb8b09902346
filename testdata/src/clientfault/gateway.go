package clientfault

import "net/http"

// WebDAV asks for 502 if the destination is another server's (RFC 4918 9.9.4).
func moves(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Destination") == "" {
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	w.WriteHeader(http.StatusCreated)
}
