// Package notfound reports a 5xx status sent because something that was asked for
// does not exist.
//
// An unknown id is the client's affair: 404 says so, and caches, crawlers and
// retrying clients understand it. A 500 wakes somebody up over a typing error.
//
// RFC 9110, section 15.5.5: "The 404 (Not Found) status code indicates that the
// origin server did not find a current representation for the target resource or
// is not willing to disclose that one exists."
//
// Bad:
//
//	book, err := store.Book(id)
//	if errors.Is(err, sql.ErrNoRows) {
//		http.Error(w, "no such book", http.StatusInternalServerError)
//		return
//	}
//
// Good:
//
//	if errors.Is(err, sql.ErrNoRows) {
//		http.Error(w, "no such book", http.StatusNotFound)
//		return
//	}
//
// Known are the errors of database/sql, gorm, ent, mongo, redis, pgx, os and io/fs,
// and those that a package declares under a name such as ErrNotFound, as a type
// such as NotFoundError or by a code of that name, when they are told apart with
// ==, errors.Is or errors.As. A look-up by what the client sent,
// whose error is answered with 5xx without being told apart, is reported too: it
// fails when the row is missing as it does when the database is. So is a call through
// an interface whose error is told apart as ErrNotFound elsewhere in the package, or
// that looks one thing up by its name or number while the program declares an
// ErrNotFound beside that thing.
//
// Not reported, and why:
//   - an error that may be anything: a failed query is the server's, and so is a
//     look-up by what the server itself has at hand;
//   - queries that give a row whatever is there: inserts, counts;
//   - what a call has found a moment ago;
//   - what is missing on the server's side: a configuration file, a template;
//   - 503 for an error that is told apart: what is missing is a part of the server,
//     such as the leader of a cluster;
//   - 4xx other than 404: 410 and 403 may be meant.
package notfound
