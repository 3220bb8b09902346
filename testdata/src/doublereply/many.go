package doublereply

import "net/http"

type trouble struct{ code int }

func (t *trouble) Error() string { return "trouble" }

// answerFor has very many ways of answering, and leaves the reply alone if nothing failed.
func answerFor(w http.ResponseWriter, err error) {
	if err == nil {
		return
	}
	t, ok := err.(*trouble)
	if !ok {
		http.Error(w, "other", http.StatusInternalServerError)
		return
	}
	switch t.code {
	case 1:
		http.Error(w, "one", http.StatusBadRequest)
	case 2:
		http.Error(w, "two", http.StatusUnauthorized)
	case 3:
		http.Error(w, "three", http.StatusForbidden)
	case 4:
		http.Error(w, "four", http.StatusNotFound)
	case 5:
		http.Error(w, "five", http.StatusConflict)
	case 6:
		http.Error(w, "six", http.StatusGone)
	case 7:
		http.Error(w, "seven", http.StatusTeapot)
	case 8:
		http.Error(w, "eight", http.StatusLocked)
	case 9:
		http.Error(w, "nine", http.StatusTooManyRequests)
	case 10:
		w.WriteHeader(http.StatusNotImplemented)
	case 11:
		w.WriteHeader(http.StatusServiceUnavailable)
	case 12:
		w.WriteHeader(http.StatusBadGateway)
	case 13:
		w.WriteHeader(http.StatusGatewayTimeout)
	}
}

// The literal replies and returns nil, or returns an error and has not replied.
func sendsAway(w http.ResponseWriter, r *http.Request) {
	answerFor(w, func() error {
		if r.FormValue("card") == "" {
			return &trouble{2}
		}
		http.Redirect(w, r, "/desk", http.StatusSeeOther)
		return nil
	}())
}
