// Package latestatus has statuses and headers that are set too late.
package latestatus

import (
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"os"
	"time"

	"latestatus/web"
)

type lamp struct {
	Name string
	Lit  bool
}

var (
	errDark  = errors.New("the lamp is dark")
	lampPage = template.Must(template.New("lamp").Parse("<p>{{.Name}}"))
	lamps    []lamp
)

func typeAfterHead(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	w.Header().Set("Content-Type", "text/calendar") // want `Content-Type comes too late: the reply has begun \(line 29\), and the header is lost; set it before`
	io.WriteString(w, "BEGIN:VCALENDAR")
}

func addAfterHead(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusCreated)
	w.Header().Add("Link", "</lamps>; rel=collection") // want "Link comes too late"
}

func mapAfterHead(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusAccepted)
	w.Header()["X-Lamp"] = []string{"north"} // want "X-Lamp comes too late"
}

func headersThroughVariable(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/plain")
	w.WriteHeader(http.StatusOK)
	h.Set("Cache-Control", "no-store") // want "Cache-Control comes too late"
	fmt.Fprintln(w, "lit")
}

func headerAfterBody(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, "%d lamps", len(lamps))
	w.Header().Set("X-Count", "many") // want "X-Count comes too late"
}

func headerAfterFlush(w http.ResponseWriter, r *http.Request) {
	if f, ok := w.(http.Flusher); ok {
		f.Flush()
		w.Header().Set("X-Beam", "on") // want "X-Beam comes too late"
		io.WriteString(w, "flash")
	}
}

func secondHead(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	if err := light(r.PathValue("lamp")); err != nil {
		w.WriteHeader(http.StatusInternalServerError) // want `comes too late: the reply has begun with 200 OK \(line 66\)`
		return
	}
	io.WriteString(w, "lit")
}

func pageFails(w http.ResponseWriter, r *http.Request) {
	if err := lampPage.Execute(w, lamp{Name: "north"}); err != nil {
		http.Error(w, "no page", http.StatusInternalServerError) // want `comes too late: the reply has begun with 200 OK`
	}
}

func namedPageFails(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	err := lampPage.ExecuteTemplate(w, "lamp", lamps)
	if err == nil {
		return
	}
	http.Error(w, "no page", http.StatusInternalServerError) // want "comes too late"
}

func partialBody(w http.ResponseWriter, r *http.Request) {
	fmt.Fprint(w, "<ul>")
	for _, l := range lamps {
		if err := light(l.Name); err != nil {
			http.Error(w, "cannot light it", http.StatusInternalServerError) // want "comes too late"
			return
		}
		fmt.Fprintf(w, "<li>%s", l.Name)
	}
}

