// Package leakerror reports the text of an internal error in the body of a 5xx
// reply.
//
// What a database or a file system says of its troubles names tables, paths and
// hosts. It helps an attacker more than a client, who can do nothing about it.
//
// RFC 9110, section 17: implementations "ought to" mind what they disclose;
// section 15.6: a 5xx body is "an explanation of the error situation", for the
// user.
//
// Bad:
//
//	if err := store.Save(book); err != nil {
//		http.Error(w, err.Error(), http.StatusInternalServerError)
//		return
//	}
//
// Good:
//
//	if err := store.Save(book); err != nil {
//		log.Printf("saving a book: %v", err)
//		http.Error(w, "the book could not be saved", http.StatusInternalServerError)
//		return
//	}
//
// This rule is off unless it is named: an internal tool may show what it likes.
//
// Not reported, and why:
//   - 4xx replies, whose text tells the client what to repair;
//   - helpers that show the error for their callers: reported where it is handed in;
//   - a constant text, or one that is made from the request.
package leakerror
