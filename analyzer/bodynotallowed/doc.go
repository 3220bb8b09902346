// Package bodynotallowed reports a body written with 204, 205 or 304.
//
// These replies end at their headers. net/http drops a body written with 204
// or 304 and tells only the Write that nobody checks; with 205 the body goes
// out and the client may take it for the beginning of the next reply.
//
// RFC 9110, section 15.3.5: "A 204 response is terminated by the end of the
// header section; it cannot contain content or trailers." Section 15.3.6: "a
// server MUST NOT generate content in a 205 response." Section 15.4.5 says the
// same of 304.
//
// Bad:
//
//	w.WriteHeader(http.StatusNoContent)
//	json.NewEncoder(w).Encode(book)
//
// Good: either without a body,
//
//	w.WriteHeader(http.StatusNoContent)
//
// or with a status that has one:
//
//	w.WriteHeader(http.StatusOK)
//	json.NewEncoder(w).Encode(book)
//
// What sends a body with whatever status a handler returns is reported beside those
// handlers, if several of its package return one that has none.
//
// Not reported, and why:
//   - 101, after which the connection speaks another protocol;
//   - writing nothing (nil or an empty text);
//   - responders that ask for the status or for a nil body before they write;
//   - helpers that write a body only under a condition which is not known where they are called;
//   - copying another server's reply, whose status is not known.
package bodynotallowed
