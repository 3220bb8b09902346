// Package okerror reports a success status sent with an error body.
//
// A client decides by the status whether its request succeeded; caches store a
// 200, retries stop at it, and dashboards count it as good. An error that is
// told only in the body is an error that nobody sees.
//
// RFC 9110, section 15.3: "The 2xx (Successful) class of status code indicates
// that the client's request was successfully received, understood, and
// accepted."
//
// Bad: nothing sets a status, so the reply is 200 OK.
//
//	if err != nil {
//		json.NewEncoder(w).Encode(map[string]string{"error": err.Error()})
//		return
//	}
//
// Good:
//
//	if err != nil {
//		w.WriteHeader(http.StatusInternalServerError)
//		json.NewEncoder(w).Encode(map[string]string{"error": "internal error"})
//		return
//	}
//
// A body tells of an error by evidence: the text of an error on a path where
// something failed, a field or key "error" that is set, "success": false, what a
// function that is named for errors makes of one.
//
// A failure that is logged at most, after which the handler returns without a reply, is
// reported as well: the client gets an empty 200. So is a middleware that only ends the
// chain then.
//
// An error that carries a status, and is made and not used, is reported as well:
// without a return it is not sent, and the client gets an empty 200.
//
// Not reported, and why:
//   - JSON-RPC, GraphQL, OAuth token introspection, Kubernetes reviews, Slack
//     interactions and SOAP keep their errors in a 200 by design;
//   - lists of results, each with its own error (batch and bulk requests);
//   - streams, whose status went out before the error was known;
//   - health and status endpoints, which tell of something else, and validation
//     endpoints, unless good news has another status than bad;
//   - pages rendered from templates, such as a form shown again with its errors;
//   - silence after anything else than an error that is not nil, or after more was done
//     than to log (silentok, on demand, reports that), in receivers of other services'
//     messages, and where a middleware may run next or reply to the error;
//   - callers of a helper that is itself reported.
package okerror
