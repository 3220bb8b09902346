package main

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"example.com/frameworks/bookstore/shelf"
)

const userKey = "user"

// bearer returns the token of the Authorization field, or "".
func bearer(c *gin.Context) string {
	token, found := strings.CutPrefix(c.GetHeader("Authorization"), "Bearer ")
	if !found {
		return ""
	}
	return strings.TrimSpace(token)
}

func (s *server) userOf(c *gin.Context) (shelf.User, bool) {
	return s.shelf.UserOf(bearer(c))
}

// requireUser lets only known users through.
func (s *server) requireUser(c *gin.Context) {
	token := bearer(c)
	if token == "" {
		c.Header("WWW-Authenticate", `Bearer realm="books"`)
		c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "log in first"})
		return
	}
	user, known := s.shelf.UserOf(token)
	if !known {
		c.Header("WWW-Authenticate", `Bearer realm="books", error="invalid_token"`)
		c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "unknown token"})
		return
	}
	c.Set(userKey, user)
	c.Next()
}

// requireEditor runs behind requireUser, so whoever fails here is known.
func requireEditor(c *gin.Context) {
	if user := c.MustGet(userKey).(shelf.User); !user.Editor {
		c.AbortWithStatusJSON(http.StatusForbidden, gin.H{"error": "only editors may do this"})
		return
	}
	c.Next()
}

// sameOrigin refuses changes that the page of another site asks for. Such a
// request may have good credentials, and other ones would not help it.
func (s *server) sameOrigin(c *gin.Context) {
	if c.Request.Method == http.MethodGet {
		c.Next()
		return
	}
	if origin := c.GetHeader("Origin"); origin != "" && origin != s.cfg.Origin {
		c.AbortWithStatusJSON(http.StatusForbidden, gin.H{"error": "not from this page"})
		return
	}
	c.Next()
}

// me tells who the client is.
func (s *server) me(c *gin.Context) {
	user, known := s.userOf(c)
	if !known {
		challenge(c, "log in first")
		return
	}
	ok(c, user)
}

// introspect follows RFC 7662: that a token is unknown is an answer as good as
// any other.
func (s *server) introspect(c *gin.Context) {
	token, sent := c.GetPostForm("token")
	if !sent {
		fail(c, http.StatusBadRequest, "the form has no token")
		return
	}
	user, known := s.shelf.UserOf(token)
	if !known {
		c.JSON(http.StatusOK, gin.H{"active": false})
		return
	}
	c.JSON(http.StatusOK, gin.H{"active": true, "username": user.Name})
}
