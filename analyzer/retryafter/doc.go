// Package retryafter reports 429 Too Many Requests and 503 Service Unavailable
// without a Retry-After header.
//
// Both say: come back later. Without Retry-After each client guesses when, and
// many guess: at once.
//
// RFC 9110, section 15.6.4: with 503 "the server MAY send a Retry-After header
// field to suggest an appropriate amount of time for the client to wait". RFC
// 6585, section 4: a 429 response "MAY include a Retry-After header".
//
// Bad:
//
//	http.Error(w, "slow down", http.StatusTooManyRequests)
//
// Good:
//
//	w.Header().Set("Retry-After", "30")
//	http.Error(w, "slow down", http.StatusTooManyRequests)
//
// This rule is off unless it is named: the header is a courtesy.
//
// Not reported, and why:
//   - a header that a caller, a middleware or unknown code may have set;
//   - a status that is handed away in an error: what sends it may add the header;
//   - handlers that tell whether the server is ready or alive: their clients ask
//     again anyway.
package retryafter
