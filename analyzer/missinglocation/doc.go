// Package missinglocation reports 301, 302, 303, 307 or 308 without Location.
//
// A redirect without a target is a dead end: browsers show an empty page,
// clients fail with "missing Location header".
//
// RFC 9110, section 15.4.3: "The server SHOULD generate a Location header field
// in the response containing a URI reference for the different URI." Sections
// 15.4.2, 15.4.4, 15.4.8 and 15.4.9 ask the same for 301, 303, 307 and 308.
//
// Bad:
//
//	w.WriteHeader(http.StatusFound)
//
// Good:
//
//	http.Redirect(w, r, "/books", http.StatusFound)
//
// Most often StatusFound was typed for StatusNotFound, or read as "the thing
// was found": the message says so when a body is sent with it.
//
// Not reported, and why:
//   - 300 and 304, which do not need Location;
//   - helpers whose caller may have set it: the callers are judged;
//   - headers set by code that the analyzer cannot see.
package missinglocation
