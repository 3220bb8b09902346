package suppressed

import (
	"net/http"
	"strconv"
)

//lint:file-ignore clientfault this file speaks to an old client

func wholeFile(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		http.Error(w, "n", 500)
		return
	}
	if r.ParseForm() != nil {
		http.Error(w, "form", 500)
	}
}
