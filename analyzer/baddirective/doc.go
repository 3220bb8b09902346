// Package baddirective reports statuslint directives that cannot be read
//
// # What
//
// A comment that begins with //statuslint: and is not understood: an unknown
// word, a parameter that the function does not have, a place where there is
// nothing to say something of. Such a directive has no effect, so that the rules
// would go on as if it were not there.
//
// A //lint:ignore or //lint:file-ignore comment that names a rule of statuslint, or
// statuslint itself, and no reason: it has no effect either. Write
// "//lint:ignore clientfault an old client wants it".
//
// # The directives
//
// A directive stands in the comment right above a function, or above a method of
// an interface, and says what cannot be inferred from code:
//
//	type Replier interface {
//		// Fail sends the status with an error.
//		//
//		//statuslint:replies status=$2 body=$3
//		Fail(w http.ResponseWriter, status int, err error)
//	}
//
//	//statuslint:fails badinput
//	Decode(r *http.Request, v any) error
//
// "replies" says that the call sends a reply. $2 is the second parameter, and
// $status the one of that name.
//
//	status=$2      the status is that parameter; status=403: always that one;
//	               without it: the one that was set before, or 200
//	body=$3        the body is that parameter; body=some: there is one;
//	               body=error: it tells of an error; body=none, or without it: there is none
//	headers=A,B    it sets these header fields
//
// Several lines of "replies" are several things that the call may do.
//
// "fails" says what it means when the last result is an error, or false:
// badinput (the client sent something wrong), nocredentials (it presented no valid
// credentials), notfound, conflict, or unknown, which stops statuslint from guessing.
//
// # Not reported, and why
//
//   - comments that begin with "// statuslint:", with a blank: they are prose;
//   - lint:ignore comments that name other linters' checks only;
//   - nolint comments, which need no reason.
package baddirective
