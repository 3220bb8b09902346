// Package bodynotallowed: content where the status says there is none.
package bodynotallowed

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"strings"

	"bodynotallowed/shapes/web"
)

type item struct{ Name string }

// The encoder's bytes never leave the server.
func encode(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	json.NewEncoder(w).Encode(item{Name: "x"}) // want "body with 204 No Content"
}

func write(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(204)
	w.Write([]byte("deleted")) // want "body with 204 No Content"
}

func printText(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	fmt.Fprint(w, "deleted") // want "body with 204 No Content"
}

func printFormat(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	fmt.Fprintf(w, "%s deleted", r.PathValue("id")) // want "body with 204 No Content"
}

func writeString(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain")
	w.WriteHeader(http.StatusNoContent)
	io.WriteString(w, "deleted") // want "body with 204 No Content"
}

func encodeXML(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	xml.NewEncoder(w).Encode(item{Name: "x"}) // want "body with 204 No Content"
}

// The encoder was made before the status was known.
func encoderFirst(w http.ResponseWriter, r *http.Request) {
	enc := json.NewEncoder(w)
	w.WriteHeader(http.StatusNoContent)
	if err := enc.Encode(item{}); err != nil { // want "body with 204 No Content"
		return
	}
}

// An error text that nobody will read.
func errorText(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "nothing here", http.StatusNoContent) // want "body with 204 No Content"
}

// Even an empty text: http.Error adds a newline.
func errorEmpty(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "", 204) // want "body with 204 No Content"
}

func notModified(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("If-None-Match") == `"v1"` {
		w.WriteHeader(http.StatusNotModified)
		fmt.Fprintln(w, "you have it already") // want "body with 304 Not Modified"
		return
	}
	fmt.Fprintln(w, "the thing")
}

// 205 is worse: these bytes do go out.
func resetContent(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusResetContent)
	json.NewEncoder(w).Encode(map[string]bool{"reset": true}) // want "body with 205 Reset Content"
}

// writeJSON encodes v whatever it is: nil becomes null.
func writeJSON(w http.ResponseWriter, code int, v any) {
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(v)
}

func generic(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, http.StatusNoContent, nil) // want "body with 204 No Content"
}

func genericValue(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, 204, map[string]string{"status": "deleted"}) // want "body with 204 No Content"
}

func genericWeb(w http.ResponseWriter, r *http.Request) {
	web.JSON(w, http.StatusNoContent, nil) // want "body with 204 No Content"
}

func genericWebReset(w http.ResponseWriter, r *http.Request) {
	web.JSON(w, http.StatusResetContent, item{}) // want "body with 205 Reset Content"
}

// Its guard knows 204 and 304 and forgets 205.
func forgotten(w http.ResponseWriter, r *http.Request) {
	web.Careful(w, http.StatusResetContent, item{}) // want "body with 205 Reset Content"
}

// Its guard asks for nil, and this is not nil.
func notNil(w http.ResponseWriter, r *http.Request) {
	web.Maybe(w, http.StatusNoContent, struct{}{}) // want "body with 204 No Content"
}

// 204 on one path, and the body on all of them.
func onePath(w http.ResponseWriter, r *http.Request) {
	code := http.StatusOK
	if r.Method == http.MethodDelete {
		code = http.StatusNoContent
	}
	w.WriteHeader(code)
	fmt.Fprintln(w, "done") // want "body with 204 No Content"
}

func switchCode(w http.ResponseWriter, r *http.Request) {
	var code int
	switch r.Method {
	case http.MethodPost:
		code = http.StatusCreated
	case http.MethodPut:
		code = http.StatusNoContent
	default:
		code = http.StatusOK
	}
	writeJSON(w, code, item{}) // want "body with 204 No Content"
}

// A helper sends the head, the caller the body.
func afterHelper(w http.ResponseWriter, r *http.Request) {
	web.Empty(w)
	w.Write([]byte("ok")) // want "body with 204 No Content"
}

// A helper that does both is wrong once.
func deleted(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNoContent)
	io.WriteString(w, `{"deleted":true}`) // want "body with 204 No Content"
}

func callsDeleted(w http.ResponseWriter, r *http.Request) { deleted(w) }

// Copied from a reader that has something.
func copied(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	io.Copy(w, strings.NewReader("nothing to see")) // want "body with 204 No Content"
}

// A buffer knows how to write itself.
func buffer(w http.ResponseWriter, r *http.Request) {
	var page bytes.Buffer
	page.WriteString("<p>gone</p>")
	w.WriteHeader(http.StatusNoContent)
	page.WriteTo(w) // want "body with 204 No Content"
}

func literal(mux *http.ServeMux) {
	mux.HandleFunc("DELETE /items/{id}", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusNoContent)
		json.NewEncoder(w).Encode("ok") // want "body with 204 No Content"
	})
}

func closure(w http.ResponseWriter, r *http.Request) {
	reply := func(code int, text string) {
		w.WriteHeader(code)
		io.WriteString(w, text)
	}
	if r.FormValue("dry") != "" {
		reply(http.StatusNoContent, "dry run") // want "body with 204 No Content"
		return
	}
	reply(http.StatusOK, "done")
}

// The guard tests the wrong thing.
func wrongGuard(w http.ResponseWriter, code int) {
	w.WriteHeader(http.StatusNoContent)
	if code != http.StatusNoContent {
		fmt.Fprintln(w, "text") // want "body with 204 No Content"
	}
}

// The first status wins: 200 comes too late.
func tooLate(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
	w.WriteHeader(http.StatusOK)
	w.Write([]byte("here you are")) // want "body with 204 No Content"
}
