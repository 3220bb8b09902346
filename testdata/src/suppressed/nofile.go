package suppressed

import (
	"net/http"
	"strconv"
)

//lint:file-ignore clientfault

func noReasonForTheFile(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		http.Error(w, "n", 500) // want "500 Internal Server Error for the client's mistake"
	}
}
