// Package created has 201 replies that do not say where the new thing is, and others
// that do.
package created

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"created/web"
)

type loan struct{ ID, Title string }

func lend(w http.ResponseWriter, r *http.Request) {
	var l loan
	if err := json.NewDecoder(r.Body).Decode(&l); err != nil {
		http.Error(w, "body", http.StatusBadRequest)
		return
	}
	w.WriteHeader(http.StatusCreated) // want `201 Created without Location: the client does not learn where the new resource is`
	json.NewEncoder(w).Encode(l)
}

func bare(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(201) // want `201 Created without Location`
}

func reply(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

func throughHelper(w http.ResponseWriter, r *http.Request) {
	reply(w, http.StatusCreated, loan{"1", "Emma"}) // want `201 Created without Location`
}

func throughPackage(w http.ResponseWriter, r *http.Request) {
	web.Reply(w, http.StatusCreated, loan{"1", "Emma"}) // want `201 Created without Location`
}

// made is called by handlers that have set nothing: the header is missing here.
func made(w http.ResponseWriter, text string) {
	w.WriteHeader(http.StatusCreated) // want `201 Created without Location`
	io.WriteString(w, text)
}

func postMember(w http.ResponseWriter, r *http.Request) {
	made(w, "welcome")
}

func byMethod(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodGet:
		io.WriteString(w, "all loans")
	case http.MethodPost:
		w.WriteHeader(http.StatusCreated) // want `201 Created without Location`
	default:
		w.Header().Set("Allow", "GET, POST")
		w.WriteHeader(http.StatusMethodNotAllowed)
	}
}

func routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /loans", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Location", "/loans/1")
		w.WriteHeader(http.StatusCreated) // want `201 Created without Location`
		fmt.Fprintln(w, "lent")
	})
}

// late sets the header when the head is gone.
func late(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusCreated) // want `201 Created without Location`
	w.Header().Set("Location", "/loans/1")
}

func chosen(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	if r.FormValue("new") != "" {
		code = http.StatusCreated
	}
	w.WriteHeader(code) // want `201 Created without Location`
}
