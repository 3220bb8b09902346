// Package parsers reads what the client sends with the libraries that there are for it.
package parsers

import (
	"net/http"
	"os"

	"github.com/gofrs/uuid"
	"github.com/oklog/ulid"
	ulid2 "github.com/oklog/ulid/v2"
	"github.com/rs/xid"
	satori "github.com/satori/go.uuid"
	"github.com/segmentio/ksuid"
)

func idsWrong(w http.ResponseWriter, r *http.Request) {
	text := r.PathValue("id")
	if _, err := uuid.FromString(text); err != nil {
		http.Error(w, "id", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := satori.FromString(r.FormValue("a")); err != nil {
		http.Error(w, "id", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := xid.FromString(r.FormValue("b")); err != nil {
		http.Error(w, "id", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := ksuid.Parse(r.FormValue("c")); err != nil {
		http.Error(w, "id", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := ulid.Parse(r.FormValue("d")); err != nil {
		http.Error(w, "id", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := ulid2.ParseStrict(r.FormValue("e")); err != nil {
		http.Error(w, "id", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	var id satori.UUID
	if err := id.UnmarshalText([]byte(r.FormValue("f"))); err != nil {
		http.Error(w, "id", 500) // want "500 Internal Server Error for the client's mistake"
	}
}

// What follows is right.

func idsRight(w http.ResponseWriter, r *http.Request) {
	id, err := satori.FromString(r.PathValue("id"))
	if err != nil {
		http.Error(w, "id", http.StatusBadRequest)
		return
	}
	if id == satori.Nil {
		http.Error(w, "id", http.StatusUnprocessableEntity)
	}
}

// The server's own ids are its own fault.
func ownIDs(w http.ResponseWriter, r *http.Request) {
	if _, err := uuid.FromString(os.Getenv("SHOP_ID")); err != nil {
		http.Error(w, "internal error", 500)
		return
	}
	if _, err := uuid.NewV4(); err != nil {
		http.Error(w, "internal error", 500)
		return
	}
	if _, err := ksuid.NewRandom(); err != nil {
		http.Error(w, "internal error", 500)
	}
}
