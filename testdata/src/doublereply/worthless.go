package doublereply

import (
	"encoding/json"
	"io"
	"net/http"
)

type press interface {
	Print(title string) ([]byte, error)
	RunJob(title string) ([]byte, error)
}

type printer struct{ press press }

func marshalsNothing(w http.ResponseWriter, r *http.Request) {
	out, err := json.Marshal(shelf)
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError) // want `status without return: what the call that failed gave is sent as the body \(line 21\); return after the status`
	}
	w.Write(out)
}

func (p *printer) statusOfError(w http.ResponseWriter, r *http.Request) {
	sheet, err := p.press.Print(r.PathValue("title"))
	if err != nil {
		if r.Header.Get("X-Old") != "" {
			http.Error(w, "too old", http.StatusGone)
			return
		}
		w.WriteHeader(statusFor(err)) // want "status without return"
	}
	_, _ = w.Write(sheet)
}

func (p *printer) asText(w http.ResponseWriter, r *http.Request) {
	var sheet []byte
	var err error
	sheet, err = p.press.Print(r.PathValue("title"))
	if err != nil {
		w.WriteHeader(http.StatusBadGateway) // want "status without return"
	}
	io.WriteString(w, string(sheet))
}

func ofThePackage(w http.ResponseWriter, r *http.Request) {
	sheet, err := label(r.PathValue("title"))
	if err != nil {
		w.WriteHeader(http.StatusNotFound) // want "status without return"
	}
	w.Write(sheet)
}

func label(title string) ([]byte, error) {
	if shelf[title] == nil {
		return nil, errGone
	}
	return []byte(title), nil
}

// Good: the function gives the text of the failure along with it.
func explained(w http.ResponseWriter, r *http.Request) {
	sheet, err := excuse(r.PathValue("title"))
	if err != nil {
		w.WriteHeader(http.StatusNotFound)
	}
	w.Write(sheet)
}

func excuse(title string) ([]byte, error) {
	if shelf[title] == nil {
		return []byte("we never had that"), errGone
	}
	return []byte(title), nil
}

// Good: what a job has said tells why it failed.
func (p *printer) jobs(w http.ResponseWriter, r *http.Request) {
	log, err := p.press.RunJob(r.PathValue("title"))
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
	}
	w.Write(log)
}

// Good: the body is another one where the call has failed.
func (p *printer) replaced(w http.ResponseWriter, r *http.Request) {
	sheet, err := p.press.Print(r.PathValue("title"))
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		sheet = []byte("the press is broken")
	}
	w.Write(sheet)
}

// Good: it is asked whether there is something to send.
func (p *printer) ifAny(w http.ResponseWriter, r *http.Request) {
	sheet, err := p.press.Print(r.PathValue("title"))
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
	}
	if len(sheet) > 0 {
		w.Write(sheet)
	}
}

// Good: the failure is that of another call.
func (p *printer) another(w http.ResponseWriter, r *http.Request) {
	sheet, err := p.press.Print("cover")
	if err != nil {
		sheet = nil
	}
	if _, err = load(r.PathValue("title")); err != nil {
		w.WriteHeader(http.StatusNotFound)
	}
	w.Write(sheet)
}

func (p *printer) overtakenFailure(w http.ResponseWriter, r *http.Request) {
	sheet, err := p.press.Print("cover")
	_, err = load(r.PathValue("title"))
	if err != nil {
		w.WriteHeader(http.StatusNotFound)
	}
	w.Write(sheet)
}

// Good: the status of a report, and the report.
func report(w http.ResponseWriter, r *http.Request) {
	state, broken := "fine", len(shelf) == 0
	if broken {
		state = "no books"
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	io.WriteString(w, state)
}

func statusFor(err error) int {
	if err == errGone {
		return http.StatusNotFound
	}
	return http.StatusInternalServerError
}
