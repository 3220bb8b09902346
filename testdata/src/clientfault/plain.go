package clientfault

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
)

// A station answers a request, or returns what has gone wrong.
type station func(w http.ResponseWriter, r *http.Request) error

type refusal struct{ status int }

func (r refusal) Error() string { return http.StatusText(r.status) }

func (s station) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	err := s(w, r)
	if err == nil {
		return
	}
	var no refusal
	if errors.As(err, &no) {
		http.Error(w, no.Error(), no.status)
		return
	}
	http.Error(w, "internal error", http.StatusInternalServerError)
}

func platform(w http.ResponseWriter, r *http.Request) error {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		return err // want `500 Internal Server Error for the client's mistake \(parsing r.FormValue\("n"\) failed, line 32\)`
	}
	var t book
	if err := json.NewDecoder(r.Body).Decode(&t); err != nil {
		return fmt.Errorf("decode: %w", err) // want "500 Internal Server Error for the client's mistake"
	}
	if err := store(t); err != nil {
		return err
	}
	fmt.Fprintln(w, n)
	return nil
}

func track(w http.ResponseWriter, r *http.Request) error {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		return refusal{http.StatusBadRequest}
	}
	if _, err := strconv.Atoi("1" + strconv.Itoa(n)); err != nil {
		return errTracks
	}
	fmt.Fprintln(w, n)
	return nil
}

var errTracks = errors.New("no tracks")

var (
	_ http.Handler = station(platform)
	_ http.Handler = station(track)
)

// A clerk's errors are told apart by somebody who knows what parsers return.
type clerk func(w http.ResponseWriter, r *http.Request, desk int) error

func (c clerk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	err := c(w, r, 1)
	var syntax *json.SyntaxError
	switch {
	case err == nil:
	case errors.As(err, &syntax):
		http.Error(w, "no JSON", http.StatusBadRequest)
	default:
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func stamp(w http.ResponseWriter, r *http.Request, desk int) error {
	var t book
	if err := json.NewDecoder(r.Body).Decode(&t); err != nil {
		return err
	}
	fmt.Fprintln(w, t, desk)
	return nil
}

var _ http.Handler = clerk(stamp)

// Nobody is known to reply to the errors of a porter.
type porter func(w http.ResponseWriter, r *http.Request, bags string) error

func carryBags(w http.ResponseWriter, r *http.Request, bags string) error {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		return err
	}
	fmt.Fprintln(w, bags)
	return nil
}

var _ porter = carryBags

// What a guide's errors lead to is decided by the error.
type guide func(w http.ResponseWriter, r *http.Request, tour bool) error

func (g guide) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := g(w, r, true); err != nil {
		http.Error(w, err.Error(), guideStatus(err))
	}
}

func guideStatus(err error) int {
	if err.Error() == "" {
		return http.StatusInternalServerError
	}
	return http.StatusBadRequest
}

func showAround(w http.ResponseWriter, r *http.Request, tour bool) error {
	if _, err := strconv.Atoi(r.FormValue("n")); err != nil {
		return err
	}
	fmt.Fprintln(w, tour)
	return nil
}

var _ http.Handler = guide(showAround)
