package main

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"example.com/frameworks/bookstore/echo/right/problem"
	"example.com/frameworks/bookstore/echo/right/view"
	"example.com/frameworks/bookstore/shelf"
)

// ask sends a request to the catalogue. Its errors are those of a gateway.
func (s *server) ask(ctx context.Context, path string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.cfg.catalogue+path, nil)
	if err != nil {
		return nil, fmt.Errorf("ask the catalogue: %w", err)
	}
	res, err := s.client.Do(req)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, problem.New(http.StatusGatewayTimeout, "the catalogue takes too long")
	}
	if err != nil {
		return nil, echo.NewHTTPError(http.StatusBadGateway, "the catalogue does not answer").SetInternal(err)
	}
	return res, nil
}

// lookup tells what the catalogue knows of a book.
func (s *server) lookup(c echo.Context) error {
	res, err := s.ask(c.Request().Context(), "/books/"+url.PathEscape(c.Param("isbn")))
	if err != nil {
		return err
	}
	defer res.Body.Close()
	switch res.StatusCode {
	case http.StatusOK:
	case http.StatusNotFound:
		return problem.New(http.StatusNotFound, "the catalogue has no such book")
	default:
		return problem.New(http.StatusBadGateway, "the catalogue is out of order")
	}
	var book shelf.Book
	if err := json.NewDecoder(res.Body).Decode(&book); err != nil {
		return echo.NewHTTPError(http.StatusBadGateway, "the catalogue sent no book")
	}
	if err := book.Validate(); err != nil {
		return problem.New(http.StatusBadGateway, "the catalogue sent half a book")
	}
	return c.JSON(http.StatusOK, book)
}

// scan passes on the picture of a title page, or what there is instead.
func (s *server) scan(c echo.Context) error {
	res, err := s.ask(c.Request().Context(), "/scans/"+url.PathEscape(c.Param("isbn")))
	if err != nil {
		return err
	}
	defer res.Body.Close()
	return c.Stream(res.StatusCode, res.Header.Get(echo.HeaderContentType), res.Body)
}

func (s *server) sign(message []byte) string {
	mac := hmac.New(sha256.New, []byte(s.cfg.hookKey))
	mac.Write(message)
	return hex.EncodeToString(mac.Sum(nil))
}

// signed lets only messages of the catalogue through. There is no way to log in
// here, and so no 401.
func (s *server) signed(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		signature := c.Request().Header.Get("X-Signature")
		if signature == "" {
			return echo.NewHTTPError(http.StatusForbidden, "the message is not signed")
		}
		message, err := io.ReadAll(c.Request().Body)
		if err != nil {
			return problem.New(http.StatusBadRequest, "the message did not arrive whole")
		}
		if !hmac.Equal([]byte(signature), []byte(s.sign(message))) {
			return echo.ErrForbidden
		}
		c.Set("message", message)
		return next(c)
	}
}

// stock notes which books the catalogue has got. Messages about other things are
// taken too, or else the catalogue would send them again and again.
func (s *server) stock(c echo.Context) error {
	var event struct{ Kind, Title string }
	if err := json.Unmarshal(c.Get("message").([]byte), &event); err != nil {
		return problem.New(http.StatusBadRequest, "the message is not JSON")
	}
	if event.Kind == "arrived" {
		s.log.add("the catalogue has " + event.Title)
	}
	return view.Empty(c)
}

type rpcError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

type rpcReply struct {
	Version string          `json:"jsonrpc"`
	Result  any             `json:"result,omitempty"`
	Error   *rpcError       `json:"error,omitempty"`
	ID      json.RawMessage `json:"id"`
}

// rpc speaks JSON-RPC 2.0, which has errors of its own and sends them with 200.
func (s *server) rpc(c echo.Context) error {
	var call struct {
		Method string          `json:"method"`
		ID     json.RawMessage `json:"id"`
	}
	if err := json.NewDecoder(c.Request().Body).Decode(&call); err != nil {
		return c.JSON(http.StatusOK, rpcReply{Version: "2.0", Error: &rpcError{-32700, "parse error"}})
	}
	if call.Method != "count" {
		return c.JSON(http.StatusOK, rpcReply{Version: "2.0", Error: &rpcError{-32601, "no such method"}, ID: call.ID})
	}
	list, err := s.shelf.List(c.Request().Context())
	if err != nil {
		return c.JSON(http.StatusOK, rpcReply{Version: "2.0", Error: &rpcError{-32603, "internal error"}, ID: call.ID})
	}
	return c.JSON(http.StatusOK, rpcReply{Version: "2.0", Result: len(list), ID: call.ID})
}
