package notfound

import "net/http"

// The place that tells the error apart is in another file.
func readAloud(w http.ResponseWriter, r *http.Request, a archive) {
	text, err := a.Letter(r.Context(), r.FormValue("id"))
	if err != nil {
		http.Error(w, "cannot read", http.StatusInternalServerError) // want `\(Letter may fail with errNotFound, which precedent.go:23 tells apart, line 7\)`
		return
	}
	w.Write([]byte(text))
}
