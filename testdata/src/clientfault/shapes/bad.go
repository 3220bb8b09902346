// Package clientfault: replies that blame the server for what the client sent.
package clientfault

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"

	"clientfault/shapes/web"
)

// A body that is no JSON is the client's doing.
func jsonBody(w http.ResponseWriter, r *http.Request) {
	var it item
	if err := json.NewDecoder(r.Body).Decode(&it); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, it.Name)
}

// Same, with the number typed by hand.
func jsonBodyLiteral(w http.ResponseWriter, r *http.Request) {
	var it item
	err := json.NewDecoder(r.Body).Decode(&it)
	if err != nil {
		http.Error(w, "cannot decode", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, it.Name)
}

// 503 invites a retry that will fail the same way.
func jsonBodyUnavailable(w http.ResponseWriter, r *http.Request) {
	var it item
	if err := json.NewDecoder(r.Body).Decode(&it); err != nil {
		http.Error(w, "try later", http.StatusServiceUnavailable) // want "503 Service Unavailable for the client's mistake"
		return
	}
	fmt.Fprintln(w, it.Name)
}

// The bytes were read first; only the second failure is the client's.
func unmarshalBody(w http.ResponseWriter, r *http.Request) {
	raw, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "read", http.StatusInternalServerError)
		return
	}
	var it item
	if err = json.Unmarshal(raw, &it); err != nil {
		http.Error(w, "unmarshal", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, it.Name)
}

