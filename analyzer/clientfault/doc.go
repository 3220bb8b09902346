// Package clientfault reports a 5xx status sent for the client's mistake.
//
// A 500 wakes somebody up, is retried by clients and proxies, and tells the
// client that its request was fine. A body that does not decode or a parameter
// that is no number is the client's to repair, and only 4xx says so.
//
// RFC 9110, section 15.6: "The 5xx (Server Error) class of status code
// indicates that the server is aware that it has erred". Section 15.5.1: "The
// 400 (Bad Request) status code indicates that the server cannot or will not
// process the request due to something that is perceived to be a client error
// (e.g., malformed request syntax ...)".
//
// Bad:
//
//	if err := json.NewDecoder(r.Body).Decode(&book); err != nil {
//		http.Error(w, err.Error(), http.StatusInternalServerError)
//		return
//	}
//
// Good:
//
//	if err := json.NewDecoder(r.Body).Decode(&book); err != nil {
//		http.Error(w, "the body is not JSON", http.StatusBadRequest)
//		return
//	}
//
// 400 and 422 are both right for an invalid field; 413 is for a body that is
// too large and 415 for a type that is not read.
//
// A function named Parse..., Decode... or Unmarshal... that gets what the client sent
// and nothing else fails because that is malformed. A function of the program's own
// that may return ErrInvalidSomething for what the client sent, beside other errors,
// is reported where all of them are answered with 5xx. A handler that returns an error
// as it is is judged by what its dispatcher sends for errors that it does not know.
// echo and fiber send 500 for every error but their own: a handler that returns the
// failure of a parser of numbers, identifiers or times, or of FormFile, is reported
// unless the package or one that it imports sets an error handler of its own.
//
// Not reported, and why:
//   - decoding what did not come from the client: files, rows, replies of other servers;
//   - reading the body, which fails for the network's reasons too;
//   - errors of calls that may be the server's: a query, a save, a service;
//   - an error that other branches have already sorted with errors.Is or
//     errors.As: what remains in the default branch is not known;
//   - SOAP 1.1, whose binding sends every fault with 500;
//   - a reply that several failures share, if one of them may be the server's and none
//     is named as the client's.
package clientfault
