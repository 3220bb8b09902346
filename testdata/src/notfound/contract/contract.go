// Package contract asks a garden whose plants are behind an interface.
package contract

import (
	"context"
	"errors"
	"net/http"
)

var ErrPlantNotFound = errors.New("no such plant")

type Plant struct{ Name string }

type Garden interface {
	GetPlant(ctx context.Context, name string) (*Plant, error)
}

func plant(w http.ResponseWriter, r *http.Request, g Garden) {
	p, err := g.GetPlant(r.Context(), r.PathValue("plant"))
	if err != nil {
		http.Error(w, "the garden is closed", http.StatusInternalServerError) // want `500 Internal Server Error also for something that does not exist \(GetPlant may fail with contract.ErrPlantNotFound`
		return
	}
	w.Write([]byte(p.Name))
}

// Good: what is not there is nil.
func plantOrNil(w http.ResponseWriter, r *http.Request, g Garden) {
	p, err := g.GetPlant(r.Context(), r.PathValue("plant"))
	if err != nil {
		http.Error(w, "the garden is closed", http.StatusInternalServerError)
		return
	}
	if p == nil {
		http.Error(w, "no such plant", http.StatusNotFound)
		return
	}
	w.Write([]byte(p.Name))
}
