package latestatus

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"strconv"

	"latestatus/web"
)

func headersFirst(w http.ResponseWriter, r *http.Request) {
	uncached(w)
	web.Uncached(w)
	w.WriteHeader(http.StatusOK)
	io.WriteString(w, "lit")
}

func remember(w http.ResponseWriter, watch string) {
	http.SetCookie(w, &http.Cookie{Name: "watch", Value: watch})
}

func cookieFirst(w http.ResponseWriter, r *http.Request) {
	remember(w, "night")
	web.JSON(w, http.StatusOK, lamps)
}

func onePage(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	begin(w)
	fmt.Fprintf(w, "<p>%d lamps", len(lamps))
	w.Write([]byte("</html>"))
}

// A value that cannot be encoded has written nothing.
func encodeFails(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(lamps); err != nil {
		log.Print(err)
		http.Error(w, "cannot encode", http.StatusInternalServerError)
	}
}

func encodeFailsLater(w http.ResponseWriter, r *http.Request) {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	err := enc.Encode(lamps)
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
}

func declaredTrailer(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Trailer", "X-Checksum")
	w.WriteHeader(http.StatusOK)
	io.WriteString(w, "flash")
	w.Header().Set("X-Checksum", "f1a5")
}

func prefixedTrailer(w http.ResponseWriter, r *http.Request) {
	io.WriteString(w, "flash")
	w.Header().Set(http.TrailerPrefix+"X-Checksum", "f1a5")
}

func earlyHints(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Link", "</beam.css>; rel=preload")
	w.WriteHeader(http.StatusEarlyHints)
	w.Header().Set("Content-Type", "text/html")
	w.WriteHeader(http.StatusOK)
	begin(w)
}

func proxy(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("http://tides.internal/")
	if err != nil {
		http.Error(w, "no tides", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	maps.Copy(w.Header(), resp.Header)
	w.WriteHeader(resp.StatusCode)
	if _, err := io.Copy(w, resp.Body); err != nil {
		log.Print(err)
	}
}

func guarded(w http.ResponseWriter, r *http.Request) {
	wrote := false
	for _, l := range lamps {
		if !wrote {
			w.Header().Set("Content-Type", "text/plain")
			w.WriteHeader(http.StatusOK)
			wrote = true
		}
		fmt.Fprintln(w, l.Name)
	}
	if !wrote {
		w.WriteHeader(http.StatusNoContent)
	}
}

func saysWhether(w http.ResponseWriter, r *http.Request) {
	keeper, ok := web.Keeper(w, r)
	if !ok {
		return
	}
	w.Header().Set("X-Keeper", keeper)
	w.WriteHeader(http.StatusOK)
}

func panics(w http.ResponseWriter, r *http.Request) {
	if len(lamps) == 0 {
		w.WriteHeader(http.StatusInternalServerError)
		panic(http.ErrAbortHandler)
	}
	w.Header().Set("X-Lamps", strconv.Itoa(len(lamps)))
	w.WriteHeader(http.StatusOK)
}

func neverReturns(w http.ResponseWriter, r *http.Request) {
	switch len(lamps) {
	case 0:
		w.WriteHeader(http.StatusInternalServerError)
		log.Fatal("no lamps")
	case 1:
		w.WriteHeader(http.StatusInternalServerError)
		runtime.Goexit()
	case 2:
		w.WriteHeader(http.StatusInternalServerError)
		os.Exit(1)
	}
	w.Header().Set("X-Lamps", "many")
	w.WriteHeader(http.StatusOK)
}

// The deferred function runs when nothing has been sent, as far as anybody knows.
func recovers(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if cause := recover(); cause != nil {
			http.Error(w, "the light is out", http.StatusInternalServerError)
		}
	}()
	l := find(r.PathValue("lamp"))
	io.WriteString(w, l.Name)
}

// A counter is a responder of its own, which keeps the status for the log.
type counter struct {
	http.ResponseWriter
	status int
	bytes  int
}

func (c *counter) WriteHeader(code int) {
	if c.status != 0 {
		return
	}
	c.status = code
	c.Header().Set("X-Counted", "yes")
	c.ResponseWriter.WriteHeader(code)
}

func (c *counter) Write(p []byte) (int, error) {
	if c.status == 0 {
		c.WriteHeader(http.StatusOK)
	}
	n, err := c.ResponseWriter.Write(p)
	c.bytes += n
	return n, err
}

func counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := &counter{ResponseWriter: w}
		next.ServeHTTP(c, r)
		log.Print(c.status, c.bytes, c.Header().Get("Content-Type"))
	})
}

func recorded(w http.ResponseWriter, r *http.Request) {
	rec := httptest.NewRecorder()
	rec.WriteHeader(http.StatusOK)
	io.WriteString(rec, "flash")
	w.Header().Set("Content-Type", "text/plain")
	w.WriteHeader(rec.Code)
	rec.Body.WriteTo(w)
}

