package bodynotallowed

import (
	"errors"
	"net/http"

	"bodynotallowed/kinds"
)

// The dispatcher is in another package.
func register(mux *http.ServeMux) {
	mux.Handle("/texted", kinds.Texted(texted))
	mux.Handle("/worded", kinds.Worded(worded))
}

func texted(w http.ResponseWriter, r *http.Request) (int, error) {
	if r.FormValue("id") == "" {
		return http.StatusBadRequest, nil
	}
	return http.StatusNoContent, nil // want "body with 204 No Content"
}

func worded(w http.ResponseWriter, r *http.Request) (int, *string, error) {
	if r.FormValue("id") == "" {
		return http.StatusNoContent, nil, errors.New("no id") // want "body with 204 No Content"
	}
	return http.StatusNoContent, nil, nil // without an error there is no body
}

// Methods are handlers too, and so is what they hand on.
type shelf struct{ mux *http.ServeMux }

func (s *shelf) register() {
	s.mux.Handle("/remove", kinds.Texted(s.remove))
}

func (s *shelf) remove(w http.ResponseWriter, r *http.Request) (int, error) {
	return s.forget(r)
}

func (s *shelf) forget(r *http.Request) (int, error) {
	return http.StatusNoContent, nil // want "body with 204 No Content"
}
