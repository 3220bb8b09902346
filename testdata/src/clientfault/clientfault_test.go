package clientfault

import (
	"net/http"
	"strconv"
)

func inATest(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		http.Error(w, "n", 500) // a test may play the fool
	}
}
