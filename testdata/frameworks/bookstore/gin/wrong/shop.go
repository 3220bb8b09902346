package main

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"example.com/frameworks/bookstore/gin/wrong/reply"
)

// ask sends a request to the shop, which has the covers and the prices.
func (s *server) ask(ctx context.Context, path string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.cfg.Shop+path, nil)
	if err != nil {
		return nil, err
	}
	return s.client.Do(req)
}

// cover passes the shop's reply on, whatever it is.
func (s *server) cover(c *gin.Context) {
	id, err := parseID(c)
	if err != nil {
		reply.Fail(c, http.StatusBadRequest, err.Error())
		return
	}
	width, err := strconv.ParseUint(c.DefaultQuery("width", "200"), 10, 16)
	if err != nil {
		fail(c, http.StatusInternalServerError, "width must be a number") // mistake: clientfault
		return
	}
	res, err := s.ask(c.Request.Context(), "/cover"+bookURL(id)+"?w="+strconv.FormatUint(width, 10))
	if err != nil {
		reply.Fail(c, http.StatusBadGateway, "the shop does not answer")
		return
	}
	defer res.Body.Close()
	c.DataFromReader(res.StatusCode, res.ContentLength, res.Header.Get("Content-Type"), res.Body, nil)
}

// price reads the price that the shop asks. What is wrong with it is not the
// client's doing.
func (s *server) price(c *gin.Context) {
	id, err := parseID(c)
	if err != nil {
		reply.Fail(c, http.StatusBadRequest, err.Error())
		return
	}
	book, err := s.shelf.Get(c.Request.Context(), id)
	if err != nil {
		reply.Fail(c, statusOf(err), http.StatusText(statusOf(err)))
		return
	}
	res, err := s.ask(c.Request.Context(), "/price/"+book.ISBN)
	if err != nil {
		fail(c, http.StatusBadGateway, "the shop does not answer")
		return
	}
	defer res.Body.Close()
	var offer struct {
		Cents string `json:"cents"`
	}
	if err := json.NewDecoder(res.Body).Decode(&offer); err != nil {
		fail(c, http.StatusBadGateway, "the shop sent something else than a price")
		return
	}
	cents, err := strconv.Atoi(offer.Cents)
	if err != nil {
		reply.Fail(c, http.StatusBadGateway, "the shop sent a price that is no number")
		return
	}
	ok(c, gin.H{"isbn": book.ISBN, "cents": cents})
}

// health is the state of a server that this one needs.
type health struct {
	Name  string `json:"name"`
	Up    bool   `json:"up"`
	Error string `json:"error,omitempty"`
}

// status tells how the shop is. The question is answered even if the shop is
// down, so the reply is a 200.
func (s *server) status(c *gin.Context) {
	shop := health{Name: "shop", Up: true}
	res, err := s.ask(c.Request.Context(), "/")
	if err != nil {
		shop.Up, shop.Error = false, err.Error()
	} else {
		res.Body.Close()
	}
	c.JSON(http.StatusOK, shop)
}
