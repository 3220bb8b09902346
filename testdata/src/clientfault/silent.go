package clientfault

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"clientfault/web"
)

func decodeFile(w http.ResponseWriter, r *http.Request) {
	data, err := os.ReadFile("books.json")
	if err != nil {
		http.Error(w, "internal error", 500)
		return
	}
	var b book
	if err := json.Unmarshal(data, &b); err != nil { // our own file
		http.Error(w, "internal error", 500)
	}
}

func decodeUpstream(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("http://prices.internal/" + r.PathValue("id"))
	if err != nil {
		http.Error(w, "internal error", 500)
		return
	}
	defer resp.Body.Close()
	var b book
	if err := json.NewDecoder(resp.Body).Decode(&b); err != nil { // another server's reply
		http.Error(w, "internal error", 500)
		return
	}
	if _, err := strconv.Atoi(resp.Header.Get("X-Count")); err != nil {
		http.Error(w, "internal error", 500)
	}
}

func readBody(w http.ResponseWriter, r *http.Request) {
	if _, err := io.ReadAll(r.Body); err != nil { // too large, or the connection broke
		http.Error(w, "internal error", 500)
	}
}

func saveFails(w http.ResponseWriter, r *http.Request) {
	var b book
	err := json.NewDecoder(r.Body).Decode(&b)
	if err != nil {
		http.Error(w, "bad body", http.StatusBadRequest)
		return
	}
	err = store(b) // the same variable, another failure
	if err != nil {
		http.Error(w, "internal error", 500)
	}
}

func shadowed(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		if err := store(book{}); err != nil {
			http.Error(w, "internal error", 500)
			return
		}
		n = 1
	}
	_ = n
}

func sorted(w http.ResponseWriter, r *http.Request) {
	err := service(r.PathValue("id"))
	switch {
	case errors.Is(err, errGone):
		http.Error(w, "gone", http.StatusNotFound)
	case errors.Is(err, errInvalid):
		http.Error(w, "invalid", http.StatusBadRequest)
	case err != nil:
		http.Error(w, "internal error", 500)
	}
}

func sortedDecode(w http.ResponseWriter, r *http.Request) {
	var b book
	err := json.NewDecoder(r.Body).Decode(&b)
	var syntax *json.SyntaxError
	switch {
	case err == nil:
	case errors.As(err, &syntax):
		http.Error(w, "bad body", http.StatusBadRequest)
	default: // what is left may be the connection
		http.Error(w, "internal error", 500)
	}
}

func sortedByType(w http.ResponseWriter, r *http.Request) {
	err := json.NewDecoder(r.Body).Decode(new(book))
	switch err.(type) {
	case nil:
	case *json.SyntaxError, *json.UnmarshalTypeError:
		http.Error(w, "bad body", http.StatusBadRequest)
	default:
		http.Error(w, "internal error", 500)
	}
}

func sortedByHelper(w http.ResponseWriter, r *http.Request) {
	if err := json.NewDecoder(r.Body).Decode(new(book)); err != nil {
		if clientSide(err) {
			http.Error(w, "bad body", http.StatusBadRequest)
			return
		}
		http.Error(w, "internal error", 500)
	}
}

func clientSide(err error) bool {
	var syntax *json.SyntaxError
	return errors.As(err, &syntax) || errors.Is(err, io.EOF)
}

