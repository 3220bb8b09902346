package clientfault

import "net/http"

type label struct{ name string }

var labels = map[string]*label{}

// keep returns nil if there is no room.
func keep(l *label) *label {
	if len(labels) > 100 {
		return nil
	}
	labels[l.name] = l
	return l
}

func newLabel(name string) *label { return &label{name} }

// What the server could not make of the client's words is the server's affair.
func tag(w http.ResponseWriter, r *http.Request) {
	l := keep(newLabel(r.FormValue("label")))
	if l == nil {
		http.Error(w, "no room for the label", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
