// Package bodynotallowed has bodies with statuses that have none.
package bodynotallowed

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"bodynotallowed/web"
)

func encode(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	json.NewEncoder(w).Encode(map[string]string{"status": "deleted"}) // want `body with 204 No Content, which has none \(net/http drops it`
}

func write(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(204)
	w.Write([]byte("deleted")) // want "body with 204 No Content"
}

func notModified(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("If-None-Match") == etag {
		w.WriteHeader(http.StatusNotModified)
		fmt.Fprintln(w, "nothing new") // want "body with 304 Not Modified"
		return
	}
	fmt.Fprintln(w, "the book")
}

func reset(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusResetContent)
	io.WriteString(w, "cleared") // want `body with 205 Reset Content, which has none \(it is sent`
}

func errorText(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "nothing here", http.StatusNoContent) // want "body with 204 No Content"
}

func respond(w http.ResponseWriter, code int, v any) {
	data, err := json.Marshal(v)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	w.Write(data)
}

func throughHelpers(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("other") != "" {
		web.JSON(w, http.StatusNoContent, nil) // want "body with 204 No Content"
		return
	}
	if r.FormValue("logged") != "" {
		web.Logged(w, http.StatusNoContent, nil) // want "body with 204 No Content"
		return
	}
	respond(w, http.StatusNoContent, struct{}{}) // want "body with 204 No Content"
}

func careless(w http.ResponseWriter, r *http.Request) {
	web.Optional(w, http.StatusNoContent, map[string]string{}) // want "body with 204 No Content"
}

func onOnePath(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	if r.Method == http.MethodDelete {
		code = http.StatusNoContent
	}
	w.WriteHeader(code)
	fmt.Fprintln(w, "done") // want "body with 204 No Content"
}

func gone(w http.ResponseWriter) { w.WriteHeader(http.StatusNoContent) }

func afterHelper(w http.ResponseWriter, r *http.Request) {
	gone(w)
	fmt.Fprintln(w, "done") // want "body with 204 No Content"
}

// helper is wrong by itself; its caller is not told again.
func helper(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNoContent)
	fmt.Fprintln(w, "done") // want "body with 204 No Content"
}

func callsHelper(w http.ResponseWriter, r *http.Request) { helper(w) }

func deferred(w http.ResponseWriter, r *http.Request) {
	defer fmt.Fprintln(w, "done") // want "body with 204 No Content"
	w.WriteHeader(http.StatusNoContent)
}

const etag = `"1"`
