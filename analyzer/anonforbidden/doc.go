// Package anonforbidden reports 403 sent to a client that presented no valid credentials.
//
// 401 tells the client to authenticate and try again; 403 tells it that trying
// again is of no use. A client that is answered 403 when its token is missing
// never asks its user to log in.
//
// RFC 9110, section 15.5.2: "The 401 (Unauthorized) status code indicates that
// the request has not been applied because it lacks valid authentication
// credentials for the target resource. The server generating a 401 response
// MUST send a WWW-Authenticate header field."
//
// Bad:
//
//	token := r.Header.Get("Authorization")
//	if token == "" {
//		http.Error(w, "token required", http.StatusForbidden)
//		return
//	}
//
// Good:
//
//	if token == "" {
//		w.Header().Set("WWW-Authenticate", "Bearer")
//		http.Error(w, "token required", http.StatusUnauthorized)
//		return
//	}
//
// A 403 that is sent with WWW-Authenticate asks for credentials by itself, and
// is reported whatever its condition. So is one for a wrong password in a function
// that is named for logging in, one for a token that is not the server's own, one where
// a flag such as IsLoggedIn is false, and one for an error whose name says that nobody
// is who the client says: ErrInvalidCredentials, ErrNotLoggedIn.
//
// Not reported, and why:
//   - refusals for other reasons than credentials (CSRF, Origin, signatures,
//     addresses, features, quotas): 403 is right for them;
//   - a known user without the right: 403 is meant for exactly that;
//   - conditions that the analyzer cannot tell to be about credentials.
package anonforbidden
