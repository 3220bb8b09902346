package reply

import (
	"errors"
	"log/slog"

	"github.com/gofiber/fiber/v2"

	"example.com/frameworks/bookstore/shelf"
)

// An Error says with which status and words the client shall hear of it.
type Error struct {
	Status  int
	Message string
}

func (e *Error) Error() string { return e.Message }

// New returns an Error.
func New(status int, message string) *Error {
	return &Error{Status: status, Message: message}
}

// Errors that several handlers return.
var (
	ErrLogin    = New(fiber.StatusUnauthorized, "log in first")
	ErrLimit    = New(fiber.StatusBadRequest, "limit must be a positive number")
	ErrInternal = New(fiber.StatusInternalServerError, "internal error")
	ErrClosed   = New(fiber.StatusServiceUnavailable, "the shelf is closed")
)

// Explain returns the status that fits err, and words for the client. The text
// of an unknown error stays in the log, since it tells about the inside.
func Explain(err error) (int, string) {
	var house *Error
	var fibers *fiber.Error
	var invalid *shelf.InvalidError
	switch {
	case errors.As(err, &house):
		return house.Status, house.Message
	case errors.As(err, &fibers):
		return fibers.Code, fibers.Message
	case errors.As(err, &invalid):
		return fiber.StatusUnprocessableEntity, invalid.Error()
	case errors.Is(err, shelf.ErrNotFound):
		return fiber.StatusNotFound, "no such book"
	case errors.Is(err, shelf.ErrDuplicate):
		return fiber.StatusConflict, "another book has this ISBN"
	default:
		slog.Error("request failed", "err", err)
		return fiber.StatusInternalServerError, "internal error"
	}
}

// Handler answers for an error that a handler returned.
func Handler(c *fiber.Ctx, err error) error {
	status, message := Explain(err)
	explainFields(c, status)
	return Fail(c, status, message)
}

// explainFields sets the header fields that some statuses ask for. A handler
// that knows better has set them already.
func explainFields(c *fiber.Ctx, status int) {
	switch {
	case status == fiber.StatusUnauthorized && c.GetRespHeader(fiber.HeaderWWWAuthenticate) == "":
		c.Set(fiber.HeaderWWWAuthenticate, `Bearer realm="shelf"`)
	case status == fiber.StatusServiceUnavailable:
		c.Set(fiber.HeaderRetryAfter, "60")
	}
}
