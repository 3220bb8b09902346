package missinglocation

import "net/http"

// A handler returns its status; dispatch sends it.
type handler func(w http.ResponseWriter, r *http.Request) int

func dispatch(fn handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(fn(w, r)) }
}

func dispatched(w http.ResponseWriter, r *http.Request) int {
	if r.FormValue("next") != "" {
		w.Header().Set("Location", "/books")
		return http.StatusSeeOther
	}
	return http.StatusFound // want "302 Found without Location"
}
