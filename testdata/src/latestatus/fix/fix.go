// Package fix has headers that a fix moves above the status.
package fix

import (
	"fmt"
	"net/http"
)

func chart(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	w.Header().Set("Content-Type", "image/svg+xml") // want "Content-Type comes too late"
	fmt.Fprint(w, "<svg></svg>")
}

func tide(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("harbour") == "" {
		w.WriteHeader(http.StatusBadRequest)
		w.Header().Add("X-Hint", "harbour") // want "X-Hint comes too late"
		fmt.Fprintln(w, "which harbour?")
		return
	}
	fmt.Fprintln(w, "high")
}

func quiet(w http.ResponseWriter) {
	w.Header().Set("Cache-Control", "no-store")
}

func watch(mux *http.ServeMux) {
	mux.HandleFunc("GET /watch", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusAccepted)
		quiet(w) // want "Cache-Control comes too late"
	})
}
