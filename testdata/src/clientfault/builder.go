package clientfault

import (
	"net/http"
	"strconv"

	"clientfault/answer"
)

func built(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		answer.To(w).Status(http.StatusInternalServerError).Body(err.Error()).Send() // want "500 Internal Server Error for the client's mistake"
		return
	}
	answer.To(w).Body(n).Send()
}

func builtByName(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		answer.To(w).Broken().Send() // want "500 Internal Server Error for the client's mistake"
		return
	}
	answer.To(w).Status(http.StatusNoContent).Send()
}

func builtInSteps(w http.ResponseWriter, r *http.Request) {
	a := answer.To(w)
	a.Header("Cache-Control", "no-store")
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		a.Status(http.StatusInternalServerError)
		a.Send() // want "500 Internal Server Error for the client's mistake"
		return
	}
	a.Send()
}

func builtElsewhere(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		answer.Fault(w, err) // want "500 Internal Server Error for the client's mistake"
		return
	}
	answer.To(w).Send()
}

// The last status is the one that is sent.
func builtRight(w http.ResponseWriter, r *http.Request) {
	a := answer.To(w).Broken()
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		a.Status(http.StatusBadRequest).Send()
		return
	}
	if err := store(book{}); err != nil {
		a.Send()
		return
	}
	a.Status(http.StatusOK).Send()
}

// What others do with an answer is not known.
func builtByOthers(w http.ResponseWriter, r *http.Request, finish func(*answer.Answer)) {
	a := answer.To(w).Broken()
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		finish(a)
		return
	}
	a.Status(http.StatusOK).Send()
}

// Nothing is sent here.
func builtInVain(w http.ResponseWriter, r *http.Request) *answer.Answer {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		return answer.To(w).Broken()
	}
	return answer.To(w)
}
