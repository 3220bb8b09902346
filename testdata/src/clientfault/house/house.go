// Package house declares how the house replies; who does it is decided elsewhere.
package house

import "net/http"

// A Replier sends replies.
type Replier interface {
	// Fail sends the status with an error.
	//
	//statuslint:replies status=$2 body=$3
	Fail(w http.ResponseWriter, status int, err error)

	//statuslint:replies status=500 body=error
	Broken(w http.ResponseWriter)

	//statuslint:replies status=400 body=error
	Malformed(w http.ResponseWriter)
}

// A Reader reads requests.
type Reader interface {
	//statuslint:fails badinput
	Read(r *http.Request, v any) error

	// Load asks the store.
	//
	//statuslint:fails unknown
	Load(r *http.Request, v any) error
}

// Open is not what it looks like: the text is from the store.
//
//statuslint:fails unknown
func Open(text string) (int, error) { return open(text) }
