// Package routers reads what routers and parsers of other modules give.
package routers

import (
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"
	"github.com/go-playground/validator/v10"
	"github.com/gofrs/uuid/v5"
	"github.com/golang-jwt/jwt/v5"
	googleuuid "github.com/google/uuid"
	"github.com/gorilla/mux"
	"github.com/gorilla/schema"
	"github.com/julienschmidt/httprouter"
)

func chiParam(w http.ResponseWriter, r *http.Request) {
	if _, err := strconv.Atoi(chi.URLParam(r, "id")); err != nil {
		http.Error(w, "id", 500) // want "500 Internal Server Error for the client's mistake"
	}
}

func muxVars(w http.ResponseWriter, r *http.Request) {
	vars := mux.Vars(r)
	if _, err := strconv.Atoi(vars["id"]); err != nil {
		http.Error(w, "id", 500) // want "500 Internal Server Error for the client's mistake"
	}
}

func params(w http.ResponseWriter, r *http.Request, ps httprouter.Params) {
	if _, err := googleuuid.Parse(ps.ByName("id")); err != nil {
		http.Error(w, "id", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if _, err := uuid.FromString(r.FormValue("id")); err != nil {
		http.Error(w, "id", 500) // want "500 Internal Server Error for the client's mistake"
	}
}

// What such a router calls is a handler.
func moved(w http.ResponseWriter, r *http.Request, ps httprouter.Params) {
	w.WriteHeader(http.StatusMovedPermanently) // want "301 Moved Permanently without Location"
}

type book struct {
	Title string `validate:"required"`
}

func form(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		http.Error(w, "form", 400)
		return
	}
	var b book
	if err := schema.NewDecoder().Decode(&b, r.PostForm); err != nil {
		http.Error(w, "form", 500) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if err := validator.New().Struct(b); err != nil {
		http.Error(w, "form", 500) // want "500 Internal Server Error for the client's mistake"
	}
}

func token(w http.ResponseWriter, r *http.Request) {
	if _, err := jwt.Parse(r.Header.Get("Authorization"), nil); err != nil {
		http.Error(w, "token", http.StatusForbidden) // want "403 Forbidden to a client without credentials"
	}
}

// What follows is right.

func ownData(w http.ResponseWriter, r *http.Request) {
	if err := validator.New().Struct(book{Title: "Emma"}); err != nil {
		http.Error(w, "internal error", 500)
		return
	}
	if _, err := googleuuid.Parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8"); err != nil {
		http.Error(w, "internal error", 500)
	}
}
