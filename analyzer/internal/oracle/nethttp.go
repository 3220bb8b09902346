package oracle

var netHTTP = &framework{
	name: "nethttp", style: stream,
	imports: map[string]string{"http": "net/http", "io": "io", "fmt": "fmt", "json": "encoding/json", "errors": "errors"},
	param:   "w http.ResponseWriter, r *http.Request", args: "w, r",
	query: `r.FormValue("%s")`,
	ops: []op{
		{text: `w.WriteHeader($code)`, weight: 10, status: asked, sends: true},
		{text: `w.Write([]byte("a book"))`, weight: 5, body: some, sends: true},
		{text: `io.WriteString(w, "a book")`, weight: 4, body: some, sends: true},
		{text: `fmt.Fprintf(w, "%d books", len(rig.Value))`, weight: 3, body: some, sends: true},
		{text: `json.NewEncoder(w).Encode(rig.Value)`, weight: 4, body: some, sends: true},
		{text: `http.Error(w, "no book", $code)`, weight: 9, status: asked, body: some, header: "Content-Type", refusal: true, sends: true},
		{text: `http.NotFound(w, r)`, weight: 2, status: 404, body: some, header: "Content-Type", refusal: true, sends: true},
		{text: `http.Redirect(w, r, "/shelf", $code)`, weight: 3, status: asked, body: courtesy, header: "Location", redirect: true, sends: true},
		{text: `w.Header().Set("$header", "1")`, weight: 8, header: named},
		{text: `w.Header().Add("$header", "2")`, weight: 2, header: named},
		{text: `w.Header()["$Header"] = []string{"3"}`, weight: 1, header: named},
		{text: `w.Header().Del("$header")`, weight: 1, header: named, deletes: true},
		{text: `http.SetCookie(w, rig.Cookie)`, weight: 1, header: "Set-Cookie"},
		{text: `w.Write(nil)`, weight: 1, body: empty, sends: true},
		{text: `io.WriteString(w, "")`, weight: 1, body: empty, sends: true},
		{text: `w.(http.Flusher).Flush()`, weight: 1, sends: true, flush: true},
	},
	common: []int{200, 200, 201, 204, 204, 205, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 409, 429, 500, 502, 503},
	rare:   []int{0, 42, 103, 299, 700, 1000},
}
