// Package conflict reports a 5xx status sent because the request contradicts what
// is there: a second one of a name, something that is still in use.
//
// The client can resolve a conflict: it takes another name. A 500 tells it that
// the server is broken and makes it try the same thing again.
//
// RFC 9110, section 15.5.10: "The 409 (Conflict) status code indicates that the
// request could not be completed due to a conflict with the current state of the
// target resource."
//
// Bad:
//
//	if errors.Is(err, gorm.ErrDuplicatedKey) {
//		c.JSON(http.StatusInternalServerError, gin.H{"error": "the name is taken"})
//		return
//	}
//
// Good:
//
//	if errors.Is(err, gorm.ErrDuplicatedKey) {
//		c.JSON(http.StatusConflict, gin.H{"error": "the name is taken"})
//		return
//	}
//
// Known are the codes of pgx, pq, mysql and mongo for unique and foreign keys,
// gorm's and the file system's errors, and those that a package declares under a
// name such as ErrAlreadyExists, when they are told apart. A function of the program's
// own that may return such an error for what the client sent, or a call whose error is
// told apart so elsewhere in the package, is reported where nothing tells it apart.
//
// Not reported, and why:
//   - what has been looked up before: only a race leads there;
//   - a failed insert of which nothing is known: it may be the server's fault;
//   - check and not-null constraints: what they refuse is no conflict;
//   - 4xx other than 409: 400 and 422 may be meant.
package conflict
