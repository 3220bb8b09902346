package okerror

import (
	"encoding/json"
	"fmt"
	"html/template"
	"log"
	"net/http"

	"okerror/web"
)

func statusFirst(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		json.NewEncoder(w).Encode(map[string]string{"error": err.Error()})
		return
	}
	if err := load(); err != nil {
		w.WriteHeader(http.StatusBadGateway)
		web.Explain(w, err)
	}
}

func rightStatus(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		web.Error(w, http.StatusInternalServerError, "it is broken")
		return
	}
	web.JSON(w, http.StatusOK, reply{Success: true})
}

func noError(w http.ResponseWriter, r *http.Request) {
	json.NewEncoder(w).Encode(map[string]any{"error": nil, "book": "Emma"})
}

func emptyError(w http.ResponseWriter, r *http.Request) {
	json.NewEncoder(w).Encode(reply{Success: true, Error: ""})
}

// lastRun tells how a job went: the question was answered.
func lastRun(w http.ResponseWriter, r *http.Request) {
	job := struct {
		ID    int    `json:"id"`
		Error string `json:"error"`
	}{ID: 1, Error: lastError}
	json.NewEncoder(w).Encode(job)
}

var lastError string

func goesOn(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		log.Print("load failed: ", err)
	}
	fmt.Fprintln(w, "welcome to the shop where nothing is missing")
}

func setByVariable(w http.ResponseWriter, r *http.Request) {
	status := http.StatusOK
	body := reply{Success: true}
	if err := load(); err != nil {
		status = http.StatusInternalServerError
		body = reply{Error: err.Error()}
	}
	web.JSON(w, status, body)
}

func brokeInTheMiddle(w http.ResponseWriter, r *http.Request) {
	for i := range 10 {
		fmt.Fprintln(w, "row", i)
		if err := load(); err != nil {
			fmt.Fprintln(w, "error:", err) // the head is long gone
			return
		}
	}
}

func form(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		page.Execute(w, map[string]string{"error": err.Error()}) // shown again with its errors
	}
}

var page = template.Must(template.New("").Parse("{{.error}}"))

func toTheLog(w http.ResponseWriter, r *http.Request) {
	if err := load(); err != nil {
		fmt.Fprintln(log.Writer(), "error:", err)
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, "done")
}

// render appends an error to a page that has begun: the 500 is lost, which is
// another mistake; the page was no error when its 200 went out.
func render(w http.ResponseWriter, data any) {
	if err := page.Execute(w, data); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func usesRender(w http.ResponseWriter, r *http.Request) { render(w, nil) }
