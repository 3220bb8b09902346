// Package latestatus reports a status or a header that is set after the reply
// has begun.
//
// The head of a reply goes out with the first byte of its body. A WriteHeader
// after that changes nothing: the client keeps the 200 of a request that has
// failed. A header set after WriteHeader is lost without a word.
//
// RFC 9110, section 15: a response has one final status code. Package net/http:
// "Changing the header map after a call to WriteHeader (or Write) has no effect
// unless the HTTP status code was of the 1xx class or the modified headers are
// trailers."
//
// Bad:
//
//	w.WriteHeader(http.StatusOK)
//	w.Header().Set("Content-Type", "text/calendar") // lost
//	io.WriteString(w, feed)
//
//	if err := page.Execute(w, data); err != nil {
//		http.Error(w, "no page", http.StatusInternalServerError) // a 200 has gone out
//	}
//
//	archive := tar.NewWriter(gzip.NewWriter(w))
//	for _, f := range files {
//		in, err := open(f)
//		if err != nil {
//			http.Error(w, "no such file", http.StatusNotFound) // ends up in the archive
//			return
//		}
//		archive.WriteHeader(f.header())
//		io.Copy(archive, in)
//	}
//
// Good:
//
//	w.Header().Set("Content-Type", "text/calendar")
//	io.WriteString(w, feed)
//
//	var buf bytes.Buffer
//	if err := page.Execute(&buf, data); err != nil {
//		http.Error(w, "no page", http.StatusInternalServerError)
//		return
//	}
//	buf.WriteTo(w)
//
// Which call begins the reply is the framework's affair: in gin a status may
// follow c.Status, in fiber it may follow anything. When gin's Bind methods or the
// upgrade to a websocket fail, they have replied themselves.
//
// Not reported, and why:
//   - a status after a failed json.Encoder.Encode: when the value cannot be
//     encoded, nothing has been written;
//   - a status while a buffer, as csv, bufio and zip have one, may still hold all that
//     was written;
//   - trailers, which are sent behind the body;
//   - an interim status (1xx), which another one has to follow;
//   - the same status once more after gin's Bind: only the body's type is lost;
//   - a header that was set before, and is set again;
//   - a helper that sets a status only when something in it fails;
//   - a path on which the reply was complete and a return is missing: doublereply.
package latestatus