func proxyFails(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("http://tides.internal/" + r.PathValue("harbour"))
	if err != nil {
		http.Error(w, "no tides", http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	w.WriteHeader(resp.StatusCode)
	if _, err := io.Copy(w, resp.Body); err != nil {
		http.Error(w, "no tides", http.StatusBadGateway) // want `the reply has begun with another status \(line 107\)`
	}
}

func copyFails(w http.ResponseWriter, r *http.Request) {
	f, err := os.Open("beam.log")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	if _, err := io.Copy(w, f); err != nil {
		http.Error(w, "cannot read", http.StatusInternalServerError) // want "comes too late"
	}
}

func copiesThenSaysOK(w http.ResponseWriter, r *http.Request) {
	f, err := os.Open("beam.log")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	io.Copy(w, f)
	w.WriteHeader(http.StatusOK) // want `200 OK comes too late: the body has been sent with it \(line 132\), and this has no effect but a line in the log; drop it`
}

func begin(w http.ResponseWriter) {
	io.WriteString(w, "<!doctype html>")
}

func statusAfterHelper(w http.ResponseWriter, r *http.Request) {
	begin(w)
	if len(lamps) == 0 {
		w.WriteHeader(http.StatusNotFound) // want "comes too late"
		return
	}
	fmt.Fprintln(w, "lamps")
}

func statusAfterBanner(w http.ResponseWriter, r *http.Request) {
	web.Banner(w)
	w.WriteHeader(http.StatusCreated) // want "comes too late"
}

func failAfterBanner(w http.ResponseWriter, r *http.Request) {
	web.Banner(w)
	if err := light("south"); err != nil {
		web.Fail(w, http.StatusInternalServerError, "dark") // want "comes too late"
	}
}

func uncached(w http.ResponseWriter) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Pragma", "no-cache")
}

func helperTooLate(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	uncached(w) // want "Cache-Control, Pragma comes too late"
	io.WriteString(w, "lit")
}

func sharedHelperTooLate(w http.ResponseWriter, r *http.Request) {
	web.JSON(w, http.StatusOK, lamps)
	web.Uncached(w) // want "Cache-Control comes too late"
}

func afterSwitch(w http.ResponseWriter, r *http.Request) {
	switch r.PathValue("lamp") {
	case "north":
		w.WriteHeader(http.StatusOK)
	case "south":
		w.WriteHeader(http.StatusAccepted)
	default:
		http.NotFound(w, r)
		return
	}
	w.Header().Set("X-Watch", time.Now().Format(time.Kitchen)) // want "X-Watch comes too late"
}

func inElse(w http.ResponseWriter, r *http.Request) {
	if l := find(r.PathValue("lamp")); l == nil {
		w.Header().Set("X-Lamp", "none")
		w.WriteHeader(http.StatusNotFound)
	} else {
		w.WriteHeader(http.StatusOK)
		w.Header().Set("X-Lamp", l.Name) // want "X-Lamp comes too late"
		json.NewEncoder(w).Encode(l)
	}
}

func statusAfterEncode(w http.ResponseWriter, r *http.Request) {
	if err := json.NewEncoder(w).Encode(lamps); err != nil {
		return
	}
	w.WriteHeader(http.StatusCreated) // want "comes too late"
}

func createdAfterBody(w http.ResponseWriter, r *http.Request) {
	w.Write([]byte(`{"lamp":"east"}`))
	w.WriteHeader(http.StatusCreated) // want "comes too late"
}

func literal(mux *http.ServeMux) {
	mux.HandleFunc("GET /beam", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
		w.Header().Set("ETag", `"beam"`) // want "Etag comes too late"
	})
}

type tower struct{ keeper string }

func (t *tower) report(w http.ResponseWriter) error {
	_, err := fmt.Fprintf(w, "kept by %s", t.keeper)
	return err
}

func (t *tower) serve(w http.ResponseWriter, r *http.Request) {
	t.report(w)
	w.Header().Set("X-Keeper", t.keeper) // want "X-Keeper comes too late"
}

func retryTooLate(w http.ResponseWriter, r *http.Request) {
	if len(lamps) == 0 {
		http.Error(w, "dark", http.StatusServiceUnavailable)
		w.Header().Set("Retry-After", "60") // want "Retry-After comes too late"
		return
	}
	fmt.Fprintln(w, "lit")
}

// A deferred call runs when the reply has been sent.
func deferred(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	defer func() { // want "Server-Timing comes too late"
		w.Header().Set("Server-Timing", time.Since(start).String())
	}()
	defer w.Header().Set("X-Done", "yes") // want "X-Done comes too late"
	fmt.Fprintln(w, "lit")
}

func fileThenHeader(w http.ResponseWriter, r *http.Request) {
	http.ServeFile(w, r, "chart.svg")
	w.Header().Set("Cache-Control", "max-age=60") // want "Cache-Control comes too late"
}

func writeFails(w http.ResponseWriter, r *http.Request) {
	if n, err := io.WriteString(w, "lit"); err != nil || n == 0 {
		http.Error(w, "dark", http.StatusInternalServerError) // want "comes too late"
	}
}

// An answer holds the responder.
type answer struct {
	w http.ResponseWriter
}

func (a *answer) ok() { a.w.WriteHeader(http.StatusOK) }

func held(w http.ResponseWriter, r *http.Request) {
	a := &answer{w}
	a.ok()
	w.Header().Set("X-Beam", "on") // want "X-Beam comes too late"
}

// A signal is a responder with more to say.
type signal struct {
	http.ResponseWriter
}

