// Package challenge reports 401 Unauthorized without a WWW-Authenticate header.
//
// 401 asks the client to authenticate, and WWW-Authenticate says how. Without it
// generic clients do not know what to do next.
//
// RFC 9110, section 15.5.2: "The server generating a 401 response MUST send a
// WWW-Authenticate header field containing at least one challenge applicable to
// the target resource."
//
// Bad:
//
//	http.Error(w, "who are you?", http.StatusUnauthorized)
//
// Good:
//
//	w.Header().Set("WWW-Authenticate", `Bearer realm="books"`)
//	http.Error(w, "who are you?", http.StatusUnauthorized)
//
// This rule is off unless it is named: many an API with one client of its own
// leaves the header out, some to keep browsers from asking for a password.
//
// Not reported, and why:
//   - a header that a caller, a middleware or unknown code may have set;
//   - a handler that sets it on other paths: it is left out on purpose;
//   - handlers that answer a login form with a wrong password;
//   - a status that is handed away in an error: what sends it may add the header.
package challenge