func buffered(w http.ResponseWriter, r *http.Request) {
	var buf bytes.Buffer
	if err := lampPage.Execute(&buf, lamps); err != nil {
		http.Error(w, "no page", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Length", strconv.Itoa(buf.Len()))
	buf.WriteTo(w)
}

func loops(w http.ResponseWriter, r *http.Request) {
	for _, l := range lamps {
		if l.Lit {
			w.Header().Set("X-Lamp", l.Name)
			w.WriteHeader(http.StatusOK)
			return
		}
	}
	w.Header().Set("Retry-After", "60")
	w.WriteHeader(http.StatusServiceUnavailable)
}

func jumps(w http.ResponseWriter, r *http.Request) {
	l := find(r.PathValue("lamp"))
	if l == nil {
		goto dark
	}
	w.Header().Set("X-Lamp", l.Name)
	w.WriteHeader(http.StatusOK)
	return
dark:
	w.Header().Set("X-Lamp", "none")
	w.WriteHeader(http.StatusNotFound)
}

func labelled(w http.ResponseWriter, r *http.Request) {
	code := http.StatusNotFound
search:
	for _, row := range [][]lamp{lamps, lamps} {
		for _, l := range row {
			if l.Lit {
				code = http.StatusOK
				break search
			}
		}
	}
	w.Header().Set("X-Found", strconv.Itoa(code))
	w.WriteHeader(code)
}

func correlated(w http.ResponseWriter, r *http.Request) {
	l := find(r.PathValue("lamp"))
	if l == nil {
		w.WriteHeader(http.StatusNotFound)
	}
	if l != nil {
		w.Header().Set("X-Lamp", l.Name)
		w.WriteHeader(http.StatusOK)
	}
}

// Headers of others: those of the request, of another request, of a copy.
func otherHeaders(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusAccepted)
	r.Header.Set("X-Watch", "night")
	req, err := http.NewRequestWithContext(context.Background(), http.MethodPost, "http://log.internal/", nil)
	if err != nil {
		return
	}
	req.Header.Set("X-Watch", "night")
	sent := w.Header().Clone()
	sent.Set("X-Watch", "night")
	log.Print(sent)
}

func setAgain(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-State", "begun")
	w.WriteHeader(http.StatusOK)
	io.WriteString(w, "flash")
	w.Header().Set("X-State", "done") // for the log
	log.Print(w.Header())
}

func takesOver(w http.ResponseWriter, r *http.Request) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		http.Error(w, "no line", http.StatusInternalServerError)
		return
	}
	conn.Write([]byte("HTTP/1.1 200 OK\r\n\r\n"))
	conn.Close()
}

// Nobody knows whether the next handler replies.
func afterNext(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		w.Header().Set("X-Done", "yes")
	})
}

func encode(w http.ResponseWriter, v any) error {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(v); err != nil {
		return fmt.Errorf("encoding: %w", err)
	}
	return nil
}

func helperCannotEncode(w http.ResponseWriter, r *http.Request) {
	if err := encode(w, lamps); err != nil {
		http.Error(w, "cannot encode", http.StatusInternalServerError)
	}
}

func firstRow(w http.ResponseWriter, r *http.Request) {
	first := true
	for _, l := range lamps {
		if first {
			w.Header().Set("X-First", l.Name)
			w.WriteHeader(http.StatusOK)
			first = false
		}
		fmt.Fprintln(w, l.Name)
	}
}

func firstRowByPointer(w http.ResponseWriter, r *http.Request) {
	var last *lamp
	for i := range lamps {
		if last == nil {
			w.Header().Set("X-First", lamps[i].Name)
			w.WriteHeader(http.StatusOK)
		}
		last = &lamps[i]
		fmt.Fprintln(w, last.Name)
	}
	if last == nil {
		w.WriteHeader(http.StatusNoContent)
	}
}

// Whether there is anything to copy, decides on the status.
func copiesOrNot(w http.ResponseWriter, r *http.Request) {
	f, err := os.Open("beam.log")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	if n, _ := io.Copy(w, f); n == 0 {
		w.WriteHeader(http.StatusNoContent)
	}
}

func copiesWhatIsThere(w http.ResponseWriter, r *http.Request) {
	if f, err := os.Open("beam.log"); err == nil {
		io.Copy(w, f)
		return
	}
	w.WriteHeader(http.StatusOK)
}

// A buffer holds the body back behind the head.
func copiesIntoBuffer(w http.ResponseWriter, r *http.Request) {
	bw := bufio.NewWriter(w)
	f, err := os.Open("beam.log")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	io.Copy(bw, io.LimitReader(f, 1000))
	w.WriteHeader(http.StatusOK)
	bw.Flush()
}

// What is written goes elsewhere.
func otherWriters(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(os.Stderr, "asked")
	json.NewEncoder(io.Discard).Encode(lamps)
	w.Header().Set("X-Asked", "yes")
	w.WriteHeader(http.StatusAccepted)
}

func headOnly(w http.ResponseWriter, r *http.Request) (done bool) {
	if r.Method == http.MethodHead {
		w.WriteHeader(http.StatusOK)
		done = true
	}
	return
}

func headOrAll(w http.ResponseWriter, r *http.Request) {
	if headOnly(w, r) {
		return
	}
	w.Header().Set("Content-Type", "text/plain")
	io.WriteString(w, "lit")
}

func interims(w http.ResponseWriter, r *http.Request) {
	for range 3 {
		w.WriteHeader(http.StatusProcessing)
	}
	w.Header().Set("X-Beam", "on")
	w.WriteHeader(http.StatusOK)
}

func readsAfterwards(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	if w.Header().Get("X-Beam") == "" {
		log.Print("no beam")
	}
}

// A handler that returns its failure has not replied.
type handler func(http.ResponseWriter, *http.Request) error

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := h(w, r); err != nil {
		http.Error(w, "dark", http.StatusInternalServerError)
	}
}

func showLamp(w http.ResponseWriter, r *http.Request) error {
	l := find(r.PathValue("lamp"))
	if l == nil {
		return errDark
	}
	_, err := io.WriteString(w, l.Name)
	return err
}

var _ http.Handler = handler(showLamp)