// Unknown fields come from the client too.
func strictDecoder(w http.ResponseWriter, r *http.Request) {
	dec := json.NewDecoder(r.Body)
	dec.DisallowUnknownFields()
	var it item
	if err := dec.Decode(&it); err != nil {
		http.Error(w, "unknown field", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, it.Name)
}

// A size limit between the body and the decoder changes nothing.
func limitedBody(w http.ResponseWriter, r *http.Request) {
	body := http.MaxBytesReader(w, r.Body, 1<<20)
	defer body.Close()
	var it item
	if err := json.NewDecoder(body).Decode(&it); err != nil {
		http.Error(w, "decode", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, it.Name)
}

func xmlBody(w http.ResponseWriter, r *http.Request) {
	var it item
	if err := xml.NewDecoder(io.LimitReader(r.Body, 4096)).Decode(&it); err != nil {
		http.Error(w, "malformed XML", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, it.Name)
}

// The client said gzip and sent something else.
func gzipBody(w http.ResponseWriter, r *http.Request) {
	zr, err := gzip.NewReader(r.Body)
	if err != nil {
		http.Error(w, "gzip", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	io.Copy(io.Discard, zr)
	w.WriteHeader(http.StatusAccepted)
}

func atoiQuery(w http.ResponseWriter, r *http.Request) {
	page, err := strconv.Atoi(r.URL.Query().Get("page"))
	if err != nil {
		http.Error(w, "page", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, page)
}

func boolQuery(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	raw := q.Get("verbose")
	verbose, err := strconv.ParseBool(raw)
	if err != nil {
		http.Error(w, "verbose", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, verbose)
}

func floatForm(w http.ResponseWriter, r *http.Request) {
	price, err := strconv.ParseFloat(r.FormValue("price"), 64)
	if err != nil {
		http.Error(w, "price", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, price)
}

func intPath(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, id)
}

// Reply in two steps: the head is where the status goes out.
func headThenText(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.ParseUint(r.Header.Get("X-Offset"), 10, 32)
	if err != nil {
		log.Printf("offset: %v", err)
		w.WriteHeader(500) // want "500 Internal Server Error for the client's mistake"
		w.Write([]byte("bad offset"))
		return
	}
	fmt.Fprintln(w, n)
}

func timeQuery(w http.ResponseWriter, r *http.Request) {
	since, err := time.Parse(time.RFC3339, r.URL.Query().Get("since"))
	if err != nil {
		http.Error(w, "since", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, since)
}

func durationQuery(w http.ResponseWriter, r *http.Request) {
	d, err := time.ParseDuration(r.FormValue("timeout"))
	if err != nil {
		http.Error(w, "timeout", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, d)
}

func urlForm(w http.ResponseWriter, r *http.Request) {
	target, err := url.Parse(r.PostFormValue("callback"))
	if err != nil {
		http.Error(w, "callback", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, target.Host)
}

func rawQuery(w http.ResponseWriter, r *http.Request) {
	vals, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		http.Error(w, "query", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, len(vals))
}

func mailForm(w http.ResponseWriter, r *http.Request) {
	addr, err := mail.ParseAddress(r.FormValue("email"))
	if err != nil {
		http.Error(w, "email", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, addr.Address)
}

func base64Query(w http.ResponseWriter, r *http.Request) {
	cursor, err := base64.StdEncoding.DecodeString(r.URL.Query().Get("cursor"))
	if err != nil {
		http.Error(w, "cursor", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	w.Write(cursor)
}

func hexPath(w http.ResponseWriter, r *http.Request) {
	digest, err := hex.DecodeString(r.PathValue("digest"))
	if err != nil {
		http.Error(w, "digest", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	w.Write(digest)
}

func parseForm(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		http.Error(w, "form", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, r.Form.Encode())
}

func parseMultipart(w http.ResponseWriter, r *http.Request) {
	err := r.ParseMultipartForm(8 << 20)
	if err != nil {
		http.Error(w, "multipart", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	w.WriteHeader(http.StatusAccepted)
}

// The upload is missing from the form.
func formFile(w http.ResponseWriter, r *http.Request) {
	f, hdr, err := r.FormFile("avatar")
	if err != nil {
		http.Error(w, "avatar", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	defer f.Close()
	fmt.Fprintln(w, hdr.Filename)
}

// The status travels through a helper of this package.
func throughFail(w http.ResponseWriter, r *http.Request) {
	var it item
	if err := json.NewDecoder(r.Body).Decode(&it); err != nil {
		fail(w, http.StatusInternalServerError, "decode") // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, it.Name)
}

// The helper itself is fine, calling it here is not.
func throughInternal(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		internal(w, err) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, "ok")
}

func throughWebFail(w http.ResponseWriter, r *http.Request) {
	var it item
	if err := json.NewDecoder(r.Body).Decode(&it); err != nil {
		web.Fail(w, http.StatusInternalServerError, "decode") // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, it.Name)
}

func throughWebInternal(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		web.Internal(w, err) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, r.Form.Get("q"))
}

// Both ends are far away: the decoder and the reply.
func bothInWeb(w http.ResponseWriter, r *http.Request) {
	var it item
	if err := web.Decode(r, &it); err != nil {
		web.FailErr(w, 500, err) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, it.Name)
}

func webPathID(w http.ResponseWriter, r *http.Request) {
	id, err := web.PathID(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, id)
}

func webQuery(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(web.Query(r, "limit"))
	if err != nil {
		http.Error(w, "limit", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, n)
}

func throughDecode(w http.ResponseWriter, r *http.Request) {
	var it item
	if err := decode(r, &it); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, it.Name)
}

func throughGeneric(w http.ResponseWriter, r *http.Request) {
	it, err := decodeAs[item](r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, it.Name)
}

func throughParseID(w http.ResponseWriter, r *http.Request) {
	id, err := parseID(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, id)
}

// parse knows nothing of requests, but its argument does.
func throughPureParse(w http.ResponseWriter, r *http.Request) {
	n, err := parse(r.URL.Query().Get("n"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, n)
}

// The good case returns early, so the tail is the failure.
func happyFirst(w http.ResponseWriter, r *http.Request) {
	var it item
	err := json.NewDecoder(r.Body).Decode(&it)
	if err == nil {
		fmt.Fprintln(w, it.Name)
		return
	}
	http.Error(w, err.Error(), http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
}

func elseBranch(w http.ResponseWriter, r *http.Request) {
	if n, err := strconv.Atoi(r.FormValue("n")); err == nil {
		fmt.Fprintln(w, n)
	} else {
		http.Error(w, err.Error(), http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
	}
}

// nil on the left, as some like it.
func yodaNil(w http.ResponseWriter, r *http.Request) {
	_, err := strconv.Atoi(r.FormValue("n"))
	if nil != err {
		http.Error(w, "n", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
	}
}

func switchTrue(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	switch {
	case err != nil:
		http.Error(w, "n", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
	default:
		fmt.Fprintln(w, n)
	}
}

func codeVariable(w http.ResponseWriter, r *http.Request) {
	code := http.StatusInternalServerError
	var it item
	if err := json.NewDecoder(r.Body).Decode(&it); err != nil {
		http.Error(w, "decode", code) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, it.Name)
}

// The code is chosen in the branch and sent after it. The reply is one call for both outcomes.
func codeSentLater(w http.ResponseWriter, r *http.Request) {
	code, msg := http.StatusOK, "fine"
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		code, msg = http.StatusInternalServerError, "n is no number"
		w.WriteHeader(code) // want "500 Internal Server Error for the client's mistake"
		io.WriteString(w, msg)
		return
	}
	w.WriteHeader(code)
	io.WriteString(w, msg)
}

// A named constant of our own is still 500.
const codeBroken = 500

func ownConstant(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		http.Error(w, "form", codeBroken) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, r.Form.Get("q"))
}

// A required parameter was left out.
func missingName(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	if name == "" {
		http.Error(w, "name is required", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, "hello", name)
}

func missingNameLen(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimSpace(r.FormValue("name"))
	if len(name) == 0 {
		fail(w, 500, "name is required") // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, "hello", name)
}

func trimmed(w http.ResponseWriter, r *http.Request) {
	raw := strings.TrimSpace(r.FormValue("n"))
	n, err := strconv.Atoi(raw)
	if err != nil {
		http.Error(w, "n", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, n)
}

func splitPath(w http.ResponseWriter, r *http.Request) {
	parts := strings.Split(r.URL.Path, "/")
	id, err := strconv.Atoi(parts[len(parts)-1])
	if err != nil {
		http.Error(w, "id", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, id)
}

// Every element of the list came from the query.
func splitLoop(w http.ResponseWriter, r *http.Request) {
	sum := 0
	for _, s := range strings.Split(r.URL.Query().Get("ids"), ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			http.Error(w, "ids", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
			return
		}
		sum += n
	}
	fmt.Fprintln(w, sum)
}

type filter struct {
	limit string
	tag   string
}

// The value spends some time in a field.
func structField(w http.ResponseWriter, r *http.Request) {
	f := filter{limit: r.URL.Query().Get("limit"), tag: r.URL.Query().Get("tag")}
	n, err := strconv.Atoi(f.limit)
	if err != nil {
		http.Error(w, "limit", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, n, f.tag)
}

// A field of the decoded body is request data as well.
func decodedField(w http.ResponseWriter, r *http.Request) {
	var in struct{ Start string }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(w, "json", http.StatusBadRequest)
		return
	}
	start, err := time.Parse(time.DateOnly, in.Start)
	if err != nil {
		http.Error(w, "start", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, start)
}

// []byte(...) and a bytes.Reader do not launder the value.
func converted(w http.ResponseWriter, r *http.Request) {
	raw := []byte(r.FormValue("item"))
	var it item
	if err := json.NewDecoder(bytes.NewReader(raw)).Decode(&it); err != nil {
		http.Error(w, "item", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, it.Name)
}

// A local closure that replies: the finding is where it is told 500.
func closureFail(w http.ResponseWriter, r *http.Request) {
	fail := func(code int, msg string) {
		w.WriteHeader(code)
		io.WriteString(w, msg)
	}
	var it item
	if err := json.NewDecoder(r.Body).Decode(&it); err != nil {
		fail(http.StatusInternalServerError, "decode") // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, it.Name)
}

// Handler literals count, wherever they stand.
func routes(mux *http.ServeMux) {
	mux.HandleFunc("/items", func(w http.ResponseWriter, r *http.Request) {
		var it item
		if err := json.NewDecoder(r.Body).Decode(&it); err != nil {
			http.Error(w, "decode", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
			return
		}
		fmt.Fprintln(w, it.Name)
	})
	http.HandleFunc("/n", func(w http.ResponseWriter, r *http.Request) {
		if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
			internal(w, err) // want "500 Internal Server Error for the client's mistake"
		}
	})
}

// A handler that is built and returned.
func build(limit int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n, err := strconv.Atoi(r.FormValue("n"))
		if err != nil {
			http.Error(w, "n", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
			return
		}
		fmt.Fprintln(w, min(n, limit))
	})
}

// A method; the save after it may well answer 500.
func (s *server) create(w http.ResponseWriter, r *http.Request) {
	var it item
	if err := json.NewDecoder(r.Body).Decode(&it); err != nil {
		http.Error(w, "decode", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if err := s.db.Save(r.Context(), it); err != nil {
		http.Error(w, "save", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

// ServeHTTP is a handler too.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id, err := parseID(r)
	if err != nil {
		s.oops(w, "id") // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, id)
}

func (s *server) oops(w http.ResponseWriter, msg string) {
	fail(w, http.StatusInternalServerError, msg)
}

// Decodes and replies in one helper: reported here, once, and never at the callers.
func bind(w http.ResponseWriter, r *http.Request, v any) bool {
	if err := json.NewDecoder(r.Body).Decode(v); err != nil {
		http.Error(w, "decode", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return false
	}
	return true
}

func callsBind(w http.ResponseWriter, r *http.Request) {
	var it item
	if !bind(w, r, &it) {
		return
	}
	fmt.Fprintln(w, it.Name)
}

// The reply runs on the way out.
func deferredCall(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		defer http.Error(w, "form", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, r.Form.Get("q"))
}

// Validation of decoded input, answered as if the server had tripped.
func validated(w http.ResponseWriter, r *http.Request) {
	var it item
	if err := decode(r, &it); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if it.Name == "" {
		http.Error(w, errNoName.Error(), http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, it.Name)
}

// Wrapping the error does not change whose fault it is.
func wrapped(w http.ResponseWriter, r *http.Request) {
	_, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		err = fmt.Errorf("n: %w", err)
		log.Print(err)
		http.Error(w, err.Error(), http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	fmt.Fprintln(w, "ok")
}
