package main

import (
	"encoding/json"
	"errors"
	"log/slog"

	"github.com/gofiber/fiber/v2"

	"example.com/frameworks/bookstore/shelf"
)

type rpcRequest struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params struct {
		Book int `json:"book"`
	} `json:"params"`
}

type rpcError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

type rpcReply struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id"`
	Result  any             `json:"result,omitempty"`
	Error   *rpcError       `json:"error,omitempty"`
}

// rpc serves old clients that speak JSON-RPC 2.0. There the status tells only
// that the call arrived; how it went is in the body.
func (s *server) rpc(c *fiber.Ctx) error {
	var req rpcRequest
	if err := json.Unmarshal(c.Body(), &req); err != nil {
		return c.JSON(rpcReply{Version: "2.0", Error: &rpcError{Code: -32700, Message: "parse error"}})
	}
	answer := rpcReply{Version: "2.0", ID: req.ID}
	if req.Method != "book" {
		answer.Error = &rpcError{Code: -32601, Message: "method not found"}
		return c.JSON(answer)
	}
	book, err := s.shelf.Get(c.UserContext(), req.Params.Book)
	switch {
	case errors.Is(err, shelf.ErrNotFound):
		answer.Error = &rpcError{Code: 1, Message: "no such book"}
	case err != nil:
		slog.Error("rpc", "err", err)
		answer.Error = &rpcError{Code: -32603, Message: "internal error"}
	default:
		answer.Result = book
	}
	return c.JSON(answer)
}
