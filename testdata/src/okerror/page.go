package okerror

import (
	"html/template"
	"net/http"
	"os"
)

var pages = template.Must(template.New("").Parse(`{{define "error.html"}}sorry{{end}}{{define "form.html"}}{{.}}{{end}}`))

func atlas(w http.ResponseWriter, r *http.Request) {
	text, err := os.ReadFile("atlas")
	if err != nil {
		pages.ExecuteTemplate(w, "error.html", nil) // want `200 OK with an error body \(the page is "error.html"\)`
		return
	}
	w.Write(text)
}

func atlasWithStatus(w http.ResponseWriter, r *http.Request) {
	text, err := os.ReadFile("atlas")
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		pages.ExecuteTemplate(w, "error.html", nil)
		return
	}
	w.Write(text)
}

// A form that is shown again is not an error page, and neither is one that is asked for.
func formAgain(w http.ResponseWriter, r *http.Request) {
	if _, err := os.Stat(r.FormValue("name")); err != nil {
		pages.ExecuteTemplate(w, "form.html", err.Error())
		return
	}
	pages.ExecuteTemplate(w, "error.html", "this is what our error page looks like")
}