// careful has a case for what parsers return.
func careful(err error) int {
	var num *strconv.NumError
	if errors.As(err, &num) {
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

func mappedWithCare(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		http.Error(w, "n", careful(err))
	}
}

// mixed fails for the client's and for the server's reasons.
func mixed(r *http.Request) error {
	if err := json.NewDecoder(r.Body).Decode(new(book)); err != nil {
		return err
	}
	return store(book{})
}

func callsMixed(w http.ResponseWriter, r *http.Request) {
	if err := mixed(r); err != nil {
		http.Error(w, "internal error", 500)
	}
}

func sharedReply(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err == nil {
		err = store(book{Title: strconv.Itoa(n)})
	}
	if err != nil {
		http.Error(w, "internal error", 500)
	}
}

func parsesItsOwn(w http.ResponseWriter, r *http.Request) {
	if _, err := web.Number(os.Getenv("LIMIT")); err != nil {
		web.Fail(w, http.StatusInternalServerError, err)
		return
	}
	if _, err := time.Parse(time.RFC3339, os.Getenv("EPOCH")); err != nil {
		http.Error(w, "internal error", 500)
	}
}

func encodeFails(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := json.NewDecoder(r.Body).Decode(&b); err != nil {
		http.Error(w, "bad body", http.StatusBadRequest)
		return
	}
	data, err := json.Marshal(b)
	if err != nil {
		http.Error(w, "internal error", 500)
		return
	}
	w.Write(data)
}

func optionalParameter(w http.ResponseWriter, r *http.Request) {
	limit := 10
	if text := r.FormValue("limit"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			http.Error(w, "limit", http.StatusUnprocessableEntity)
			return
		}
		limit = n
	}
	if err := store(book{Pages: strconv.Itoa(limit)}); err != nil {
		http.Error(w, "internal error", 500)
	}
}

// outgoing makes a request itself: its parts are not the client's.
func outgoing(w http.ResponseWriter, r *http.Request) {
	req, err := http.NewRequest(http.MethodGet, "http://prices.internal/", nil)
	if err != nil {
		http.Error(w, "internal error", 500)
		return
	}
	if err := req.ParseForm(); err != nil {
		http.Error(w, "internal error", 500)
	}
}

func methodDecides(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPost {
		if err := store(book{}); err != nil {
			http.Error(w, "internal error", 500)
			return
		}
	}
	if len(r.URL.Query()) > 0 && store(book{}) != nil {
		http.Error(w, "internal error", 500)
	}
}

var errInvalid = errors.New("invalid")

func service(string) error { return errInvalid }
func store(book) error     { return errGone }

// renderPage answers 500 for a reason of its own, whatever its caller is doing.
func renderPage(w http.ResponseWriter, quiet bool) error {
	if err := store(book{}); err != nil {
		if !quiet {
			http.Error(w, "internal error", http.StatusInternalServerError)
		}
		return err
	}
	io.WriteString(w, "page")
	return nil
}

func afterAFailedParse(w http.ResponseWriter, r *http.Request) {
	if n, err := strconv.Atoi(r.FormValue("n")); err == nil {
		_ = n
		w.WriteHeader(http.StatusNoContent)
		return
	}
	if err := renderPage(w, r.FormValue("quiet") != ""); err != nil {
		return
	}
}

// replyTwice loses its 500: the status that matters to the caller is code.
func replyTwice(w http.ResponseWriter, v any, code int) {
	data, err := json.Marshal(v)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
	w.WriteHeader(code)
	w.Write(data)
}

func usesReplyTwice(w http.ResponseWriter, r *http.Request) {
	if err := json.NewDecoder(r.Body).Decode(new(book)); err != nil {
		replyTwice(w, "bad body", http.StatusBadRequest)
	}
}

// net/http has parsed that before: if it fails now, somebody has changed it.
func parsedBefore(w http.ResponseWriter, r *http.Request) {
	u, err := url.ParseRequestURI(r.RequestURI)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Write([]byte(u.Path))
}

// Which paths are spared is no question of right or wrong.
func spared(path string) bool {
	switch {
	case path == "/state":
		return true
	case strings.HasPrefix(path, "/inner/"):
		return true
	}
	return false
}

func breaksOnDemand(broken *bool, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if *broken && !spared(r.URL.Path) {
			http.Error(w, "broken on demand", http.StatusInternalServerError)
			return
		}
		next.ServeHTTP(w, r)
	})
}
