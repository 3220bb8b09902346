// Package doublereply reports a reply after which the handler goes on and replies
// again.
//
// A reply does not end a handler. Where the return is missing, the work that was
// refused is done all the same, the first status goes out, and both bodies arrive
// one behind the other.
//
// RFC 9110, section 3.4: a server answers a request with one final response.
// Package net/http: "If WriteHeader has already been called", a second one is
// superfluous and only logged.
//
// Bad:
//
//	if !user.MayDelete(book) {
//		http.Error(w, "not yours", http.StatusForbidden)
//	}
//	delete(book) // it is deleted
//	w.WriteHeader(http.StatusNoContent)
//
// Good:
//
//	if !user.MayDelete(book) {
//		http.Error(w, "not yours", http.StatusForbidden)
//		return
//	}
//
// The second reply may be a helper's, and so may the first: a function that replies
// when something is wrong and does not say so leaves its caller in the dark. It may
// also be that of the next handler, called in a branch behind which everybody is
// refused; and a status that says that a call has failed needs a return as much, where
// what the call gave is sent next.
//
// Not reported, and why:
//   - a missing return after which nothing more is sent: whether the work that
//     follows was to be done is not known;
//   - several writes that make one body;
//   - a status that is set where something failed, and a body that follows in any case,
//     unless that is what the failed call gave: a report has its status set like this;
//   - what a command or a request gave that failed: it may say why;
//   - a hook in front of a reply, which is a function of no handler's type;
//   - a log line between the reply and the return;
//   - a helper whose results tell its caller that it has replied;
//   - frameworks that keep the last reply and send that (fiber);
//   - a reply behind a condition that cannot hold on the same path.
package doublereply
