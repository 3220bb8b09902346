package clientfault

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// A sheet says what a page of errors shows.
type sheet struct {
	Status int
	Text   string
	Color  int
}

// Pages render replies in ways that are not seen here.
type pages interface {
	Fail(w http.ResponseWriter, r *http.Request, status int, err error)
	Render(w http.ResponseWriter, s sheet)
	Show(w http.ResponseWriter, s *sheet)
	Count(r *http.Request, status int)
	Number(w http.ResponseWriter, n int)
	Exit(w http.ResponseWriter, code int)
}

type portal struct{ pages pages }

func (p *portal) direct(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		p.pages.Fail(w, r, http.StatusInternalServerError, err) // want `500 Internal Server Error for the client's mistake \(parsing r.FormValue\("n"\) failed`
		return
	}
	if err := json.NewDecoder(r.Body).Decode(p); err != nil {
		p.pages.Fail(w, r, 500, err) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if err := r.ParseForm(); err != nil {
		p.pages.Exit(w, http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		return
	}
	p.pages.Number(w, n)
}

func (p *portal) inLiteral(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		p.pages.Render(w, sheet{Status: http.StatusInternalServerError, Text: "the form"}) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		p.pages.Show(w, &sheet{Status: 500, Text: "the number"}) // want "500 Internal Server Error for the client's mistake"
	}
}

// refuse hands the status on to what renders it.
func (p *portal) refuse(w http.ResponseWriter, r *http.Request, code int, text string) {
	text = strconv.Quote(text)
	p.pages.Render(w, sheet{Status: code, Text: text})
}

func (p *portal) throughHelper(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		p.refuse(w, r, http.StatusInternalServerError, "the form") // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		p.refuse(w, r, http.StatusBadRequest, "the number")
	}
}

// What follows is right, or says nothing of a status.

func (p *portal) noStatus(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		p.pages.Count(r, http.StatusInternalServerError) // who counts has no responder
		http.Error(w, "the form", http.StatusBadRequest)
		return
	}
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		p.pages.Number(w, 500) // no name says that it is a status
		return
	}
	if _, err := strconv.Atoi(r.FormValue("m")); err != nil {
		p.pages.Exit(w, 500) // the code of a program, perhaps
		return
	}
	if _, err := strconv.Atoi(r.FormValue("k")); err != nil {
		p.refuse(w, r, 500, "a code of its own, perhaps")
		return
	}
	if _, err := strconv.Atoi(r.FormValue("l")); err != nil {
		p.pages.Render(w, sheet{Color: 500, Text: "red"})
	}
}

// Nobody knows what comes behind a reply that has begun.
func (p *portal) after(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		http.Error(w, "the form", http.StatusBadRequest)
		p.pages.Fail(w, r, http.StatusInternalServerError, err)
	}
}

// notice makes a handler that sends a status and its name.
func notice(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(code)
		w.Write([]byte(http.StatusText(code)))
	}
}

func broken(w http.ResponseWriter, r *http.Request) {
	notice(http.StatusInternalServerError)(w, r)
}

func (p *portal) byMadeHandler(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		notice(http.StatusInternalServerError)(w, r) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		broken(w, r) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := strconv.Atoi(r.FormValue("m")); err != nil {
		notice(http.StatusBadRequest)(w, r)
		return
	}
	notice(http.StatusInternalServerError)(w, r)
}
