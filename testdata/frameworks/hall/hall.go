// Package hall is a hall's server: the package beside it is of the same program, as the path
// of the module says, which has two elements.
package hall

import (
	"errors"
	"net/http"
	"strconv"

	"example.com/frameworks/seats"
)

func books(w http.ResponseWriter, r *http.Request) {
	seat, err := strconv.Atoi(r.FormValue("seat"))
	if err != nil {
		http.Error(w, "which seat?", http.StatusBadRequest)
		return
	}
	switch err := seats.Book(r.FormValue("row"), seat); {
	case errors.Is(err, seats.ErrInvalidRow):
		http.Error(w, "which row?", http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
	case err != nil:
		http.Error(w, "closed", http.StatusInternalServerError)
	}
}
