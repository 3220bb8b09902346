// Package web holds the small helpers that every handler of the bookstore uses
// to read requests and to send replies.
package web

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
)

// ErrorBody is the envelope of every error reply.
type ErrorBody struct {
	Error  string            `json:"error"`
	Fields map[string]string `json:"fields,omitempty"`
}

// JSON sends v with the given status, which must be one that has a body. It
// encodes first and sends the status after that, so that a value that cannot
// be encoded still becomes a 500.
func JSON(w http.ResponseWriter, status int, v any) {
	var body bytes.Buffer
	if err := json.NewEncoder(&body).Encode(v); err != nil {
		slog.Error("encode reply", "err", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if _, err := w.Write(body.Bytes()); err != nil {
		slog.Warn("send reply", "err", err)
	}
}

// Error sends an error envelope with a message meant for the client.
func Error(w http.ResponseWriter, status int, msg string) {
	JSON(w, status, ErrorBody{Error: msg})
}

// Fail sends an error envelope for err. The text of a server fault goes to the
// log only, since it may tell about the inside of the server.
func Fail(w http.ResponseWriter, err error, status int) {
	msg := err.Error()
	if status >= http.StatusInternalServerError {
		slog.Error("request failed", "status", status, "err", err)
		msg = http.StatusText(status)
	}
	Error(w, status, msg)
}

// Invalid answers 422 with the complaint about each field.
func Invalid(w http.ResponseWriter, fields map[string]string) {
	JSON(w, http.StatusUnprocessableEntity, ErrorBody{Error: "invalid fields", Fields: fields})
}

// Created answers 201 with the new resource and its address.
func Created(w http.ResponseWriter, location string, v any) {
	w.Header().Set("Location", location)
	JSON(w, http.StatusCreated, v)
}

// NoContent answers 204.
func NoContent(w http.ResponseWriter) {
	w.WriteHeader(http.StatusNoContent)
}

// Status sends a reply that consists of a header only. The caller sets the
// fields that the status asks for before the call.
func Status(w http.ResponseWriter, status int) {
	if status != http.StatusNoContent && status != http.StatusNotModified {
		w.Header().Set("Content-Length", "0")
	}
	w.WriteHeader(status)
}

// NotAllowed answers 405 and names the methods that would have worked.
func NotAllowed(w http.ResponseWriter, allow string) {
	w.Header().Set("Allow", allow)
	Error(w, http.StatusMethodNotAllowed, "method not allowed")
}
