// Package badcode reports status codes that cannot be sent, or that do not do what
// is meant.
//
// A status code has three digits. What becomes of another number depends on the
// framework: net/http panics and closes the connection, gin sends 200, fiber puts
// it on the wire. A redirect helper with a status that is none sends a page that
// no client follows, and an interim status (1xx) with a body becomes a 200.
//
// RFC 9110, section 15: "All valid status codes are within the range of 100 to
// 599, inclusive." Section 15.2: a 1xx response is an interim response "prior to
// completing the requested action and sending a final response".
//
// Bad:
//
//	http.Error(w, "no such book", 40404)
//	http.Redirect(w, r, "/login", http.StatusUnauthorized)
//
// Good:
//
//	http.Error(w, "no such book", http.StatusNotFound)
//	http.Redirect(w, r, "/login", http.StatusSeeOther)
//
// Not reported, and why:
//   - numbers that are not known: a status read from a table or another server;
//   - codes that no standard names but that are in the range, such as 499;
//   - 201 Created with Location, for which redirect helpers are used;
//   - 103 Early Hints and its like without a body, which a final status follows;
//   - a negative code in gin after a status was set: it keeps that one.
package badcode
