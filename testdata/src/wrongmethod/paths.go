package wrongmethod

import (
	"net/http"
	"strings"
)

// A mast sorts its requests by their paths, after it has set what all replies share.
type mast struct{ lamps []string }

func (t *mast) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Tower", "north")
	if r.Method == http.MethodOptions {
		w.WriteHeader(http.StatusOK)
		return
	}
	switch {
	case strings.HasPrefix(r.URL.Path, "/lamps"):
		t.list(w, r, true)
	case r.URL.Path == "/lamp":
		w.Header().Set("Allow", "PUT")
		t.put(w, r)
	case r.URL.Path == "/last":
		if len(t.lamps) > 0 {
			w.Header().Set("Allow", "DELETE")
		}
		t.drop(w, r)
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

// The 405 is its own, wherever it is called from.
func (t *mast) list(w http.ResponseWriter, r *http.Request, all bool) {
	if r.Method != http.MethodGet {
		w.WriteHeader(http.StatusMethodNotAllowed) // want "405 Method Not Allowed without Allow"
		return
	}
	if !all {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	w.Write([]byte(strings.Join(t.lamps, ",")))
}

// Good: who calls it has set Allow.
func (t *mast) put(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPut {
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	t.lamps = append(t.lamps, r.FormValue("name"))
}

// Who calls it may have set Allow.
func (t *mast) drop(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodDelete {
		http.Error(w, "DELETE only", http.StatusMethodNotAllowed)
		return
	}
	t.lamps = nil
}