func (s *signal) json(code int, v any) {
	s.WriteHeader(code)
	json.NewEncoder(s).Encode(v)
}

func embedded(w http.ResponseWriter, r *http.Request) {
	s := &signal{w}
	s.json(http.StatusOK, lamps)
	s.Header().Set("X-Beam", "on") // want "X-Beam comes too late"
}

// The mistake is the helper's, wherever it is called from.
func sendLamp(w http.ResponseWriter, code int, l *lamp) {
	w.WriteHeader(code)
	w.Header().Set("Content-Type", "application/json") // want "Content-Type comes too late"
	json.NewEncoder(w).Encode(l)
}

func usesSendLamp(w http.ResponseWriter, r *http.Request) {
	if l := find("north"); l != nil {
		sendLamp(w, http.StatusOK, l)
		return
	}
	sendLamp(w, http.StatusNotFound, nil)
}

func prefixThenFails(w http.ResponseWriter, r *http.Request) {
	io.WriteString(w, ")]}',")
	if err := json.NewEncoder(w).Encode(lamps); err != nil {
		http.Error(w, "cannot encode", http.StatusInternalServerError) // want "comes too late"
	}
}

func lit(w http.ResponseWriter) { w.WriteHeader(http.StatusAccepted) }

func statusOfHelper(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusOK)
	lit(w) // want "comes too late"
}

func light(string) error { return errDark }

func find(name string) *lamp {
	for i := range lamps {
		if lamps[i].Name == name {
			return &lamps[i]
		}
	}
	return nil
}

// The literal has run when its variables are used.
func assignedBefore(w http.ResponseWriter, r *http.Request) {
	var name string
	var err error
	func() {
		name = r.PathValue("lamp")
		err = light(name)
	}()
	if err != nil {
		name = "a dark lamp"
	}
	_, err = fmt.Fprintln(w, name)
	if err != nil {
		http.Error(w, "cannot write", http.StatusInternalServerError) // want "comes too late"
	}
}

// A deferred literal has the last word on the result.
func lightAll() (err error) {
	defer func() { err = light("north") }()
	err = nil
	return err
}

func assignedAtTheEnd(w http.ResponseWriter, r *http.Request) {
	io.WriteString(w, "lit")
	if err := lightAll(); err != nil {
		http.Error(w, "dark", http.StatusInternalServerError) // want "comes too late"
	}
}

type wall struct{ scenes []string }

// hang is called once a cookie may have been set, which does not stand for another.
func (s *wall) hang(w http.ResponseWriter, r *http.Request, scene string) {
	if scene == "" {
		w.WriteHeader(http.StatusBadRequest)
		http.SetCookie(w, &http.Cookie{Name: "told", Value: "1"}) // want "Set-Cookie comes too late"
		return
	}
	s.scenes = append(s.scenes, scene)
	w.WriteHeader(http.StatusNoContent)
}

func (s *wall) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("as") != "" {
		http.SetCookie(w, &http.Cookie{Name: "as", Value: r.FormValue("as")})
	}
	s.hang(w, r, r.FormValue("scene"))
}

// What the rounds of a loop set, they set in order.
func (s *wall) hangAll(w http.ResponseWriter, r *http.Request) {
	for _, scene := range r.Form["scene"] {
		if scene == "" {
			w.WriteHeader(http.StatusBadRequest)
			w.Header().Set("Content-Type", "application/json") // want "Content-Type comes too late"
			w.Write([]byte(`{"scene": "missing"}`))
			return
		}
		s.scenes = append(s.scenes, scene)
	}
	w.WriteHeader(http.StatusOK)
	w.Header().Set("Content-Type", "application/json") // want "Content-Type comes too late"
	w.Write([]byte(`{"scenes": "hung"}`))
}

// Good: a round before has set it.
func (s *wall) hangMore(w http.ResponseWriter, r *http.Request) {
	for i, scene := range r.Form["scene"] {
		w.Header().Set("Content-Type", "text/plain")
		if i == 0 {
			w.WriteHeader(http.StatusOK)
		}
		w.Write([]byte(scene))
	}
}
