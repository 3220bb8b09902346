package clientfault

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"time"

	"clientfault/shapes/web"
)

var (
	errNotFound = errors.New("not found")
	errInvalid  = errors.New("invalid")
)

// 400 is the honest answer.
func okBadRequest(w http.ResponseWriter, r *http.Request) {
	var it item
	if err := json.NewDecoder(r.Body).Decode(&it); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	fmt.Fprintln(w, it.Name)
}

// So is 422 through a helper.
func okUnprocessable(w http.ResponseWriter, r *http.Request) {
	if err := web.Decode(r, new(item)); err != nil {
		web.FailErr(w, http.StatusUnprocessableEntity, err)
		return
	}
	fail(w, http.StatusOK, "ok")
}

// The configuration is ours.
func okConfigFile(w http.ResponseWriter, r *http.Request) {
	f, err := os.Open("config.json")
	if err != nil {
		http.Error(w, "config", http.StatusInternalServerError)
		return
	}
	defer f.Close()
	var cfg struct{ Title string }
	if err := json.NewDecoder(f).Decode(&cfg); err != nil {
		http.Error(w, "config", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, cfg.Title)
}

// A damaged row is a server fault, even though the key came from the client.
func okDatabaseRow(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var raw []byte
		if err := db.QueryRowContext(r.Context(), "select doc from items where id = ?", r.PathValue("id")).Scan(&raw); err != nil {
			http.Error(w, "row", http.StatusInternalServerError)
			return
		}
		var it item
		if err := json.Unmarshal(raw, &it); err != nil {
			http.Error(w, "stored document", http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, it.Name)
	}
}

// The upstream sent nonsense, not the client.
func okUpstreamBody(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("https://prices.example/" + url.PathEscape(r.PathValue("sku")))
	if err != nil {
		http.Error(w, "prices", http.StatusInternalServerError)
		return
	}
	defer resp.Body.Close()
	var it item
	if err := json.NewDecoder(resp.Body).Decode(&it); err != nil {
		http.Error(w, "prices", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, it.Price)
}

// A number in an upstream's header.
func okUpstreamHeader(w http.ResponseWriter, resp *http.Response) {
	n, err := strconv.Atoi(resp.Header.Get("X-Total"))
	if err != nil {
		http.Error(w, "total", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, n)
}

// Only the save answers 500.
func (s *server) okDecodeThenSave(w http.ResponseWriter, r *http.Request) {
	var it item
	err := json.NewDecoder(r.Body).Decode(&it)
	if err != nil {
		http.Error(w, "decode", http.StatusBadRequest)
		return
	}
	err = s.db.Save(r.Context(), it)
	if err != nil {
		http.Error(w, "save", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

// err is overwritten before it is looked at again.
func (s *server) okReassigned(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.ParseInt(r.FormValue("id"), 10, 64)
	if err != nil {
		id = 1 // a default is fine
	}
	it, err := s.db.Find(r.Context(), id)
	if err != nil {
		http.Error(w, "find", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, it.Name)
}

// The inner err is another variable: the outer one is the store's.
func (s *server) okShadowed(w http.ResponseWriter, r *http.Request) {
	it, err := s.db.Find(r.Context(), 1)
	{
		var patch item
		if err := json.NewDecoder(r.Body).Decode(&patch); err == nil {
			it.Name = patch.Name
		}
	}
	if err != nil {
		http.Error(w, "find", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, it.Name)
}

// The classic switch: what is left is the server's.
func (s *server) okSentinels(w http.ResponseWriter, r *http.Request) {
	it, err := s.db.Find(r.Context(), 1)
	switch {
	case err == nil:
		fmt.Fprintln(w, it.Name)
	case errors.Is(err, errNotFound):
		http.Error(w, "no such item", http.StatusNotFound)
	case errors.Is(err, errInvalid):
		http.Error(w, "invalid", http.StatusBadRequest)
	default:
		http.Error(w, "find", http.StatusInternalServerError)
	}
}

// Decode errors sorted by type: the default is no longer known to be bad input.
func okSortedDecode(w http.ResponseWriter, r *http.Request) {
	var syntax *json.SyntaxError
	var typ *json.UnmarshalTypeError
	var size *http.MaxBytesError
	err := json.NewDecoder(r.Body).Decode(new(item))
	switch {
	case err == nil:
		fmt.Fprintln(w, "ok")
	case errors.As(err, &syntax), errors.As(err, &typ), errors.Is(err, io.EOF):
		http.Error(w, err.Error(), http.StatusBadRequest)
	case errors.As(err, &size):
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
	default:
		http.Error(w, "reading the body", http.StatusInternalServerError)
	}
}

// The same sorting done with a variable.
func okSortedVariable(w http.ResponseWriter, r *http.Request) {
	if err := web.Decode(r, new(item)); err != nil {
		code := http.StatusInternalServerError
		if errors.Is(err, errInvalid) || errors.Is(err, io.EOF) {
			code = http.StatusBadRequest
		}
		web.FailErr(w, code, err)
		return
	}
	fmt.Fprintln(w, "ok")
}

// Sorted by a function that knows the errors.
func okStatusFunc(w http.ResponseWriter, r *http.Request) {
	if err := decode(r, new(item)); err != nil {
		http.Error(w, err.Error(), statusOf(err))
		return
	}
	fmt.Fprintln(w, "ok")
}

func statusOf(err error) int {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

// A service that took the client's data may fail for any reason.
func (s *server) okServiceCall(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if err := s.db.Save(r.Context(), item{Name: name}); err != nil {
		http.Error(w, "save", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, "saved")
}

// Mixed helper: it decodes and it saves.
func okMixedHelper(save func(any) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := web.Load(r, save, new(item)); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, "ok")
	}
}

// Reading may fail because the network did.
func okReadAll(w http.ResponseWriter, r *http.Request) {
	b, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "read", http.StatusInternalServerError)
		return
	}
	w.Write(bytes.ToUpper(b))
}

// Encoding is the server's own work.
func okEncode(w http.ResponseWriter, r *http.Request) {
	it := item{Name: r.FormValue("name")}
	b, err := json.Marshal(it)
	if err != nil {
		http.Error(w, "marshal", http.StatusInternalServerError)
		return
	}
	w.Write(b)
	if err := json.NewEncoder(w).Encode(it); err != nil {
		log.Print(err)
	}
}

// A template that breaks is ours, even when it renders request data.
func okTemplate(t *template.Template) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var page bytes.Buffer
		if err := t.Execute(&page, r.FormValue("q")); err != nil {
			http.Error(w, "template", http.StatusInternalServerError)
			return
		}
		page.WriteTo(w)
	}
}

// A number out of the environment.
func okEnvironment(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(os.Getenv("LIMIT"))
	if err != nil {
		http.Error(w, "LIMIT", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, n)
}

// The same pure helper fed with our own data.
func okPureParse(w http.ResponseWriter, r *http.Request) {
	n, err := parse(os.Getenv("LIMIT"))
	if err != nil {
		http.Error(w, "LIMIT", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, n)
}

// A request built by the server itself.
func okOwnRequest(w http.ResponseWriter, _ *http.Request) {
	req, err := http.NewRequest(http.MethodGet, "https://self.example/?a=1", nil)
	if err != nil {
		http.Error(w, "request", http.StatusInternalServerError)
		return
	}
	if err := req.ParseForm(); err != nil {
		http.Error(w, "form", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, req.Form.Get("a"))
}

// A constant URL that does not parse is a bug in the server.
func okConstantURL(w http.ResponseWriter, r *http.Request) {
	u, err := url.Parse("https://api.example/v1")
	if err != nil {
		http.Error(w, "url", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, u.JoinPath("x"))
}

// A stored date.
func okStoredDate(w http.ResponseWriter, rows *sql.Rows) {
	var s string
	if err := rows.Scan(&s); err != nil {
		http.Error(w, "scan", http.StatusInternalServerError)
		return
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		http.Error(w, "date", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, t)
}

var digits = regexp.MustCompile(`^[0-9]{1,9}$`)

// Validated before: Atoi cannot fail on what is left.
func okValidatedFirst(w http.ResponseWriter, r *http.Request) {
	raw := r.PathValue("id")
	if !digits.MatchString(raw) {
		http.Error(w, "id", http.StatusBadRequest)
		return
	}
	n, err := strconv.Atoi(raw)
	if err != nil {
		http.Error(w, "unreachable", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, n)
}

// Whatever the other server said is passed on.
func okProxy(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Post("https://b.example/items", r.Header.Get("Content-Type"), r.Body)
	if err != nil {
		http.Error(w, "b", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	w.WriteHeader(resp.StatusCode)
	io.Copy(w, resp.Body)
}

// serverError has a bad name and a good status.
func serverError(w http.ResponseWriter, msg string) { http.Error(w, msg, http.StatusBadRequest) }

func okBadlyNamed(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		serverError(w, "form")
		return
	}
	fmt.Fprintln(w, r.Form.Get("q"))
}

// business sends 400 and a number of its own, which is no status.
func business(w http.ResponseWriter, number int, msg string) {
	w.WriteHeader(http.StatusBadRequest)
	json.NewEncoder(w).Encode(map[string]any{"number": number, "msg": msg})
}

func okBusinessNumber(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		business(w, 500, "form")
		return
	}
	fmt.Fprintln(w, r.Form.Get("q"))
}

// Nothing is known about this codec.
type codec interface {
	Decode(r *http.Request, v any) error
}

func okUnknownCodec(c codec) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := c.Decode(r, new(item)); err != nil {
			http.Error(w, "codec", http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, "ok")
	}
}

// The paths have met again: the 500 has nothing to do with the missing name.
func (s *server) okAfterMerge(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if name == "" {
		name = "nobody"
	}
	if err := s.db.Save(context.Background(), item{Name: name}); err != nil {
		http.Error(w, "save", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, name)
}

// The optional parameter is missing, and the fallback fails by itself.
func (s *server) okInnermost(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.ParseInt(r.FormValue("id"), 10, 64)
	if err != nil {
		it, err := s.db.Find(r.Context(), 1)
		if err != nil {
			http.Error(w, "default item", http.StatusInternalServerError)
			return
		}
		id = it.ID
	}
	fmt.Fprintln(w, id)
}

// The status is chosen by a table we cannot see into.
func okStatusTable(table map[error]int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := decode(r, new(item)); err != nil {
			http.Error(w, err.Error(), table[errors.Unwrap(err)])
			return
		}
		fmt.Fprintln(w, "ok")
	}
}

// The variable starts at 500 and is lowered before use.
func okLowered(w http.ResponseWriter, r *http.Request) {
	code := http.StatusInternalServerError
	if err := r.ParseForm(); err != nil {
		code = http.StatusBadRequest
		http.Error(w, "form", code)
		return
	}
	fmt.Fprintln(w, r.Form.Get("q"))
}

// The closure replies 400; the 500 belongs to the store.
func (s *server) okClosure(w http.ResponseWriter, r *http.Request) {
	fail := func(code int, msg string) { http.Error(w, msg, code) }
	var it item
	if err := json.NewDecoder(r.Body).Decode(&it); err != nil {
		fail(http.StatusBadRequest, "decode")
		return
	}
	if err := s.db.Save(r.Context(), it); err != nil {
		fail(http.StatusInternalServerError, "save")
		return
	}
}

// Writing the upload to disk is the server's job.
func okStoreUpload(w http.ResponseWriter, r *http.Request) {
	f, _, err := r.FormFile("doc")
	if err != nil {
		http.Error(w, "doc", http.StatusBadRequest)
		return
	}
	defer f.Close()
	out, err := os.CreateTemp("", "doc")
	if err != nil {
		http.Error(w, "temp", http.StatusInternalServerError)
		return
	}
	defer out.Close()
	if _, err = io.Copy(out, f); err != nil {
		http.Error(w, "copy", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

// A setting of the server is empty, not a parameter.
func (s *server) okEmptySetting(w http.ResponseWriter, r *http.Request) {
	dir := os.Getenv("DATA_DIR")
	if dir == "" {
		http.Error(w, "DATA_DIR is not set", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, dir, r.FormValue("name"))
}

// The first parse fails and a second format is tried; only the log sees the error.
func okTwoFormats(w http.ResponseWriter, r *http.Request) {
	t, err := time.Parse(time.RFC3339, r.FormValue("t"))
	if err != nil {
		t, err = time.Parse(time.DateOnly, r.FormValue("t"))
	}
	if err != nil {
		http.Error(w, "t", http.StatusBadRequest)
		return
	}
	fmt.Fprintln(w, t)
}

// The program ends before the reply: nothing is sent.
func okFatal(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		log.Fatal(err)
		http.Error(w, "form", http.StatusInternalServerError)
	}
	fmt.Fprintln(w, r.Form.Get("q"))
}
