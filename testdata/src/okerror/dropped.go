package okerror

import "net/http"

// A refusal is an error that its dispatcher sends.
type refusal struct {
	Status int
	Text   string
}

func (r *refusal) Error() string { return r.Text }

func gone(text string) *refusal { return &refusal{Status: http.StatusGone, Text: text} }

func refuse(status int, text string) error { return &refusal{Status: status, Text: text} }

func thrownAway(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("shelf") == "" {
		gone("no shelf") // want "the error with 410 Gone is made and not used"
		return
	}
	if r.FormValue("book") == "" {
		refuse(http.StatusNotFound, "no book") // want "the error with 404 Not Found is made and not used"
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// A helper that replies itself may return the error as well.
func replied(w http.ResponseWriter, status int, text string) error {
	http.Error(w, text, status)
	return &refusal{Status: status, Text: text}
}

func sentAndReturned(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("shelf") == "" {
		replied(w, http.StatusGone, "no shelf")
		return
	}
	err := gone("no book")
	http.Error(w, err.Error(), err.Status)
}
