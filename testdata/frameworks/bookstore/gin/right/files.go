package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"example.com/frameworks/bookstore/gin/right/reply"
)

// about tells of the library from a file of ours. If the file is bad, wrap makes
// a 500 of the error, as it should.
func (s *server) about(c *gin.Context) error {
	data, err := fs.ReadFile(s.files, "about.json")
	if err != nil {
		return err
	}
	var library struct {
		Name  string `json:"name"`
		Since string `json:"since"`
	}
	if err := json.Unmarshal(data, &library); err != nil {
		return reply.NewAPIError(http.StatusInternalServerError, "about.json is damaged")
	}
	since, err := strconv.Atoi(library.Since)
	if err != nil {
		return fmt.Errorf("about.json: %w", err)
	}
	ok(c, gin.H{"name": library.Name, "since": since})
	return nil
}

// sign makes the signature of a link that is good until a time.
func (s *server) sign(until string) string {
	mac := hmac.New(sha256.New, []byte(s.cfg.Key))
	mac.Write([]byte(until))
	return hex.EncodeToString(mac.Sum(nil))
}

// export sends all books to whoever has a signed link. The link is no login, so
// there is nothing that a 401 could ask for.
func (s *server) export(c *gin.Context) {
	until, signature := c.Query("until"), c.Query("signature")
	if signature == "" || !hmac.Equal([]byte(signature), []byte(s.sign(until))) {
		c.AbortWithStatus(http.StatusForbidden)
		return
	}
	seconds, err := strconv.ParseInt(until, 10, 64)
	if err != nil || time.Now().Unix() > seconds {
		reply.Fail(c, http.StatusForbidden, "the link has expired")
		return
	}
	list, err := s.shelf.List(c.Request.Context())
	if err != nil {
		reply.Broken(c, err)
		return
	}
	c.Header("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprintf(c.Writer, "%d books\n", len(list))
	for _, book := range list {
		fmt.Fprintf(c.Writer, "%s\t%s\n", book.ISBN, book.Title)
	}
}
