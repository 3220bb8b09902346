package silentok

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
)

// Nobody is there to be told.
func leaves(w http.ResponseWriter, r *http.Request) {
	_, err := os.Stat(r.FormValue("name"))
	if errors.Is(err, context.Canceled) {
		return
	}
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	io.WriteString(w, "here")
}

// HEAD has no body.
func headOnly(w http.ResponseWriter, r *http.Request) {
	if r.Method != "GET" && r.Method != "HEAD" {
		w.Header().Set("Allow", "GET, HEAD")
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	if r.Method == "HEAD" {
		return
	}
	io.WriteString(w, "here")
}
