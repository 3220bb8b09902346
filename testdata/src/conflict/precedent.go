package conflict

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
)

var errNameTaken = errors.New("the name is taken")

type shelf struct{ Name string }

type shelves interface {
	Add(ctx context.Context, s shelf) error
	ByName(ctx context.Context, name string) (shelf, error)
}

func addShelf(w http.ResponseWriter, r *http.Request, all shelves) {
	var s shelf
	if err := json.NewDecoder(r.Body).Decode(&s); err != nil {
		http.Error(w, "no shelf", http.StatusBadRequest)
		return
	}
	if err := all.Add(r.Context(), s); errors.Is(err, errNameTaken) {
		http.Error(w, "the name is taken", http.StatusConflict)
	} else if err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
	}
}

func importShelf(w http.ResponseWriter, r *http.Request, all shelves) {
	var s shelf
	if err := json.NewDecoder(r.Body).Decode(&s); err != nil {
		http.Error(w, "no shelf", http.StatusBadRequest)
		return
	}
	if err := all.Add(r.Context(), s); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError) // want `500 Internal Server Error also for a conflict with what is there \(Add may fail with errNameTaken, which line 25 tells apart, line 38\); tell that apart and send 409 Conflict, or another 4xx`
	}
}

// The name has been looked up before: only a race leads here.
func newShelf(w http.ResponseWriter, r *http.Request, all shelves) {
	var s shelf
	if err := json.NewDecoder(r.Body).Decode(&s); err != nil {
		http.Error(w, "no shelf", http.StatusBadRequest)
		return
	}
	if _, err := all.ByName(r.Context(), s.Name); err == nil {
		http.Error(w, "the name is taken", http.StatusConflict)
		return
	}
	if err := all.Add(r.Context(), s); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
	}
}

// The server names the shelf itself.
func spareShelf(w http.ResponseWriter, r *http.Request, all shelves) {
	if err := all.Add(r.Context(), shelf{Name: "spare"}); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError)
	}
}

// A function of the program's own says by name what it returns.
type names map[string]bool

func (n names) register(name string) error {
	if n[name] {
		return errNameTaken
	}
	n[name] = true
	return nil
}

func registerName(w http.ResponseWriter, r *http.Request, n names) {
	if err := n.register(r.FormValue("name")); err != nil {
		http.Error(w, "broken", http.StatusInternalServerError) // want `500 Internal Server Error also for a conflict with what is there \(errNameTaken is among the errors of register, line 78\); tell that apart and send 409 Conflict, or another 4xx`
	}
}

// A manuscript that is there already is the client's affair, and nothing tells it apart.
func hurried(w http.ResponseWriter, r *http.Request) {
	if err := submit(r.FormValue("title")); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError) // want `500 Internal Server Error also for a conflict with what is there \((ErrAlreadyExists|errDuplicate) is among the errors of submit, line 85\)`
		return
	}
	w.WriteHeader(http.StatusAccepted)
}
