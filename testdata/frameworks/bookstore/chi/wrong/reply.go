package main

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/render"

	"example.com/frameworks/bookstore/chi/wrong/web"
)

// exchange is one request and the reply to it.
type exchange struct {
	w http.ResponseWriter
	r *http.Request
}

// exchanged makes a handler of a function that takes an exchange.
func exchanged(fn func(exchange)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { fn(exchange{w: w, r: r}) }
}

func (x exchange) param(name string) string { return chi.URLParam(x.r, name) }

// number reads a number from the query.
func (x exchange) number(name string) (int, error) {
	n, err := strconv.Atoi(x.r.URL.Query().Get(name))
	if err != nil {
		return 0, fmt.Errorf("%s must be a number", name)
	}
	return n, nil
}

func (x exchange) reply(status int, v any) {
	render.Status(x.r, status)
	render.JSON(x.w, x.r, v)
}

func (x exchange) fail(status int, message string) {
	x.reply(status, web.ErrorBody{Error: message})
}

// A replier answers the probes of a shop in the format that they read.
type replier interface {
	Reply(w http.ResponseWriter, r *http.Request, status int, state string)
}

type jsonReplier struct{}

func (jsonReplier) Reply(w http.ResponseWriter, r *http.Request, status int, state string) {
	web.JSON(w, status, map[string]string{"state": state})
}

type textReplier struct{}

func (textReplier) Reply(w http.ResponseWriter, r *http.Request, status int, state string) {
	render.Status(r, status)
	render.PlainText(w, r, state+"\n")
}

// noStore keeps a reply out of caches.
func noStore(w http.ResponseWriter) {
	w.Header().Set("Cache-Control", "no-store")
}

func bookURL(id int) string { return fmt.Sprintf("/books/%d", id) }
