package silentok

import (
	"log"
	"net/http"
	"strconv"
)

// A recorder notes which status is sent.
type recorder struct {
	http.ResponseWriter
	code int
}

func (r *recorder) WriteHeader(code int) {
	r.code = code
	r.ResponseWriter.WriteHeader(code)
}

func record(w http.ResponseWriter) *recorder { return &recorder{w, 0} }

// What a constructor wraps around the reply writes to it.
func recorded(w http.ResponseWriter, r *http.Request) {
	rec := record(w)
	if _, err := strconv.Atoi(r.FormValue("page")); err != nil {
		http.Error(rec, "no such page", http.StatusBadRequest)
		return
	}
	if _, err := strconv.Atoi(r.FormValue("size")); err != nil {
		log.Println(err)
		return // want `empty 200 OK although something failed \(parsing r.FormValue\("size"\) failed, line 29\); send the 4xx or 5xx status that says what`
	}
	rec.Write([]byte("page"))
}

func same(w http.ResponseWriter) http.ResponseWriter { return w }

func hidden(w http.ResponseWriter, code int) http.ResponseWriter { return &recorder{w, code} }

// So does what a function returns that has got it.
func returned(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("page")); err != nil {
		http.Error(same(w), "no such page", http.StatusBadRequest)
		return
	}
	if _, err := strconv.Atoi(r.FormValue("size")); err != nil {
		http.Error(hidden(w, 0), "no such size", http.StatusBadRequest)
		return
	}
	if _, err := strconv.Atoi(r.FormValue("order")); err != nil {
		log.Println(err)
		return // want `empty 200 OK although something failed`
	}
}
