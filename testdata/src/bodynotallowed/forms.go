package bodynotallowed

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// An exchange is a request with its reply.
type exchange struct {
	http.ResponseWriter
	r *http.Request
}

func (x exchange) send(code int, v any) {
	x.WriteHeader(code)
	json.NewEncoder(x).Encode(v)
}

func embedded(w http.ResponseWriter, r *http.Request) {
	x := exchange{w, r}
	x.send(http.StatusNoContent, "gone") // want "body with 204 No Content"
}

func embeddedInline(w http.ResponseWriter, r *http.Request) {
	exchange{ResponseWriter: w, r: r}.send(http.StatusNoContent, "gone") // want "body with 204 No Content"
}

// A desk holds what it replies through.
type desk struct {
	out http.ResponseWriter
	in  *http.Request
}

func (d *desk) send(code int, v any) {
	d.out.WriteHeader(code)
	json.NewEncoder(d.out).Encode(v)
}

func (d *desk) empty(code int) { d.out.WriteHeader(code) }

func held(w http.ResponseWriter, r *http.Request) {
	d := &desk{out: w, in: r}
	if r.FormValue("quiet") != "" {
		d.empty(http.StatusNoContent)
		return
	}
	d.send(http.StatusNoContent, "gone") // want "body with 204 No Content"
}

// lines calls itself for each line but the last.
func lines(w http.ResponseWriter, code, n int) {
	if n == 0 {
		w.WriteHeader(code)
		fmt.Fprintln(w, "end")
		return
	}
	lines(w, code, n-1)
}

func recursive(w http.ResponseWriter, r *http.Request) {
	lines(w, http.StatusNoContent, 3) // want "body with 204 No Content"
}

// head and tail call each other, and none of them writes.
func head(w http.ResponseWriter, code, n int) {
	if n > 0 {
		tail(w, code, n)
		return
	}
	w.WriteHeader(code)
}

func tail(w http.ResponseWriter, code, n int) { head(w, code, n-1) }

func mutual(w http.ResponseWriter, r *http.Request) { head(w, http.StatusNoContent, 2) }

// send sends anything; the status is what its type says.
func send[S ~int, T any](w http.ResponseWriter, code S, v T) {
	w.WriteHeader(int(code))
	json.NewEncoder(w).Encode(v)
}

type outcome int

func generics(w http.ResponseWriter, r *http.Request) {
	send(w, outcome(http.StatusNoContent), r.URL.Path) // want "body with 204 No Content"
}

// forever never comes back, so what follows it is not sent.
func forever(w http.ResponseWriter) {
	forever(w)
}

func never(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	forever(w)
	fmt.Fprintln(w, "never")
}
