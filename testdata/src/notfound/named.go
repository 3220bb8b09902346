package notfound

import (
	"context"
	"errors"
	"fmt"
	"net/http"
)

var errNoSuchShelf = errors.New("no such shelf")

type shelves struct{ byName map[string]string }

func (s *shelves) get(ctx context.Context, name string) (string, error) {
	if shelf, ok := s.byName[name]; ok {
		return shelf, nil
	}
	return "", fmt.Errorf("shelf %q: %w", name, errNoSuchShelf)
}

// The error of the shelves is not told apart.
func (s *shelves) show(w http.ResponseWriter, r *http.Request) {
	shelf, err := s.get(r.Context(), r.PathValue("shelf"))
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist \(errNoSuchShelf is among the errors of get, line \d+\)`
		return
	}
	w.Write([]byte(shelf))
}

func (s *shelves) tells(w http.ResponseWriter, r *http.Request) {
	shelf, err := s.get(r.Context(), r.PathValue("shelf"))
	switch {
	case errors.Is(err, errNoSuchShelf):
		http.Error(w, "no such shelf", http.StatusNotFound)
	case err != nil:
		http.Error(w, "broken", http.StatusInternalServerError)
	default:
		w.Write([]byte(shelf))
	}
}

// Which shelf is asked for is the server's own choice.
func (s *shelves) newest(w http.ResponseWriter, r *http.Request) {
	shelf, err := s.get(r.Context(), "newest")
	if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	w.Write([]byte(shelf))
}

func statusOf(err error) int {
	if errors.Is(err, errNoSuchShelf) {
		return http.StatusNotFound
	}
	return http.StatusInternalServerError
}

func (s *shelves) mapped(w http.ResponseWriter, r *http.Request) {
	shelf, err := s.get(r.Context(), r.PathValue("shelf"))
	if err != nil {
		http.Error(w, http.StatusText(statusOf(err)), statusOf(err))
		return
	}
	w.Write([]byte(shelf))
}
