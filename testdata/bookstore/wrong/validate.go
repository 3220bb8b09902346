package main

import (
	"fmt"
	"strings"
)

// ValidationError tells what is wrong with each field of a well-formed book.
type ValidationError struct {
	Fields map[string]string
}

func (e *ValidationError) Error() string {
	return fmt.Sprintf("%d invalid fields", len(e.Fields))
}

// validate returns a *ValidationError as a plain error, so that a valid book
// yields a nil interface.
func validate(b Book) error {
	fields := map[string]string{}
	if digits := strings.ReplaceAll(b.ISBN, "-", ""); len(digits) != 10 && len(digits) != 13 {
		fields["isbn"] = "must have 10 or 13 digits"
	}
	if strings.TrimSpace(b.Title) == "" {
		fields["title"] = "must not be empty"
	}
	if b.Pages < 0 {
		fields["pages"] = "must not be negative"
	}
	if len(fields) > 0 {
		return &ValidationError{Fields: fields}
	}
	return nil
}
