// Package chirender replies through chi/render: the status waits in the request.
package chirender

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/render"
)

type book struct {
	Title string `json:"title"`
	Pages int    `json:"pages"`
}

// Bind checks what has been decoded.
func (b *book) Bind(*http.Request) error {
	if b.Title == "" {
		return errTitle
	}
	return nil
}

// Render has nothing to add.
func (b *book) Render(http.ResponseWriter, *http.Request) error { return nil }

// A problem is an error as the client sees it.
type problem struct {
	Err            error  `json:"-"`
	HTTPStatusCode int    `json:"-"`
	Status         string `json:"status"`
	Error          string `json:"error,omitempty"`
}

// Render puts the status into the request.
func (p *problem) Render(_ http.ResponseWriter, r *http.Request) error {
	render.Status(r, p.HTTPStatusCode)
	return nil
}

func badRequest(err error) render.Renderer {
	return &problem{Err: err, HTTPStatusCode: http.StatusBadRequest, Status: "invalid request", Error: err.Error()}
}

func broken(err error) render.Renderer {
	return &problem{Err: err, HTTPStatusCode: http.StatusInternalServerError, Status: "internal error", Error: err.Error()}
}

var forbidden = &problem{HTTPStatusCode: http.StatusForbidden, Status: "forbidden"}

func create(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := render.DecodeJSON(r.Body, &b); err != nil {
		render.Status(r, http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		render.JSON(w, r, render.M{"error": "body"})
		return
	}
	if err := save(b); err != nil {
		render.JSON(w, r, render.M{"error": err.Error()}) // want "200 OK with an error body"
		return
	}
	render.Status(r, http.StatusCreated)
	render.JSON(w, r, b)
}

func replace(w http.ResponseWriter, r *http.Request) {
	b := &book{}
	if err := render.Bind(r, b); err != nil {
		render.Render(w, r, broken(err)) // want "500 Internal Server Error for the client's mistake"
		return
	}
	render.Render(w, r, b)
}

func get(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(chi.URLParam(r, "id"))
	if err != nil {
		render.Render(w, r, &problem{HTTPStatusCode: 500, Status: "id"}) // want "500 Internal Server Error for the client's mistake"
		return
	}
	switch id {
	case 0:
		render.Status(r, http.StatusNoContent)
		render.JSON(w, r, book{}) // want "body with 204 No Content"
	case 1:
		render.Status(r, http.StatusFound)
		render.PlainText(w, r, "found") // want "302 Found without Location"
	default:
		render.JSON(w, r, book{Pages: id})
	}
}

func auth(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			render.Status(r, http.StatusForbidden) // want "403 Forbidden to a client without credentials"
			render.PlainText(w, r, "token")
			return
		}
		if _, err := r.Cookie("session"); err != nil {
			render.Render(w, r, forbidden) // want "403 Forbidden to a client without credentials"
			return
		}
		next.ServeHTTP(w, r)
	})
}

// render.Decode is a variable that holds a function.
func decodeVariable(w http.ResponseWriter, r *http.Request) {
	var in struct{ Name string }
	if err := render.Decode(r, &in); err != nil {
		render.Status(r, http.StatusInternalServerError) // want "500 Internal Server Error for the client's mistake"
		render.Respond(w, r, render.M{"error": "body"})
		return
	}
	render.Respond(w, r, in)
}

// What follows is right.

func update(w http.ResponseWriter, r *http.Request) {
	b := &book{}
	if err := render.Bind(r, b); err != nil {
		render.Render(w, r, badRequest(err))
		return
	}
	if err := save(*b); err != nil {
		render.Render(w, r, broken(err))
		return
	}
	render.NoContent(w, r)
}

func statusLater(w http.ResponseWriter, r *http.Request) {
	if err := save(book{}); err != nil {
		body := render.M{"error": "save"}
		render.Status(r, http.StatusServiceUnavailable)
		render.JSON(w, r, body)
		return
	}
	render.Status(r, http.StatusAccepted)
	render.Status(r, http.StatusCreated) // the last one before the body is sent
	render.JSON(w, r, render.M{"saved": true})
}

func rendersTwice(w http.ResponseWriter, r *http.Request) {
	if err := render.Render(w, r, &book{}); err != nil { // nothing has been sent
		render.Render(w, r, broken(err))
	}
}

func list(w http.ResponseWriter, r *http.Request) {
	var all []render.Renderer
	for _, b := range shelf {
		all = append(all, b)
	}
	if err := render.RenderList(w, r, all); err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func moved(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Location", "/books")
	render.Status(r, http.StatusMovedPermanently)
	render.PlainText(w, r, "moved to /books")
}

func needsToken(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			w.Header().Set("WWW-Authenticate", "Bearer")
			render.Status(r, http.StatusUnauthorized)
			render.JSON(w, r, render.M{"error": "token"})
			return
		}
		if !readable[r.URL.Path] {
			render.Render(w, r, forbidden) // who asks does not matter
			return
		}
		next.ServeHTTP(w, r)
	})
}

// reply is what the handlers of the small ones share.
func reply(w http.ResponseWriter, r *http.Request, code int, v any) {
	render.Status(r, code)
	render.JSON(w, r, v)
}

// The status may be put into the request's context by its key, too.
func withContext(w http.ResponseWriter, r *http.Request, code int, v any) {
	ctx := context.WithValue(r.Context(), render.StatusCtxKey, code)
	render.JSON(w, r.WithContext(ctx), v)
}

func binding(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := render.DecodeJSON(r.Body, &b); err != nil {
		withContext(w, r, http.StatusBadRequest, render.M{"error": err.Error()})
		return
	}
	if err := render.DecodeJSON(r.Body, &b); err != nil {
		withContext(w, r, http.StatusInternalServerError, render.M{"error": "body"}) // want "500 Internal Server Error for the client's mistake"
		return
	}
	if err := save(b); err != nil {
		r = r.WithContext(context.WithValue(r.Context(), render.StatusCtxKey, http.StatusInternalServerError))
		render.JSON(w, r, render.M{"error": "save"})
		return
	}
	ctx := context.WithValue(r.Context(), titleKey, "a title")
	render.JSON(w, r.WithContext(ctx), b)
}

type key int

const titleKey key = 1

// Decode and Respond are variables, which a program may set.
func throughVariables(w http.ResponseWriter, r *http.Request) {
	var b book
	if err := render.Decode(r, &b); err != nil {
		render.Status(r, http.StatusBadRequest)
		render.Respond(w, r, render.M{"error": "body"})
		return
	}
	if err := save(b); err != nil {
		render.Status(r, http.StatusInternalServerError)
		render.Respond(w, r, render.M{"error": "save"})
		return
	}
	render.Respond(w, r, b)
}

func settings(w http.ResponseWriter, r *http.Request) {
	var s struct{ Theme string }
	if err := json.Unmarshal(defaults, &s); err != nil { // they are ours
		reply(w, r, http.StatusInternalServerError, render.M{"error": "settings"})
		return
	}
	if err := render.DecodeJSON(r.Body, &s); err != nil {
		reply(w, r, http.StatusBadRequest, render.M{"error": "body"})
		return
	}
	reply(w, r, http.StatusOK, s)
}

var (
	state    error
	errTitle = errors.New("a book needs a title")
	shelf    []*book
	readable map[string]bool
	defaults []byte
)

func save(book) error { return state }
