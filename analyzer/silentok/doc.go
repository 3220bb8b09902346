// Package silentok reports a failure after which a handler returns without a
// reply: the client gets an empty 200.
//
// A log line tells the operator that something failed; the status is there to tell
// the client. An empty 200 says that all went well and there is nothing to see.
//
// RFC 9110, section 15.3.1: "The 200 (OK) status code indicates that the request
// has succeeded."
//
// Bad:
//
//	books, err := store.Books(r.Context())
//	switch {
//	case errors.Is(err, store.ErrClosed):
//		return
//	case err != nil:
//		http.Error(w, "the shelf is out of reach", http.StatusInternalServerError)
//		return
//	}
//
// Good:
//
//	case errors.Is(err, store.ErrClosed):
//		http.Error(w, "the shop is closed", http.StatusServiceUnavailable)
//		return
//
// This rule is off unless it is named: a handler that does something about a failure,
// or tells one kind of it apart, and then returns as if nothing had been may be meant
// to. Where it only logs that an error is not nil, okerror reports it.
//
// Not reported, and why:
//   - a missing or odd value that the handler may mean to allow for;
//   - handlers that hand the failure to the framework by returning it;
//   - receivers of other services' messages, which want a 200 whatever happens;
//   - a path on which anything may have been sent.
package silentok
