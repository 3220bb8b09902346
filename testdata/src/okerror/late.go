package okerror

import (
	"net/http"
	"os"
)

// The status comes too late, which is latestatus's to say.
func tooLate(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	if _, err := os.Stat(r.FormValue("name")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}
