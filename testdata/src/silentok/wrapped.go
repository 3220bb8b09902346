package silentok

import (
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"sync/atomic"
)

var failures atomic.Int64

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
		failures.Add(1)
		return // want `empty 200 OK although something failed \(parsing r.FormValue\("size"\) failed, line 34\); send the 4xx or 5xx status that says what`
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
		failures.Add(1)
		return // want `empty 200 OK although something failed`
	}
}

// list writes to w what is there, and reports whether there is anything.
func list(w io.Writer, name string) (there bool, err error) {
	entries, err := os.ReadDir(name)
	if err != nil {
		return false, err
	}
	for _, e := range entries {
		if _, err := io.WriteString(w, e.Name()); err != nil {
			return true, err
		}
	}
	return len(entries) > 0, nil
}

// A helper that takes any writer may write to the reply.
func listed(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("page")); err != nil {
		if there, err := list(w, "first"); err == nil && there {
			return
		}
		log.Println(err)
		http.Error(w, "no such page", http.StatusNotFound)
	}
}
