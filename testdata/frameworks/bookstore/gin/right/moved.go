package main

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/frameworks/bookstore/gin/right/reply"
)

// Old links and old programs still use the addresses of earlier years.

func goTo(c *gin.Context, code int, url string) {
	c.Header("Location", url)
	c.Status(code)
}

func (s *server) oldBook(c *gin.Context) {
	id, err := parseID(c)
	if err != nil {
		fail(c, http.StatusNotFound, "no book ever had this address")
		return
	}
	c.Redirect(http.StatusMovedPermanently, bookURL(id))
}

func (s *server) oldCatalogue(c *gin.Context) {
	c.Status(http.StatusMovedPermanently)
	// gin sends the header when the handler has ended, so this is in time.
	c.Header("Location", "/books")
}

// newest leads to another book tomorrow.
func (s *server) newest(c *gin.Context) {
	list, err := s.shelf.List(c.Request.Context())
	if err != nil {
		reply.Broken(c, err)
		return
	}
	if len(list) == 0 {
		reply.Fail(c, http.StatusNotFound, "the shelf is empty")
		return
	}
	goTo(c, http.StatusFound, bookURL(list[len(list)-1].ID))
}

// envelope is what old programs expect around everything. The status tells the
// truth all the same.
type envelope struct {
	Success bool   `json:"success"`
	Error   string `json:"error"`
	Data    any    `json:"data"`
}

func respond(c *gin.Context, code int, data any, problem string) {
	c.JSON(code, envelope{Success: problem == "", Error: problem, Data: data})
}

func (s *server) oldGet(c *gin.Context) {
	id, err := parseID(c)
	if err != nil {
		respond(c, http.StatusBadRequest, nil, err.Error())
		return
	}
	book, err := s.shelf.Get(c.Request.Context(), id)
	if err != nil {
		respond(c, statusOf(err), nil, http.StatusText(statusOf(err)))
		return
	}
	respond(c, http.StatusOK, book, "")
}

func (s *server) oldCount(c *gin.Context) {
	list, err := s.shelf.List(c.Request.Context())
	if err != nil {
		respond(c, http.StatusInternalServerError, nil, "the shelf cannot be read")
		return
	}
	respond(c, http.StatusOK, len(list), "")
}
