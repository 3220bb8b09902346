package clientfault

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// The status waits in a variable and a deferred literal sends it.
func deferredReply(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	defer func() {
		w.WriteHeader(code) // want "500 Internal Server Error for the client's mistake"
	}()
	var it item
	if err := json.NewDecoder(r.Body).Decode(&it); err != nil {
		code = http.StatusInternalServerError
		return
	}
}

// The deferred literal looks at the error itself.
func deferredCheck(w http.ResponseWriter, r *http.Request) {
	var err error
	defer func() {
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		}
	}()
	var it item
	if err = json.NewDecoder(r.Body).Decode(&it); err != nil {
		return
	}
	fmt.Fprintln(w, it.Name)
}
