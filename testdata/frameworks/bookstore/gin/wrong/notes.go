package main

import (
	"log/slog"
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"

	"example.com/frameworks/bookstore/gin/wrong/reply"
)

// notebook keeps what readers write about books.
type notebook struct {
	mu     sync.Mutex
	byBook map[int][]string
}

func (n *notebook) of(id int) []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return append([]string{}, n.byBook[id]...)
}

func (n *notebook) add(id int, text string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.byBook[id] = append(n.byBook[id], text)
}

func (n *notebook) clear(id int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	delete(n.byBook, id)
}

// responder answers one request about notes.
type responder struct{ c *gin.Context }

func (r responder) JSON(code int, v any) { r.c.JSON(code, v) }

func (r responder) Text(code int, text string) { r.c.String(code, "%s", text) }

func (r responder) Head(code int) { r.c.Status(code) }

// Error answers for err. Only the log gets the text of a server fault.
func (r responder) Error(code int, err error) {
	msg := err.Error()
	if code >= http.StatusInternalServerError {
		slog.ErrorContext(r.c.Request.Context(), "request failed", "err", err)
		msg = http.StatusText(code)
	}
	r.c.AbortWithStatusJSON(code, reply.ErrorBody{Error: msg})
}

// listNotes sends the last note alone to those who want text.
func (s *server) listNotes(c *gin.Context) {
	res := responder{c}
	id, err := parseID(c)
	if err != nil {
		res.Error(http.StatusInternalServerError, err) // mistake: clientfault
		return
	}
	if _, err := s.shelf.Get(c.Request.Context(), id); err != nil {
		res.Error(statusOf(err), err)
		return
	}
	notes := s.notes.of(id)
	if c.GetHeader("Accept") != "text/plain" {
		res.JSON(http.StatusOK, notes)
		return
	}
	if len(notes) == 0 {
		res.Head(http.StatusNoContent)
		return
	}
	res.Text(http.StatusOK, notes[len(notes)-1])
}

func (s *server) addNote(c *gin.Context) {
	id, err := parseID(c)
	if err != nil {
		reply.Fail(c, http.StatusBadRequest, err.Error())
		return
	}
	if _, err := s.shelf.Get(c.Request.Context(), id); err != nil {
		ok(c, reply.ErrorBody{Error: err.Error()}) // mistake: okerror
		return
	}
	var in struct {
		Text string `json:"text" binding:"required"`
	}
	if err := c.BindJSON(&in); err != nil {
		slog.InfoContext(c.Request.Context(), "note refused", "err", err)
		return // gin has sent the 400
	}
	s.notes.add(id, in.Text)
	reply.Created(c, bookURL(id)+"/notes", in)
}

// clearNotes answers 205, which tells the page to empty its form.
func (s *server) clearNotes(c *gin.Context) {
	res := &responder{c}
	id, err := parseID(c)
	if err != nil {
		res.Error(http.StatusBadRequest, err)
		return
	}
	if _, err := s.shelf.Get(c.Request.Context(), id); err != nil {
		res.Error(statusOf(err), err)
		return
	}
	s.notes.clear(id)
	res.Text(http.StatusResetContent, "all notes are gone") // mistake: bodynotallowed
}
