// Package noabort reports a middleware that refuses a request without ending the
// chain of handlers.
//
// In gin and hertz the next handler runs when a middleware returns, whatever it has replied.
// Only Abort and its kin end the chain. A middleware that answers 401 and returns
// has protected nothing: the handler behind it does its work, and its body is
// appended to the refusal.
//
// RFC 9110, section 15.5.4: "The 403 (Forbidden) status code indicates that the
// server understood the request but refuses to fulfill it."
//
// Bad:
//
//	func member(c *gin.Context) {
//		if c.GetHeader("Authorization") == "" {
//			c.JSON(http.StatusUnauthorized, gin.H{"error": "who are you?"})
//			return // the protected handler runs now
//		}
//		c.Next()
//	}
//
// Good:
//
//	if c.GetHeader("Authorization") == "" {
//		c.AbortWithStatusJSON(http.StatusUnauthorized, gin.H{"error": "who are you?"})
//		return
//	}
//
// A handler counts as a middleware if it calls Next, is passed to Use, or is
// registered in front of others.
//
// Not reported, and why:
//   - a reply after Next: the other handlers have run by then;
//   - a handler of which it is not known that others stand behind it;
//   - success replies: a middleware may answer from a cache and go on to count;
//   - frameworks whose next handler runs only when it is called.
package noabort
