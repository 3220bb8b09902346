package doublereply

import (
	"fmt"
	"io"
	"net/http"
)

// The error is told, and the book is sent behind it.
func toldAndSent(w http.ResponseWriter, r *http.Request) {
	b, err := load(r.PathValue("title"))
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		w.Write([]byte(err.Error())) // want `reply without return: the handler goes on and replies again \(line 16\)`
	}
	fmt.Fprintln(w, b)
}

func printed(w http.ResponseWriter, r *http.Request) {
	b, err := load(r.PathValue("title"))
	if err != nil {
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprintf(w, "no such book: %v", err) // want "reply without return"
	}
	fmt.Fprintln(w, b)
}

// Good: that is the end.
func toldOnly(w http.ResponseWriter, r *http.Request) {
	b, err := load(r.PathValue("title"))
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		io.WriteString(w, "cannot load: ")
		io.WriteString(w, err.Error())
		io.WriteString(w, "\n")
		return
	}
	fmt.Fprintln(w, b)
}

// Good: every reply has the same last line.
func withFoot(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	b, err := load(r.PathValue("title"))
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		fmt.Fprintf(w, "<p>%v", err)
	} else {
		fmt.Fprintln(w, b)
	}
	io.WriteString(w, "</html>")
}
