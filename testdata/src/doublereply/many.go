package doublereply

import (
	"encoding/json"
	"net/http"
)

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

type visit struct{ name, card, town, school any }

// visitFor has more paths than are told apart, and leaves the reply alone on each.
func visitFor(w http.ResponseWriter, r *http.Request, name, card, town, school bool) (*visit, error) {
	v := &visit{}
	if name := r.Context().Value("name"); name != nil {
		v.name = name
	}
	if card := r.Context().Value("card"); card != nil {
		v.card = card
	}
	if town := r.Context().Value("town"); town != nil {
		v.town = town
	}
	if school := r.Context().Value("school"); school != nil {
		v.school = school
	}
	if name && v.name == nil {
		return nil, &trouble{1}
	}
	if card && v.card == nil {
		return nil, &trouble{2}
	}
	if town && v.town == nil {
		return nil, &trouble{3}
	}
	if school && v.school == nil {
		return nil, &trouble{4}
	}
	return v, nil
}

func visits(w http.ResponseWriter, r *http.Request) {
	v, err := visitFor(w, r, true, true, true, false)
	if err != nil {
		http.Error(w, err.Error(), http.StatusUnauthorized)
		return
	}
	if shelf[r.FormValue("title")] == nil {
		http.Error(w, "no such book", http.StatusNotFound) // want "reply without return"
	}
	json.NewEncoder(w).Encode(v)
}

// sendFor is the same, but one of its paths replies.
func sendFor(w http.ResponseWriter, r *http.Request, name, card, town, school bool) (*visit, error) {
	v := &visit{}
	if name := r.Context().Value("name"); name != nil {
		v.name = name
	}
	if card := r.Context().Value("card"); card != nil {
		v.card = card
	}
	if town := r.Context().Value("town"); town != nil {
		v.town = town
	}
	if school := r.Context().Value("school"); school != nil {
		v.school = school
	}
	if name && v.name == nil {
		return nil, &trouble{1}
	}
	if card && v.card == nil {
		return nil, &trouble{2}
	}
	if town && v.town == nil {
		return nil, &trouble{3}
	}
	if school && v.school == nil {
		http.Error(w, "which school?", http.StatusBadRequest)
		return nil, nil
	}
	return v, nil
}

// Good: it has replied where there is no visit.
func sends(w http.ResponseWriter, r *http.Request) {
	v, err := sendFor(w, r, true, true, false, true)
	if err != nil {
		http.Error(w, err.Error(), http.StatusUnauthorized)
		return
	}
	if v == nil {
		return
	}
	json.NewEncoder(w).Encode(v)
}
