package main

import (
	"context"
	"crypto/subtle"
	"net/http"
	"strings"

	"github.com/go-chi/render"

	"example.com/frameworks/bookstore/chi/wrong/web"
	"example.com/frameworks/bookstore/shelf"
)

type userKey struct{}

// userOf returns the user that requireUser found.
func userOf(r *http.Request) shelf.User {
	user, _ := r.Context().Value(userKey{}).(shelf.User)
	return user
}

// requireUser lets only known users through and puts them in the context.
func (s *server) requireUser(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !found {
			render.Render(w, r, ErrForbidden) // mistake: anonforbidden
			return
		}
		user, ok := s.shelf.UserOf(token)
		if !ok {
			w.Header().Set("WWW-Authenticate", `Bearer realm="shelf", error="invalid_token"`)
			render.Status(r, http.StatusUnauthorized)
			render.JSON(w, r, render.M{"error": "unknown token"})
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), userKey{}, user)))
	})
}

// requireEditor runs behind requireUser, so whoever fails here is known.
func requireEditor(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !userOf(r).Editor {
			render.Render(w, r, ErrForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// askPassword sets what a 401 needs to make a browser ask.
func askPassword(w http.ResponseWriter) {
	w.Header().Set("WWW-Authenticate", `Basic realm="shelf", charset="UTF-8"`)
}

func (s *server) isAdmin(name, password string) bool {
	admin := s.config.Load().Admin
	return subtle.ConstantTimeCompare([]byte(name+":"+password), []byte(admin.Name+":"+admin.Password)) == 1
}

// admin reports whether an admin asks, and answers everybody else.
func (s *server) admin(w http.ResponseWriter, r *http.Request) bool {
	name, password, ok := r.BasicAuth()
	if ok && s.isAdmin(name, password) {
		return true
	}
	askPassword(w)
	web.JSON(w, http.StatusUnauthorized, web.ErrorBody{Error: "name and password needed"})
	return false
}
