// Package refusal holds the errors with which handlers refuse.
package refusal

import "net/http"

// A Refusal is sent as its code with its reason.
type Refusal struct {
	code   int
	Reason string
}

func (r *Refusal) Error() string { return r.Reason }

// StatusCode returns the code.
func (r *Refusal) StatusCode() int { return r.code }

func refuse(reason string, code int) *Refusal { return &Refusal{code: code, Reason: reason} }

// Forbidden refuses with 403.
func Forbidden(reason string) *Refusal { return refuse(reason, http.StatusForbidden) }

// Unauthorized refuses with 401.
func Unauthorized(reason string) *Refusal { return refuse(reason, http.StatusUnauthorized) }

// ErrForbidden is a refusal for every occasion.
var ErrForbidden = Forbidden("forbidden")
