package latestatus

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
)

// An encoder of XML sends what it has buffered only if all went well.
func encodesXML(w http.ResponseWriter, r *http.Request) {
	if err := xml.NewEncoder(w).Encode(lamps); err != nil {
		http.Error(w, "cannot encode", http.StatusInternalServerError)
	}
}

func asksWhichError(w http.ResponseWriter, r *http.Request) {
	err := json.NewEncoder(w).Encode(lamps)
	var unsupported *json.UnsupportedTypeError
	if errors.As(err, &unsupported) {
		http.Error(w, "cannot encode", http.StatusInternalServerError)
	}
}

// answered replies if there is an error.
func answered(w http.ResponseWriter, err error) bool {
	if err == nil {
		return false
	}
	http.Error(w, "cannot encode", http.StatusInternalServerError)
	return true
}

func encodesAndAnswers(w http.ResponseWriter, r *http.Request) {
	err := json.NewEncoder(w).Encode(lamps)
	if answered(w, err) {
		return
	}
}

func firstTurn(w http.ResponseWriter, r *http.Request) {
	for i := range lamps {
		if i == 0 {
			w.Header().Set("X-First", "yes")
			w.WriteHeader(http.StatusOK)
		}
		fmt.Fprintln(w, i)
	}
}

func firstOfThree(w http.ResponseWriter, r *http.Request) {
	for i := 0; i < 3; i++ {
		if i == 0 {
			w.WriteHeader(http.StatusOK)
		}
		fmt.Fprintln(w, i)
	}
}

func counts(w http.ResponseWriter, r *http.Request) {
	n := 0
	for range lamps {
		fmt.Fprintln(w, "a lamp")
		n++
	}
	if n == 0 {
		http.Error(w, "no lamps", http.StatusNotFound)
	}
}

func nothingCopied(w http.ResponseWriter, r *http.Request) {
	f, err := os.Open("chart")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	if n, err := io.Copy(w, f); err != nil && n == 0 {
		http.Error(w, "cannot read", http.StatusInternalServerError)
	}
}

// sendChart fails only if nothing was sent, and says how much was.
func sendChart(w http.ResponseWriter) (int64, error) {
	f, err := os.Open("chart")
	if err != nil {
		return 0, err
	}
	n, err := io.Copy(w, f)
	if err != nil {
		if n == 0 {
			return 0, err
		}
		return n, nil
	}
	return n, nil
}

func nothingSent(w http.ResponseWriter, r *http.Request) {
	n, err := sendChart(w)
	if err != nil || n == 0 {
		http.Error(w, "no chart", http.StatusInternalServerError)
	}
}

// A line knows whether it has begun to write.
type line struct {
	w       http.ResponseWriter
	started bool
}

func (l *line) start() {
	if !l.started {
		l.started = true
		l.w.WriteHeader(http.StatusOK)
	}
}

func (l *line) fail(why string) {
	if !l.started {
		http.Error(l.w, why, http.StatusInternalServerError)
		return
	}
	log.Print(why)
}

func lineByLine(w http.ResponseWriter, r *http.Request) {
	l := &line{w: w}
	l.start()
	if _, err := os.Stat(r.FormValue("lamp")); err != nil {
		l.fail("dark")
	}
}

func deferredUnlessReplied(w http.ResponseWriter, r *http.Request) {
	var replied bool
	defer func() {
		if !replied {
			http.Error(w, "dark", http.StatusInternalServerError)
		}
	}()
	if _, err := os.Stat(r.FormValue("lamp")); err != nil {
		return
	}
	io.WriteString(w, "lit")
	replied = true
}

func startsOnDemand(w http.ResponseWriter, r *http.Request) {
	started := false
	send := func(s string) {
		if !started {
			w.WriteHeader(http.StatusOK)
			started = true
		}
		io.WriteString(w, s)
	}
	for i := range lamps {
		send(fmt.Sprint(i))
	}
	if !started {
		http.NotFound(w, r)
	}
}

func headOrNot(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodHead {
		w.WriteHeader(http.StatusOK)
	}
	if r.Method != http.MethodHead {
		w.Header().Set("Content-Type", "text/plain")
		io.WriteString(w, "lit")
	}
}

type watch struct {
	Keeper  string
	Replied bool
}

func startWatch(w http.ResponseWriter, r *http.Request) watch {
	keeper := r.Header.Get("X-Keeper")
	if keeper == "" {
		http.Error(w, "who keeps the light?", http.StatusBadRequest)
		return watch{Replied: true}
	}
	return watch{Keeper: keeper}
}

func onWatch(w http.ResponseWriter, r *http.Request) {
	on := startWatch(w, r)
	if on.Replied {
		return
	}
	w.Header().Set("X-Keeper", on.Keeper)
	w.WriteHeader(http.StatusOK)
}

// These are mistakes.

func cookieAfterHead(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	http.SetCookie(w, &http.Cookie{Name: "watch", Value: "night"}) // want "Set-Cookie comes too late"
	io.WriteString(w, "your watch begins")
}

func sendsAll(w http.ResponseWriter, code int, v any) error {
	w.WriteHeader(code)
	return json.NewEncoder(w).Encode(v)
}

func answersAndFails(w http.ResponseWriter, r *http.Request) {
	if err := sendsAll(w, http.StatusOK, lamps); err != nil {
		http.Error(w, "cannot encode", http.StatusInternalServerError) // want "500 Internal Server Error comes too late"
	}
}

func copiesHeadersAfterHead(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("http://lamps.example")
	if err != nil {
		http.Error(w, "no lamps", http.StatusBadGateway)
		return
	}
	w.WriteHeader(resp.StatusCode)
	for name, values := range resp.Header {
		for _, v := range values {
			w.Header().Add(name, v) // want "name comes too late"
		}
	}
}

// A pages executes templates, as those of html/template do.
type pages interface {
	ExecuteTemplate(w io.Writer, name string, data any) error
}

func renders(p pages) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := p.ExecuteTemplate(w, "lamps", lamps); err != nil {
			http.Error(w, "no page", http.StatusInternalServerError) // want "500 Internal Server Error comes too late"
		}
	}
}

func copiesThenFails(w http.ResponseWriter, r *http.Request) {
	f, err := os.Open("chart")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	if _, err := io.Copy(w, f); err != nil {
		http.Error(w, "cannot read", http.StatusInternalServerError) // want "500 Internal Server Error comes too late"
	}
}
