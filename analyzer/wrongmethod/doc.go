// Package wrongmethod reports a request with a wrong method that is answered with
// something else than 405 Method Not Allowed and an Allow header.
//
// 405 tells a client that the resource is there and which methods it has. A 400
// or 404 sends it looking for a mistake that it has not made, and an empty 200
// tells it that all went well.
//
// RFC 9110, section 15.5.6: "The origin server MUST generate an Allow header field
// in a 405 response containing a list of the target resource's currently supported
// methods."
//
// Bad:
//
//	if r.Method != http.MethodPost {
//		http.Error(w, "POST only", http.StatusBadRequest)
//		return
//	}
//
// Good:
//
//	if r.Method != http.MethodPost {
//		w.Header().Set("Allow", http.MethodPost)
//		http.Error(w, "POST only", http.StatusMethodNotAllowed)
//		return
//	}
//
// or leave it to the router: "POST /books" of http.ServeMux, chi, and gin with
// HandleMethodNotAllowed answer 405 themselves.
//
// Not reported, and why:
//   - tests for OPTIONS and HEAD, which every resource has (CORS, probes);
//   - 501, for a method that the server does not know at all;
//   - 401 and 403, with which a policy refuses what is not only reading, and 409,
//     412 and others that say what the method has met;
//   - a handler that another package registers, or a route for some methods: then
//     the others do not arrive, and falling through means nothing;
//   - an Allow header that a caller or a middleware may have set.
package wrongmethod
