// Package leakerror shows errors of the inside to the outside, and others that may be
// shown.
package leakerror

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"

	"leakerror/web"
)

var db *sql.DB

func update(title string) error {
	_, err := db.Exec("update books set read = true where title = ?", title)
	return err
}

func direct(w http.ResponseWriter, r *http.Request) {
	if err := update(r.FormValue("title")); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		io.WriteString(w, err.Error()) // want `500 Internal Server Error shows the client an internal error \(.*\); log it, and send a text of your own`
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func prefixed(w http.ResponseWriter, r *http.Request) {
	text, err := os.ReadFile("hours.txt")
	if err != nil {
		w.WriteHeader(500)
		w.Write([]byte("reading the hours: " + err.Error())) // want `500 Internal Server Error shows the client an internal error`
		return
	}
	w.Write(text)
}

func formatted(w http.ResponseWriter, r *http.Request) {
	if _, err := db.Query("select 1"); err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprintf(w, "the database: %s", err.Error()) // want `503 Service Unavailable shows the client an internal error`
		return
	}
	io.WriteString(w, "well")
}

func asBody(w http.ResponseWriter, r *http.Request) {
	if err := update("Emma"); err != nil {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusInternalServerError)
		json.NewEncoder(w).Encode(map[string]string{"message": err.Error()}) // want `500 Internal Server Error shows the client an internal error`
		return
	}
	io.WriteString(w, "well")
}

func literal(mux *http.ServeMux) {
	mux.HandleFunc("GET /books", func(w http.ResponseWriter, r *http.Request) {
		rows, err := db.QueryContext(r.Context(), "select title from books")
		if err != nil {
			msg := err.Error()
			w.WriteHeader(http.StatusInternalServerError)
			fmt.Fprintln(w, msg) // want `500 Internal Server Error shows the client an internal error`
			return
		}
		rows.Close()
	})
}

func plain(w http.ResponseWriter, r *http.Request) {
	if err := update(r.FormValue("title")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError) // want `500 Internal Server Error shows the client an internal error`
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func joined(w http.ResponseWriter, r *http.Request) {
	text, err := os.ReadFile("hours.txt")
	if err != nil {
		http.Error(w, "reading the hours: "+err.Error(), 500) // want `500 Internal Server Error shows the client an internal error`
		return
	}
	w.Write(text)
}

func printed(w http.ResponseWriter, r *http.Request) {
	if _, err := db.Query("select 1"); err != nil {
		http.Error(w, fmt.Sprintf("the database: %v", err), http.StatusServiceUnavailable) // want `503 Service Unavailable shows the client an internal error`
		return
	}
	io.WriteString(w, "well")
}

func underError(w http.ResponseWriter, r *http.Request) {
	if err := update("Emma"); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		json.NewEncoder(w).Encode(map[string]any{"error": err.Error(), "ok": false}) // want `500 Internal Server Error shows the client an internal error`
		return
	}
	io.WriteString(w, "well")
}

func handedIn(w http.ResponseWriter, r *http.Request) {
	if err := update("Emma"); err != nil {
		show(w, http.StatusInternalServerError, err) // want `500 Internal Server Error shows the client an internal error`
		return
	}
	io.WriteString(w, "well")
}

// show is asked to show what its callers hand in.
func show(w http.ResponseWriter, code int, err error) {
	http.Error(w, err.Error(), code)
}

func written(w http.ResponseWriter, r *http.Request) {
	if err := update("Emma"); err != nil {
		w.WriteHeader(500)
		fmt.Fprint(w, err) // want `500 Internal Server Error shows the client an internal error`
	}
}

func throughWeb(w http.ResponseWriter, r *http.Request) {
	if err := update("Emma"); err != nil {
		web.Show(w, http.StatusInternalServerError, err) // want `500 Internal Server Error shows the client an internal error`
	}
}
