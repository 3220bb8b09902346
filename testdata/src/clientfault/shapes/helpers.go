package clientfault

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

type item struct {
	ID    int64     `json:"id" xml:"id"`
	Name  string    `json:"name" xml:"name"`
	Price float64   `json:"price" xml:"price"`
	Due   time.Time `json:"due" xml:"due"`
}

type store interface {
	Save(ctx context.Context, it item) error
	Find(ctx context.Context, id int64) (item, error)
}

type server struct {
	db store
}

var errNoName = errors.New("name is missing")

// fail sends the status it is given.
func fail(w http.ResponseWriter, code int, msg string) {
	w.WriteHeader(code)
	fmt.Fprintln(w, msg)
}

// internal always sends 500.
func internal(w http.ResponseWriter, err error) {
	http.Error(w, err.Error(), http.StatusInternalServerError)
}

// decode fails when the body is malformed.
func decode(r *http.Request, v any) error {
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return fmt.Errorf("bad body: %w", err)
	}
	return nil
}

// decodeAs is the generic sibling of decode.
func decodeAs[T any](r *http.Request) (T, error) {
	var v T
	err := json.NewDecoder(r.Body).Decode(&v)
	return v, err
}

// parseID fails when the path holds no number.
func parseID(r *http.Request) (int, error) {
	id, err := strconv.Atoi(r.PathValue("id"))
	if err != nil {
		return 0, fmt.Errorf("id: %w", err)
	}
	return id, nil
}

// parse is pure: what its failure means depends on where s comes from.
func parse(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, err
	}
	return n * 10, nil
}
