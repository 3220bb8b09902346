package latestatus

import (
	"net/http"

	"latestatus/web"
)

func accept(w http.ResponseWriter, r *http.Request) int { return http.StatusAccepted }

// Which status a dispatcher of another package sends is not known here, but that it has.
func dispatched(w http.ResponseWriter, r *http.Request) {
	web.Do(w, r, accept)
	if _, err := w.Write([]byte("accepted")); err != nil {
		w.WriteHeader(http.StatusInternalServerError) // want `500 Internal Server Error comes too late`
	}
}
