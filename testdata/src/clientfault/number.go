package clientfault

import (
	"context"
	"net/http"
	"strconv"
)

// A number that is 0 where it has to be is nobody's mistake.
func profile(w http.ResponseWriter, r *http.Request) {
	verbose, _ := strconv.Atoi(r.FormValue("verbose"))
	if verbose != 0 {
		http.Error(w, "verbose and seconds do not go together", http.StatusBadRequest)
		return
	}
	select {
	case <-r.Context().Done():
		if err := r.Context().Err(); err == context.DeadlineExceeded {
			http.Error(w, "too late", http.StatusRequestTimeout)
		} else {
			http.Error(w, "gone", http.StatusInternalServerError)
		}
		return
	default:
	}
}

// Where a number is refused because it is 0, it is.
func shelf(w http.ResponseWriter, r *http.Request) {
	n, _ := strconv.Atoi(r.FormValue("shelf"))
	if n == 0 {
		http.Error(w, "which shelf?", http.StatusInternalServerError) // want `500 Internal Server Error for the client's mistake \(n is missing, line 31\); send 400 Bad Request or another 4xx`
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
