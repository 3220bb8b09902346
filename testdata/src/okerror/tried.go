package okerror

import (
	"errors"
	"fmt"
	"net/http"
)

var errNoPrinter = errors.New("no printer")

func reach(name string) error {
	if name == "" {
		return errNoPrinter
	}
	return nil
}

// Good: how the trial went is the answer.
func testPrinter(w http.ResponseWriter, r *http.Request) {
	if err := reach(r.FormValue("printer")); err != nil {
		tellTrial(w, err)
		return
	}
	fmt.Fprint(w, "it prints")
}

// Good: it tells of trials only.
func tellTrial(w http.ResponseWriter, err error) {
	if errors.Is(err, errNoPrinter) {
		fmt.Fprint(w, "Error: no such printer")
		return
	}
	fmt.Fprint(w, "Error: "+err.Error())
}

func printNow(w http.ResponseWriter, r *http.Request) {
	if err := reach(r.FormValue("printer")); err != nil {
		tellFailure(w, err)
		return
	}
	fmt.Fprint(w, "printed")
}

func testPaper(w http.ResponseWriter, r *http.Request) {
	if err := reach(r.FormValue("paper")); err != nil {
		tellFailure(w, err)
		return
	}
	fmt.Fprint(w, "there is paper")
}

// What tells of real failures as well is wrong there.
func tellFailure(w http.ResponseWriter, err error) {
	if errors.Is(err, errNoPrinter) {
		fmt.Fprint(w, "Error: no such printer") // want "200 OK with an error body"
		return
	}
	http.Error(w, err.Error(), http.StatusInternalServerError)
}
