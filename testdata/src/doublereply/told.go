package doublereply

import (
	"errors"
	"fmt"
	"io"
	"net/http"

	"doublereply/web"
)

type order struct {
	Book *book
	done bool
}

func newOrder(w http.ResponseWriter, r *http.Request) order {
	b := shelf[r.FormValue("title")]
	if b == nil {
		http.Error(w, "no such book", http.StatusNotFound)
		return order{done: true}
	}
	return order{Book: b}
}

func newOrders(w http.ResponseWriter, r *http.Request) {
	o := newOrder(w, r)
	if o.done {
		return
	}
	web.JSON(w, http.StatusCreated, o.Book)
}

var (
	errReplied = errors.New("replied")
	errKeptOut = errors.New("locked")
)

func authorize(w http.ResponseWriter, r *http.Request) (string, error) {
	switch key := r.Header.Get("X-Key"); key {
	case "":
		http.Error(w, "which key?", http.StatusBadRequest)
		return "", errReplied
	case "old":
		return "", errKeptOut
	default:
		return key, nil
	}
}

func enters(w http.ResponseWriter, r *http.Request) {
	key, err := authorize(w, r)
	if errors.Is(err, errReplied) {
		return
	}
	if err != nil {
		http.Error(w, "locked", http.StatusLocked)
		return
	}
	io.WriteString(w, key)
}

func titlesOf(w http.ResponseWriter, r *http.Request) []string {
	list := r.URL.Query()["title"]
	if len(list) == 0 {
		http.Error(w, "which books?", http.StatusBadRequest)
		return nil
	}
	return list
}

func listed(w http.ResponseWriter, r *http.Request) {
	list := titlesOf(w, r)
	if len(list) == 0 {
		return
	}
	web.JSON(w, http.StatusOK, list)
}

func ranged(w http.ResponseWriter, r *http.Request) {
	for _, title := range titlesOf(w, r) {
		fmt.Fprintln(w, title)
	}
}

func bySize(w http.ResponseWriter, r *http.Request) {
	list := r.URL.Query()["title"]
	if len(list) == 0 {
		http.Error(w, "which books?", http.StatusBadRequest)
	}
	if len(list) > 0 {
		web.JSON(w, http.StatusOK, list)
	}
}

func bySizeInALoop(w http.ResponseWriter, r *http.Request) {
	list := r.URL.Query()["title"]
	if len(list) == 0 {
		http.Error(w, "which books?", http.StatusBadRequest)
	}
	for _, title := range list {
		fmt.Fprintln(w, title)
	}
}

func byPath(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/" {
		http.NotFound(w, r)
	}
	if r.URL.Path == "/" {
		io.WriteString(w, "welcome")
	}
}

type hours struct {
	closed bool
	mode   string
}

func (h *hours) byField(w http.ResponseWriter, r *http.Request) {
	if h.closed {
		http.Error(w, "closed", http.StatusServiceUnavailable)
	}
	if !h.closed {
		io.WriteString(w, "welcome")
	}
}

func (h *hours) byMode(w http.ResponseWriter, r *http.Request) {
	if h.mode == "off" {
		http.Error(w, "closed", http.StatusServiceUnavailable)
	}
	if h.mode != "off" {
		io.WriteString(w, "welcome")
	}
}

// A once replies once.
type once struct {
	http.ResponseWriter
	done bool
}

func (o *once) reply(code int, msg string) {
	if o.done {
		return
	}
	o.done = true
	http.Error(o, msg, code)
}

func repliesOnce(w http.ResponseWriter, r *http.Request) {
	o := &once{ResponseWriter: w}
	if _, err := load("atlas"); err != nil {
		o.reply(http.StatusNotFound, "no atlas")
	}
	o.reply(http.StatusOK, "an atlas")
}

// A session is a house's own responder, which knows whether it has replied.
type session struct {
	http.ResponseWriter
	written bool
}

func (s *session) Written() bool { return s.written }

func (s *session) refuse(why string) {
	http.Error(s.ResponseWriter, why, http.StatusForbidden)
	s.written = true
}

func mustKnow(s *session, r *http.Request) {
	if r.FormValue("word") != "sesame" {
		s.refuse("which word?")
	}
}

func asksTheSession(w http.ResponseWriter, r *http.Request) {
	s := &session{ResponseWriter: w}
	mustKnow(s, r)
	if s.Written() {
		return
	}
	web.JSON(s, http.StatusOK, "welcome")
}

// These are mistakes.

func siblingReturns(w http.ResponseWriter, r *http.Request) {
	b, err := load(r.PathValue("title"))
	switch {
	case errors.Is(err, errKeptOut):
		http.Error(w, "gone", http.StatusGone) // want "reply without return"
	case err != nil:
		http.Error(w, "broken", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, b)
}

func inTime(w http.ResponseWriter, r *http.Request) {
	select {
	case <-r.Context().Done():
		http.Error(w, "too late", http.StatusServiceUnavailable) // want "reply without return"
	default:
	}
	io.WriteString(w, "in time")
}

func priceOf(r *http.Request) (int, error) {
	if r.FormValue("title") == "" {
		return http.StatusBadRequest, errors.New("no title")
	}
	return 0, nil
}

func sells(w http.ResponseWriter, r *http.Request) {
	code, err := priceOf(r)
	if err != nil {
		http.Error(w, "no price", code) // want "reply without return"
	}
	fmt.Fprintln(w, "sold")
}
