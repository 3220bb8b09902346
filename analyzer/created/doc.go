// Package created reports 201 Created without a Location header.
//
// 201 says that there is something new, and Location says where. Without it the
// new resource is the one that was asked: right for PUT, hardly ever for POST.
//
// RFC 9110, section 15.3.2: "The primary resource created by the request is
// identified by either a Location header field in the response or, if no Location
// header field is received, by the target URI."
//
// Bad:
//
//	w.WriteHeader(http.StatusCreated)
//
// Good:
//
//	w.Header().Set("Location", "/books/"+book.ID)
//	w.WriteHeader(http.StatusCreated)
//
// This rule is off unless it is named: many an API puts the new id into the body
// and leaves it at that.
//
// Not reported, and why:
//   - handlers whose names say that they put something where the client wants it;
//   - a header that a caller, a middleware or unknown code may have set.
package created
